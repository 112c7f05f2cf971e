import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** One recorded answer. Append-only: a changed mind is another step. */
@Entity('attempt_steps')
@Index(['attemptId', 'seq'])
export class AttemptStep {
  @PrimaryColumn({ type: 'uuid' })
  attemptId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** When the attempt began: its steps stay together in the partition of that year. */
  @PrimaryColumn({ type: 'timestamptz' })
  startedAt: Date;

  @CreateDateColumn({ type: 'timestamptz' })
  receivedAt: Date;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'integer' })
  seq: number;

  @Column({ type: 'text' })
  itemId: string;

  @Column({ type: 'text', nullable: true })
  optionId: string | null;

  @Column({ type: 'boolean' })
  flagged: boolean;

  @Column({ type: 'timestamptz' })
  at: Date;
}
