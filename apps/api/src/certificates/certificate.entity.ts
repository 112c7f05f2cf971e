import type { CertificateFacts } from '@cohesion/certificates';
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** The document for an award: everything it prints. It can be superseded by a higher version, never edited. */
@Entity('certificates')
@Unique(['code'])
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

  /** Eight symbols without a hyphen. */
  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'jsonb' })
  facts: CertificateFacts;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
