import type { WaitingMail } from '@cohesion/contracts';
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** That a mail tells of a certificate, and until when it can be taken back. What it says is its reader's alone. */
@Entity('certificate_mails')
@Unique(['mailId'])
@Unique(['personId', 'reissueId'])
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

  /** Of certificates that were signed anew together, one mail tells. */
  @Column({ type: 'uuid', nullable: true })
  reissueId: string | null;

  @Column({ type: 'timestamptz' })
  notBefore: Date;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
