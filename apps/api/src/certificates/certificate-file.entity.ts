import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/**
 * What came of rendering: a stored file, or a problem in words. The first has number 1; one that was signed anew, or tried again,
 * has the next. What holds is said by `heldOf`.
 */
@Entity('certificate_files')
@Unique(['certificateId', 'number'])
export class CertificateFile {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  certificateId: string;

  @Column({ type: 'integer' })
  number: number;

  /** Of the credential in it; null for a file that is older than credentials, or for none. */
  @Column({ type: 'integer', nullable: true })
  credentialNumber: number | null;

  /** With which keys it is signed, of this society and of others. */
  @Column({ type: 'uuid', array: true })
  keyIds: string[];

  /** What it was signed anew for. */
  @Column({ type: 'uuid', nullable: true })
  reissueId: string | null;

  @Column({ type: 'text', nullable: true })
  storageKey: string | null;

  @Column({ type: 'text', nullable: true })
  sha256: string | null;

  @Column({ type: 'integer', nullable: true })
  bytes: number | null;

  @Column({ type: 'text', nullable: true })
  problem: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
