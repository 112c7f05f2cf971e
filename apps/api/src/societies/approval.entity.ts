import type { Format } from '@cohesion/credit';
import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/**
 * One version of a society's standing with an approving body: number, statement, formats, period. A change is a new
 * version of the same series; what an offer or a certificate points to never changes.
 */
@Entity('approvals')
@Unique(['seriesId', 'version'])
@Index(['societyId', 'seriesId'])
export class Approval {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  /** What all versions of one approval have in common. */
  @Column({ type: 'uuid' })
  seriesId: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'text' })
  bodyName: string;

  /** null where the body issues none (APA). */
  @Column({ type: 'text', nullable: true })
  providerNumber: string | null;

  @Column({ type: 'text', nullable: true })
  approvalNumber: string | null;

  @Column({ type: 'text', array: true })
  formats: Format[];

  /** The courses it is for, by their slugs; null: whatever the society offers. */
  @Column({ type: 'text', array: true, nullable: true })
  courses: string[] | null;

  /** The words of the approval letter; null: those the body prescribes. */
  @Column({ type: 'text', nullable: true })
  statement: string | null;

  @Column({ type: 'date' })
  validFrom: string;

  @Column({ type: 'date', nullable: true })
  validTo: string | null;

  @Column({ type: 'text' })
  change: 'added' | 'changed' | 'ended';

  /** Why it was changed or ended, in the words of who did it. */
  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ type: 'text' })
  origin: 'file' | 'console';

  @Column({ type: 'uuid', nullable: true })
  recordedBy: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
