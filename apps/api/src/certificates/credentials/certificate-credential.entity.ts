import type { JsonObject } from '@cohesion/certificates';
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** The credential of a certificate: proved once, whoever renders first, and carried by its files on every paper. */
@Entity('certificate_credentials')
@Unique(['certificateId'])
export class CertificateCredential {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  certificateId: string;

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
