import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A job that was decided together with the rows it is about. The relay puts it on the queue under this id. */
@Entity('outbox')
export class OutboxEntry {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid', nullable: true })
  societyId: string | null;

  @Column({ type: 'text' })
  job: string;

  @Column({ type: 'jsonb' })
  payload: unknown;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  /** The relay leaves it alone until then. */
  @Column({ type: 'timestamptz', nullable: true })
  notBefore: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  relayedAt: Date | null;
}
