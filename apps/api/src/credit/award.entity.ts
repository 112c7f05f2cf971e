import type { BodyId, Derivation, Evidence, Format } from '@cohesion/credit';
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What the award is for, as it was called that day. */
export type AwardedActivity = Readonly<{
  courseVersionId: string;
  title: string;
  format: string;
  categories: readonly string[];
  society: string;
  sample: boolean;
  /** How it was held, as rules call it; left out where that was as the course is published. */
  delivery?: Format;
  /** The other society that stood behind the course that day: its signature follows. */
  cosponsor?: Readonly<{ id: string; name: string }>;
  /** Of a correction: what the enrollment, which may be another person's, says of the course. */
  courseId?: string;
  topics?: readonly string[];
}>;

/** An entry in the credit ledger: this learner, this offer, this amount, this evidence, these rules. */
@Entity('awards')
@Unique(['enrollmentId', 'offerId', 'number'])
@Unique(['runLineId', 'offerId', 'number'])
@Unique(['correctsId'])
@Index(['personId', 'completedOn'])
export class Award {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  /** What it stands on: an enrollment, or a line of a society's roster. */
  @Column({ type: 'uuid', nullable: true })
  enrollmentId: string | null;

  @Column({ type: 'uuid', nullable: true })
  runLineId: string | null;

  @Column({ type: 'uuid' })
  offerId: string;

  /** 1 for what was derived; each correction adds one. */
  @Column({ type: 'integer', default: 1 })
  number: number;

  /** The award whose place this one takes. Its derivation is kept: a correction is somebody's word, not a sum. */
  @Column({ type: 'uuid', nullable: true })
  correctsId: string | null;

  @Column({ type: 'uuid' })
  verdictId: string;

  @Column({ type: 'text' })
  body: BodyId;

  /** Decimal text, in the body's unit. */
  @Column({ type: 'numeric', precision: 6, scale: 2 })
  amount: string;

  @Column({ type: 'text' })
  unit: string;

  @Column({ type: 'jsonb' })
  activity: AwardedActivity;

  /** The name, the words of whoever answers for it (the learner, or the society), and the evidence as it was read. */
  @Column({ type: 'jsonb' })
  attestation: Readonly<{ id: string; name: string; text: string; evidence: Evidence }>;

  @Column({ type: 'jsonb' })
  derivation: Derivation;

  @Column({ type: 'text' })
  ruleVersion: string;

  @Column({ type: 'date' })
  completedOn: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

/** Without those whose place a correction took. */
export const standing = (awards: readonly Award[]): Award[] =>
  awards.filter(({ id }) => !awards.some(({ correctsId }) => correctsId === id));
