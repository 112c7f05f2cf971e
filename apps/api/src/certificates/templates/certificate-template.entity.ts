import type { CertificateTemplate } from '@cohesion/certificates';
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** How a society's certificates look, as it was saved. The highest number is in force; none is ever changed. */
@Entity('certificate_templates')
@Unique(['societyId', 'number'])
export class CertificateTemplateVersion {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'jsonb' })
  template: CertificateTemplate;

  /** The version it went back to. */
  @Column({ type: 'integer', nullable: true })
  restoredFrom: number | null;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
