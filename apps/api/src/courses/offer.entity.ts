import type { BodyId, Offer } from '@cohesion/credit';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What one course version gives under one approval; its sum is in the terms. */
@Entity('offers')
@Unique(['courseVersionId', 'approvalId'])
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

  @Column({ type: 'jsonb' })
  terms: Offer;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
