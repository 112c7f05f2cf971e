import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A reminder that somebody was sent: each of the three before an approval's last day goes to each person once. */
@Entity('approval_reminders')
@Unique(['seriesId', 'personId', 'validTo', 'days'])
export class ApprovalReminder {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  seriesId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'date' })
  validTo: string;

  @Column({ type: 'integer' })
  days: number;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
