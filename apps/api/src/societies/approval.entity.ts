import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A society's standing with an approving body: number, statement, formats, period. */
@Entity('approvals')
@Unique(['societyId', 'body', 'validFrom'])
export class Approval {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'text' })
  bodyName: string;

  /** null where the body issues none (APA). */
  @Column({ type: 'text', nullable: true })
  providerNumber: string | null;

  @Column({ type: 'text', nullable: true })
  approvalNumber: string | null;

  @Column({ type: 'text', array: true })
  formats: string[];

  @Column({ type: 'text' })
  statement: string;

  @Column({ type: 'date' })
  validFrom: string;

  @Column({ type: 'date', nullable: true })
  validTo: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
