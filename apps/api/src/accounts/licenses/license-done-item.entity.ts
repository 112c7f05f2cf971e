import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Her word that a one-time rule is fulfilled; the latest row holds, and a day of null takes it back. */
@Entity('license_done_items')
@Index(['licenseId', 'item'])
export class LicenseDoneItem {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  licenseId: string;

  /** The rule's id in the rule set. */
  @Column({ type: 'text' })
  item: string;

  @Column({ type: 'date', nullable: true })
  doneOn: string | null;

  @Column({ type: 'text' })
  note: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
