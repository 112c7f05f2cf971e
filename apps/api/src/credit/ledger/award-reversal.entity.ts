import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** An award was taken back, or given back; of one award the highest number is how it stands. */
@Entity('award_reversals')
@Unique(['awardId', 'number'])
export class AwardReversal {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  awardId: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  change: 'reversed' | 'restored';

  @Column({ type: 'text' })
  cause: 'revoked' | 'corrected' | 'reinstated';

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
