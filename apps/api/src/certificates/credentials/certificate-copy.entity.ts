import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A certificate on other paper than its file: the same award, code, credential and proof, signed anew. */
@Entity('certificate_copies')
@Unique(['certificateId', 'paper', 'fileNumber'])
export class CertificateCopy {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  certificateId: string;

  @Column({ type: 'text' })
  paper: 'a4';

  /** Of the file beside which it was made: another file needs another copy. */
  @Column({ type: 'integer' })
  fileNumber: number;

  @Column({ type: 'uuid', array: true })
  keyIds: string[];

  @Column({ type: 'text' })
  storageKey: string;

  @Column({ type: 'text' })
  sha256: string;

  @Column({ type: 'integer' })
  bytes: number;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
