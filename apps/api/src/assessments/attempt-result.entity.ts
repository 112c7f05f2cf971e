import type { Score } from '@cohesion/curriculum';
import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What came of an attempt once it was sent. One per attempt, whoever sends first. */
@Entity('attempt_results')
@Unique(['attemptId'])
@Index(['enrollmentId'])
export class AttemptResultRecord {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  attemptId: string;

  @Column({ type: 'uuid' })
  enrollmentId: string;

  @Column({ type: 'boolean' })
  passed: boolean;

  @Column({ type: 'jsonb' })
  score: Score;

  @Column({ type: 'timestamptz' })
  submittedAt: Date;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
