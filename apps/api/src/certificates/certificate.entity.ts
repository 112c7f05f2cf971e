import type { CertificateFacts } from '@cohesion/certificates';
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** The document for an award: everything it prints. A higher version under its code takes its place; it is never edited. */
@Entity('certificates')
@Unique(['code', 'version'])
@Unique(['awardId', 'version'])
@Index(['personId'])
export class Certificate {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  awardId: string;

  /** Eight symbols without a hyphen; the same for every version. */
  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'jsonb' })
  facts: CertificateFacts;

  /** What a society searches by: small letters without marks. */
  @Column({ type: 'text' })
  nameKey: string;

  @Column({ type: 'text' })
  familyKey: string;

  @Column({ type: 'text' })
  titleKey: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
