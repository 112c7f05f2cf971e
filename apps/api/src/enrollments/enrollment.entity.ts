import type { CoursePage } from '@cohesion/contracts';
import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A learner in one version of a course, with what she was shown before she enrolled. */
@Entity('enrollments')
@Unique(['courseVersionId', 'personId'])
@Index(['personId', 'createdAt'])
export class Enrollment {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  courseId: string;

  @Column({ type: 'uuid' })
  courseVersionId: string;

  @Column({ type: 'text' })
  disclosuresHash: string;

  /** The page as it stood, for the audit binder. */
  @Column({ type: 'jsonb' })
  pageSnapshot: CoursePage;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
