import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** How a learner wants to be called on a certificate. Of one code the highest number is the request that holds. */
@Entity('name_change_requests')
@Unique(['code', 'number'])
@Index(['societyId', 'createdAt'])
export class NameChangeRequest {
  /** Made by the page that asked for it. */
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  certificateId: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  printedName: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', nullable: true })
  why: string | null;

  /** On every certificate of the society that carries the same name. */
  @Column({ type: 'boolean' })
  everywhere: boolean;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

/** What an administrator made of it. */
@Entity('name_change_decisions')
@Unique(['requestId'])
export class NameChangeDecision {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  requestId: string;

  @Column({ type: 'text' })
  decision: 'approved' | 'refused';

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
