import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** That hours were reported for a license, or were not after all: the latest row holds. */
@Entity('reported_marks')
@Index(['licenseId', 'recordId'])
export class ReportedMark {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  licenseId: string;

  @Column({ type: 'text' })
  recordId: string;

  @Column({ type: 'boolean' })
  isReported: boolean;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
