import type { WaitingMail } from '@cohesion/contracts';
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** That a mail tells of a certificate, and until when it can be taken back. What it says is its reader's alone. */
@Entity('certificate_mails')
@Unique(['mailId'])
@Index(['code'])
export class CertificateMail {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'uuid' })
  mailId: string;

  @Column({ type: 'text' })
  kind: WaitingMail['kind'];

  @Column({ type: 'timestamptz' })
  notBefore: Date;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
