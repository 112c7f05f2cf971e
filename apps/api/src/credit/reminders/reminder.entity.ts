import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { ReminderStep } from './schedule.js';

/** A reminder that was sent. Of the secret of its link only the digest is known here. */
@Entity('reminders')
@Unique(['licenseId', 'cycleEnd', 'step'])
@Unique(['secretSha256'])
@Index(['personId'])
export class Reminder {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  licenseId: string;

  @Column({ type: 'text' })
  licenseName: string;

  @Column({ type: 'date' })
  cycleEnd: string;

  @Column({ type: 'text' })
  step: ReminderStep;

  @Column({ type: 'text' })
  secretSha256: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
