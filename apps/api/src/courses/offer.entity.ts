import type { BodyId, Offer } from '@cohesion/credit';
import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/**
 * What one course version gives under one approval; its sum is in the terms. Of one body the highest number holds, unless
 * it was withdrawn.
 */
@Entity('offers')
@Index('ix_offers_numbers', ['courseVersionId', 'body', 'number'], { unique: true, where: 'run_id is null' })
@Unique(['runId', 'body'])
export class OfferRecord {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  courseVersionId: string;

  /** The run of certificates that this is the credit of. It belongs to that run alone; null is the version's own. */
  @Column({ type: 'uuid', nullable: true })
  runId: string | null;

  @Column({ type: 'uuid' })
  approvalId: string;

  @Column({ type: 'text' })
  body: BodyId;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'jsonb' })
  terms: Offer;

  /** What is new in it, in sentences, when it took the place of another. */
  @Column({ type: 'text', array: true })
  because: string[];

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
