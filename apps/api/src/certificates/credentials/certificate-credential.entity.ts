import type { JsonObject } from '@cohesion/certificates';
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** The credential of a certificate, carried by its files on every paper. The highest number holds: the same claims, proved again. */
@Entity('certificate_credentials')
@Unique(['certificateId', 'number'])
export class CertificateCredential {
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

  /** With which key it is proved. */
  @Column({ type: 'uuid', nullable: true })
  keyId: string | null;

  /** With which key the head in its proof from the log is signed. */
  @Column({ type: 'uuid', nullable: true })
  logKeyId: string | null;

  /** With its proof. */
  @Column({ type: 'json' })
  credential: JsonObject;

  /** The same as a JWT. */
  @Column({ type: 'text' })
  token: string;

  /** A proof bundle, as `writeProofBundle` writes it. */
  @Column({ type: 'text' })
  logProof: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
