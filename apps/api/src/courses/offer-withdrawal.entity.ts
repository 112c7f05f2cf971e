import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** An offer that holds no longer, and why. Awards made under it keep it. */
@Entity('offer_withdrawals')
@Unique(['offerId'])
export class OfferWithdrawal {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  offerId: string;

  @Column({ type: 'text' })
  code: string;

  /** One sentence for the society. */
  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
