import type { DrawnItem } from '@cohesion/curriculum';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One try at the quiz: which items were drawn, and in which order their options stand. */
@Entity('attempts')
@Unique(['enrollmentId', 'number'])
export class Attempt {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  enrollmentId: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'jsonb' })
  drawn: readonly DrawnItem[];

  /** The draw can be made again from this. */
  @Column({ type: 'text' })
  seed: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
