import { BODIES, type BodyId } from './body.js';
import type { Hundredths } from './hundredths.js';
import type { Segment } from './minutes.js';
import type { LineRefusal } from './reason.js';
import type { Force } from './self-study-rules.js';
import type { Confidence, Source } from './source.js';
import type { Step } from './step.js';
import type { CreditResult } from './units.js';

/** What a body gives for the work, in its own unit and words, or why it gives nothing. */
export type LineOutcome =
  | { readonly offered: true; readonly amount: Hundredths; readonly unit: string }
  | { readonly offered: false; readonly reason: LineRefusal };

/** What the way of counting, or a rule of the quiz, stands on. */
export interface Basis {
  readonly text: string;
  readonly confidence: Confidence;
  readonly source: Source | null;
  readonly note: string | null;
}

/** One body's sum, from the measures to the amount: `minutes` are its own count, `steps` the whole arithmetic. */
export interface BodyLine {
  readonly body: BodyId;
  readonly method: Basis;
  readonly minutes: number;
  readonly steps: readonly Step[];
  readonly outcome: LineOutcome;
}

/** A rule of the quiz held against the figures: `needed` and `actual` in questions or in percent. */
export interface RuleCheck extends Basis {
  readonly force: Force;
  readonly needed: number;
  readonly actual: number;
  readonly holds: boolean;
}

export interface SelfStudyLine extends BodyLine {
  /** Credit by this body's own count alone, before the safe minimum; never less than what is offered. */
  readonly ownAmount: Hundredths;
  readonly items: RuleCheck | null;
  readonly passMark: RuleCheck | null;
}

/** The measures of a course: words of content, questions of one quiz, difficulty 1 to 5, minutes of recording. */
export interface SelfStudyInputs {
  readonly words: number;
  readonly items: number;
  readonly difficulty: number;
  readonly mediaMinutes: number;
  /** How long each pilot reader took for the whole course; left out where there was no pilot. */
  readonly pilotMinutes?: readonly number[];
  /** Percent; left out, the mark that the bodies claimed need. */
  readonly passMark: number | null;
  readonly bodies: readonly BodyId[];
}

/** Plain JSON. `safeMinutes` is the smallest count over the bodies claimed, `safeBodies` those that count no more than it. */
export interface SelfStudyWorksheet {
  readonly kind: 'self-study';
  readonly ruleVersion: string;
  readonly inputs: SelfStudyInputs;
  readonly safeMinutes: number;
  readonly safeBodies: readonly BodyId[];
  readonly lines: readonly SelfStudyLine[];
}

export interface EventWorksheet {
  readonly kind: 'event';
  readonly ruleVersion: string;
  readonly inputs: { readonly segments: readonly Segment[]; readonly bodies: readonly BodyId[] };
  readonly lines: readonly BodyLine[];
}

/** How much one activity gives under each body claimed, so that a reader can redo every sum by hand. */
export type CreditWorksheet = SelfStudyWorksheet | EventWorksheet;

export function outcomeOf(credit: CreditResult, body: BodyId): LineOutcome {
  return credit.earned
    ? { offered: true, amount: credit.amount, unit: BODIES[body].unit.value.name }
    : { offered: false, reason: credit.reason };
}
