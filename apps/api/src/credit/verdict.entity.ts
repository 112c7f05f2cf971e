import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** That an enrollment, or a line of a society's roster, was judged complete, by which rules and on what. */
@Entity('verdicts')
@Unique(['enrollmentId'])
@Unique(['runLineId'])
export class Verdict {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid', nullable: true })
  enrollmentId: string | null;

  @Column({ type: 'uuid', nullable: true })
  runLineId: string | null;

  @Column({ type: 'boolean' })
  complete: boolean;

  /** What it was judged on: requirements and evidence by id. */
  @Column({ type: 'jsonb' })
  reasons: unknown;

  @Column({ type: 'text' })
  ruleVersion: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
