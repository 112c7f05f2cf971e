import type { Hundredths } from '../hundredths.js';
import type { PlainDate } from '../plain-date.js';
import type { Confidence } from '../source.js';
import type { Step } from '../step.js';
import type { Clause } from './clause.js';
import type { Cycle } from './cycle-of.js';
import type { CategoryMiss, CycleProblem, CycleReason } from './cycle-reason.js';
import type { Move } from './license.js';
import type { NotAsked } from './terms.js';

/** `nothing-asked` is a category that takes hours and asks for none. */
export type RequirementStatus = 'met' | 'missing' | 'nothing-asked' | NotAsked;

/** One thing a cycle asks for, in hundredths of the rule set's hour. `counted` may be more than `needed`. */
export interface Requirement {
  readonly id: string;
  readonly name: string;
  readonly needed: Hundredths;
  readonly counted: Hundredths;
  readonly missing: Hundredths;
  readonly status: RequirementStatus;
  readonly clause: Clause;
}

/** Kinds of activity to be used, in whole numbers. */
export interface DistinctRequirement {
  readonly id: string;
  readonly name: string;
  readonly needed: number;
  readonly used: readonly string[];
  readonly missing: number;
  readonly status: 'met' | 'missing' | 'exempt';
  readonly clause: Clause;
}

export interface LimitUse {
  readonly id: string;
  readonly name: string;
  readonly most: Hundredths;
  readonly used: Hundredths;
  readonly isReached: boolean;
  readonly clause: Clause;
}

/** What became of one part of one record. `recorded` is what was placed and what was not, together. */
export interface AllocationLine {
  readonly recordId: string;
  readonly partId: string;
  readonly completedOn: PlainDate;
  readonly recorded: Hundredths;
  readonly counted: Hundredths;
  readonly placements: readonly { readonly category: string; readonly amount: Hundredths }[];
  readonly uncounted: readonly { readonly amount: Hundredths; readonly reason: CycleReason }[];
  /** Categories for the topic that do not take it, and why, even where another category does. */
  readonly missed: readonly CategoryMiss[];
  /** Every category the rules allow for some of it. */
  readonly allowed: readonly string[];
}

/** Where every hour of a license's cycle went: plain JSON, made anew by `replayAllocation` from the same inputs. */
export interface Allocation {
  readonly license: { readonly id: string; readonly type: string; readonly jurisdiction: string };
  readonly on: PlainDate;
  readonly cycle: Cycle;
  readonly ruleSet: {
    readonly id: string;
    readonly name: string;
    readonly board: string;
    readonly version: string;
    readonly verifiedOn: PlainDate;
    readonly confidence: Confidence;
    readonly readAs: string;
  };
  /** Minutes in the hour of this rule set. */
  readonly minutesInHour: number;
  readonly total: Requirement | null;
  readonly categories: readonly Requirement[];
  readonly minimums: readonly Requirement[];
  readonly distinct: readonly DistinctRequirement[];
  readonly limits: readonly LimitUse[];
  /** Hours of this cycle that count, without those carried in. */
  readonly counted: Hundredths;
  /** Added over total, categories and minimums; an hour may end more than one of them. */
  readonly missing: Hundredths;
  /** The least number of further hours that could end everything missing: the headline. */
  readonly toGo: Hundredths;
  readonly isComplete: boolean;
  readonly carriedIn: { readonly amount: Hundredths; readonly from: PlainDate } | null;
  /** What the next cycle would get if this one ended now; null where the rules carry nothing. */
  readonly carriesOut: Hundredths | null;
  /** Both clocks: the last day of the cycle, and until when the proof of its hours is to be kept. */
  readonly keepProofUntil: PlainDate | null;
  readonly lines: readonly AllocationLine[];
  /** Moves that the rules do not allow, or that name no hours of this cycle. */
  readonly movesNotMade: readonly Move[];
  readonly derivation: AllocationDerivation;
}

export interface AllocationDerivation {
  readonly engine: string;
  readonly ruleSet: string;
  readonly version: string;
  readonly on: PlainDate;
  readonly licenseId: string;
  readonly recordIds: readonly string[];
  readonly steps: readonly Step[];
}

export type AllocationResult =
  | { readonly ok: true; readonly allocation: Allocation }
  | { readonly ok: false; readonly problem: CycleProblem };
