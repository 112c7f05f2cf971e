import type { JsonObject } from '@cohesion/certificates';
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What a certificate says for machines, not proved yet: the society's log commits to exactly these claims. */
@Entity('certificate_claims')
@Unique(['certificateId'])
@Index(['societyId', 'createdAt'])
export class CertificateClaims {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  certificateId: string;

  @Column({ type: 'json' })
  claims: JsonObject;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
