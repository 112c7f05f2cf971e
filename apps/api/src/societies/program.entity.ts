import type { ActivityPerson } from '@cohesion/credit';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Someone who presents, plans or reviews a course, as the society names them. */
export type ProgramPerson = ActivityPerson & Readonly<{ credentials: string }>;

/** One version of what a society says of a course it offers: for which bodies, and by whom. The newest holds. */
@Entity('programs')
@Unique(['societyId', 'course', 'version'])
export class Program {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  /** The course's slug. */
  @Column({ type: 'text' })
  course: string;

  @Column({ type: 'integer' })
  version: number;

  /** The bodies whose credit is claimed; none for a course that is offered without credit. */
  @Column({ type: 'text', array: true })
  bodies: string[];

  @Column({ type: 'jsonb' })
  people: readonly ProgramPerson[];

  @Column({ type: 'text' })
  origin: 'file' | 'console';

  @Column({ type: 'uuid', nullable: true })
  recordedBy: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
