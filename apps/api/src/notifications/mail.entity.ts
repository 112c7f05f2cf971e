import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A message to one person, in plain text; kept as it was written. */
@Entity('mails')
export class Mail {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'text' })
  recipient: string;

  @Column({ type: 'text' })
  subject: string;

  @Column({ type: 'text' })
  body: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  /** It waits until then and can be taken back meanwhile; null for one that goes at once. */
  @Column({ type: 'timestamptz', nullable: true })
  notBefore: Date | null;

  /** null until a mail server has taken it; without one, for good. */
  @Column({ type: 'timestamptz', nullable: true })
  sentAt: Date | null;
}
