import type { CourseSummary, CreditWorksheetView } from '@cohesion/contracts';
import type { CourseDocument } from '@cohesion/curriculum';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { PublishedPage } from './course-page.js';

/** What a course says, once published: never changed, so whoever enrolled can always be judged by it. */
@Entity('course_versions')
@Unique(['courseId', 'number'])
export class CourseVersion {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  courseId: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  contentHash: string;

  @Column({ type: 'text' })
  changeClass: string;

  /** The catalogue's row, worked out once. */
  @Column({ type: 'jsonb' })
  summary: CourseSummary;

  /** The course page but for what depends on who looks and on which day. */
  @Column({ type: 'jsonb' })
  page: PublishedPage;

  @Column({ type: 'jsonb' })
  document: CourseDocument;

  /** The files as they were written, path to text. */
  @Column({ type: 'jsonb' })
  source: Readonly<Record<string, string>>;

  @Column({ type: 'jsonb' })
  worksheet: CreditWorksheetView;

  @Column({ type: 'timestamptz' })
  publishedAt: Date;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
