import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A mail that was taken back before it went out. */
@Entity('mail_cancellations')
@Unique(['mailId'])
export class MailCancellation {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  mailId: string;

  @Column({ type: 'uuid' })
  cancelledBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
