import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where a file was about to be put. One without a proof is what an upload left behind when it was cut short. */
@Entity('proof_places')
@Index(['societyId', 'createdAt'])
export class ProofPlace {
  @PrimaryColumn({ type: 'text' })
  storageKey: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
