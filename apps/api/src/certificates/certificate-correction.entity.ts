import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export type CorrectionKind = 'name' | 'hours' | 'person' | 'licenses';

/** Why one version took the place of another, and by whom. It belongs to the person whose version was replaced. */
@Entity('certificate_corrections')
@Unique(['replacedId'])
@Unique(['certificateId'])
@Index(['code'])
export class CertificateCorrection {
  /** Made by the page that asked for it. */
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'uuid' })
  replacedId: string;

  @Column({ type: 'uuid' })
  certificateId: string;

  @Column({ type: 'text' })
  what: CorrectionKind;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
