import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** That an enrollment was judged complete, by which rules and on what. */
@Entity('verdicts')
@Unique(['enrollmentId'])
export class Verdict {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  enrollmentId: string;

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
