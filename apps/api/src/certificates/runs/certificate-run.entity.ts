import type { LiveFormat, RunSession } from '@cohesion/contracts';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Certificates issued from a roster: what a society said of it, once. What came of each line stands beside it. */
@Entity('certificate_runs')
@Index(['societyId', 'createdAt'])
export class CertificateRun {
  /** Made by the page, so that sending it twice starts it once. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  courseVersionId: string;

  @Column({ type: 'uuid', array: true })
  offerIds: string[];

  @Column({ type: 'date' })
  completedOn: string;

  /** How it was held, where it was held live: both or neither. */
  @Column({ type: 'text', nullable: true })
  format: LiveFormat | null;

  @Column({ type: 'jsonb', nullable: true })
  sessions: readonly RunSession[] | null;

  /** When and where, as certificates print it. */
  @Column({ type: 'text', nullable: true })
  held: string | null;

  /** What attendance is known from and who keeps it, in the society's words. */
  @Column({ type: 'text' })
  source: string;

  /** What was confirmed by whoever started it. */
  @Column({ type: 'text' })
  statement: string;

  @Column({ type: 'integer' })
  lines: number;

  /** Whether everybody whose certificates are ready gets a mail. */
  @Column({ type: 'boolean', default: false })
  tellsPeople: boolean;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

/** One person of a roster, as typed. */
@Entity('certificate_run_lines')
@Unique(['runId', 'number'])
export class CertificateRunLine {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  runId: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  email: string;
}

/** A run was stopped, or goes on; the highest number is how it stands. */
@Entity('certificate_run_turns')
@Unique(['runId', 'number'])
export class CertificateRunTurn {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  runId: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  change: 'stopped' | 'continued';

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

/** What came of one attempt at one credit of one line. Of a line and an offer one at most is not a failure. */
@Entity('certificate_run_outcomes')
@Unique(['lineId', 'offerId', 'attempt'])
@Index(['runId'])
@Index(['certificateId'])
export class CertificateRunOutcome {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  runId: string;

  @Column({ type: 'uuid' })
  lineId: string;

  @Column({ type: 'uuid' })
  offerId: string;

  @Column({ type: 'integer' })
  attempt: number;

  @Column({ type: 'text' })
  kind: 'issued' | 'has-it' | 'failed';

  /** The award this made, or the one that was there. */
  @Column({ type: 'uuid', nullable: true })
  awardId: string | null;

  @Column({ type: 'uuid', nullable: true })
  certificateId: string | null;

  /** A code that states a fact, and a sentence for the society. */
  @Column({ type: 'text', nullable: true })
  problem: string | null;

  @Column({ type: 'text', nullable: true })
  sentence: string | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
