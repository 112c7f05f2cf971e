import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A stretch of reading as a device reported it. Evidence: never changed. */
@Entity('reading_events')
@Index(['enrollmentId', 'lesson', 'at'])
export class ReadingEventRecord {
  @PrimaryColumn({ type: 'uuid' })
  enrollmentId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @CreateDateColumn({ type: 'timestamptz', primary: true })
  receivedAt: Date;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'integer' })
  seq: number;

  @Column({ type: 'text' })
  lesson: string;

  @Column({ type: 'text' })
  paragraph: string;

  @Column({ type: 'real' })
  offset: number;

  @Column({ type: 'integer' })
  activeSeconds: number;

  @Column({ type: 'boolean' })
  finished: boolean;

  @Column({ type: 'timestamptz' })
  at: Date;
}
