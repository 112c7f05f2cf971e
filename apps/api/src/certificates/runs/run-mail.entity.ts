import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** That a person on a roster was written to, once. What the mail says is its reader's alone. */
@Entity('certificate_run_mails')
@Unique(['lineId'])
@Unique(['mailId'])
@Index(['runId'])
export class CertificateRunMail {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  runId: string;

  @Column({ type: 'uuid' })
  lineId: string;

  /** Null where nothing was left to tell: all of it was taken back before. */
  @Column({ type: 'uuid', nullable: true })
  mailId: string | null;

  @Column({ type: 'timestamptz' })
  notBefore: Date;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

/** From here on nobody of this run is written to. */
@Entity('certificate_run_mail_holds')
@Unique(['runId'])
export class CertificateRunMailHold {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  runId: string;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
