import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A proof that one version of an entry rests on. */
@Entity('outside_hours_proofs')
@Unique(['outsideHoursId', 'proofId'])
@Index(['proofId'])
export class OutsideHoursProof {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  outsideHoursId: string;

  @Column({ type: 'uuid' })
  proofId: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'smallint' })
  place: number;
}
