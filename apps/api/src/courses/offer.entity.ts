import type { BodyId, Offer } from '@cohesion/credit';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/**
 * What one course version gives under one approval; its sum is in the terms. Of one body the highest number holds, unless
 * it was withdrawn.
 */
@Entity('offers')
@Unique(['courseVersionId', 'body', 'number'])
export class OfferRecord {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  courseVersionId: string;

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
