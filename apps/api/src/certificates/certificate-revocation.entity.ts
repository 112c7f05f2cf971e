import type { RevocationCategory } from '@cohesion/contracts';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A certificate was revoked, or is valid again; of one code the highest number is how it stands. */
@Entity('certificate_revocations')
@Unique(['code', 'number'])
export class CertificateRevocation {
  /** Made by the page that asked for it. */
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'uuid' })
  certificateId: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  change: 'revoked' | 'reinstated';

  @Column({ type: 'text', nullable: true })
  category: RevocationCategory | null;

  /** Plain date in the society's zone. */
  @Column({ type: 'date' })
  effectiveOn: string;

  /** To the learner; never public. */
  @Column({ type: 'text', nullable: true })
  note: string | null;

  /** Why it is valid again. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
