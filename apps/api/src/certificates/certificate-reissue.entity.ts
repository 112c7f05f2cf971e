import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What a stolen key signed is issued anew, in one society: asked for once, and done for every certificate that needs it. */
@Entity('certificate_reissues')
@Unique(['societyId', 'keyId'])
export class CertificateReissue {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  keyId: string;

  /** Another one where the key is a co-sponsor's. */
  @Column({ type: 'uuid' })
  keySocietyId: string;

  /** Such as `document-1`. */
  @Column({ type: 'text' })
  keyName: string;

  /** Null where the key is a co-sponsor's. */
  @Column({ type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

/** A page that could not be made is tried again, because somebody asked for it. */
@Entity('certificate_page_retries')
@Unique(['certificateId', 'fileNumber'])
@Index(['societyId', 'createdAt'])
export class CertificatePageRetry {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  certificateId: string;

  /** Of the file with the problem. */
  @Column({ type: 'integer' })
  fileNumber: number;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
