import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LessonManifest } from '@cohesion/curriculum';

/** A lesson rendered to safe HTML once, at publish. */
@Entity('lesson_pages')
@Unique(['courseVersionId', 'lesson'])
export class RenderedLessonPage {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  courseVersionId: string;

  @Column({ type: 'text' })
  lesson: string;

  @Column({ type: 'text' })
  html: string;

  @Column({ type: 'jsonb' })
  manifest: LessonManifest;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
