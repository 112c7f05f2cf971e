import type { ProofMediaType } from '@cohesion/contracts';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A file that stands behind recorded hours, as it was given. */
@Entity('proofs')
@Unique(['storageKey'])
@Index(['personId'])
@Index(['societyId', 'createdAt'])
export class Proof {
  /** Made on the device. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  storageKey: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  mediaType: ProofMediaType;

  @Column({ type: 'integer' })
  bytes: number;

  @Column({ type: 'text' })
  sha256: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
