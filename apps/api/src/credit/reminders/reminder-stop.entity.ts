import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** "I'm fine": no more reminders about this cycle. */
@Entity('reminder_stops')
@Unique(['licenseId', 'cycleEnd'])
@Index(['personId'])
export class ReminderStop {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  licenseId: string;

  @Column({ type: 'date' })
  cycleEnd: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
