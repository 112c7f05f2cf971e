import type { HandTotals } from '@cohesion/contracts';
import type { KnownPeriod } from '@cohesion/credit';
import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A credential somebody holds. Removing it hides it and deletes its number. */
@Entity('licenses')
@Index('ix_licenses_held', ['personId', 'jurisdiction', 'type', 'boardName'], {
  unique: true,
  where: 'removed_at is null',
})
export class LicenseRecord {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  jurisdiction: string;

  /** As rule sets call it, or "other". */
  @Column({ type: 'text' })
  type: string;

  /** Of "other" alone; empty for the rest. */
  @Column({ type: 'text' })
  boardName: string;

  @Column({ type: 'jsonb', nullable: true })
  byHand: HandTotals | null;

  @Column({ type: 'text', nullable: true })
  numberSealed: string | null;

  /** Which key it is sealed with. */
  @Column({ type: 'text', nullable: true })
  numberKey: string | null;

  @Column({ type: 'text', nullable: true })
  numberEnding: string | null;

  @Column({ type: 'date' })
  issuedOn: string;

  @Column({ type: 'integer', nullable: true })
  birthMonth: number | null;

  @Column({ type: 'jsonb' })
  periods: readonly KnownPeriod[];

  @Column({ type: 'text', array: true })
  conditions: string[];

  @Column({ type: 'timestamptz', nullable: true })
  removedAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz' })
  updatedAt: Date;
}
