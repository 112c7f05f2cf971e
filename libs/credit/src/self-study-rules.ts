import type { BodyId } from './body.js';
import type { Hundredths } from './hundredths.js';
import * as from from './source.js';
import { secondary, stated, unverified, type Fact } from './source.js';

/** The ways of turning text into minutes that the bodies accept. */
export type Formula = 'mergener' | 'words-6000' | 'words-10000';

/** The formulas of which the smallest result counts; or, for a body with none of its own, the smallest of the others claimed. */
export type Method = readonly Formula[] | 'smallest-claimed';

/** A rule a body makes a condition of approval, or only recommends: only the first refuses credit. */
export type Force = 'required' | 'recommended';

/** How many questions the post-test needs. */
export type ItemRule =
  | {
      readonly kind: 'first-hour-and-further';
      readonly force: Force;
      readonly first: number;
      readonly further: number;
    }
  | { readonly kind: 'per-credit'; readonly force: Force; readonly least: number; readonly most: number };

export interface PassMarkRule {
  readonly force: Force;
  readonly percent: number;
}

/** What the times of pilot readers do: they go before the formula, or count where they are shorter than it. */
export type PilotRule = 'instead' | 'if-less';

export interface SelfStudyRules {
  readonly method: Fact<Method>;
  /** Null where the body names a method that leaves no room for a pilot. */
  readonly pilot: Fact<PilotRule> | null;
  readonly items: Fact<ItemRule> | null;
  readonly passMark: Fact<PassMarkRule> | null;
}

/** Counted like this where a body without a formula of its own is claimed alone. */
export const CAREFUL_FORMULAS: readonly Formula[] = ['mergener', 'words-6000'];

const MERGENER: readonly Formula[] = ['mergener'];
const CAREFUL_PILOT = unverified<PilotRule>(
  'if-less',
  'No text on pilots was readable; only a shorter time counts.',
);
const DEFENSIBLE = 'No method is prescribed in a readable text; Mergener is the defensible mechanism.';

export const SELF_STUDY_RULES: Readonly<Record<BodyId, SelfStudyRules>> = {
  apa: {
    method: unverified(MERGENER, DEFENSIBLE),
    pilot: CAREFUL_PILOT,
    items: stated({ kind: 'per-credit', force: 'recommended', least: 6, most: 8 }, from.apaSponsorFaq),
    passMark: stated({ force: 'recommended', percent: 75 }, from.apaSponsorFaq),
  },
  nbcc: {
    method: secondary(['words-6000'], from.ceuOneStop),
    pilot: null,
    items: null,
    passMark: unverified(
      { force: 'required', percent: 75 },
      'Commonly given as NBCC; no text of NBCC was readable.',
    ),
  },
  ace: {
    method: unverified(
      CAREFUL_FORMULAS,
      'No method was readable; the smaller of the two in common use is careful.',
    ),
    pilot: null,
    items: null,
    passMark: unverified(
      { force: 'required', percent: 80 },
      'Commonly given as ACE; the handbook was not readable.',
    ),
  },
  nasw: {
    method: stated(['words-10000'], from.naswApply),
    pilot: null,
    items: stated(
      { kind: 'first-hour-and-further', force: 'required', first: 10, further: 5 },
      from.naswApply,
      'Five for each further hour, and five for a half hour left over.',
    ),
    passMark: stated({ force: 'required', percent: 80 }, from.naswApply),
  },
  nysed: { method: unverified(MERGENER, DEFENSIBLE), pilot: CAREFUL_PILOT, items: null, passMark: null },
  'fl-psychology': {
    method: unverified(MERGENER, DEFENSIBLE),
    pilot: CAREFUL_PILOT,
    items: null,
    passMark: null,
  },
  ama: { method: unverified(MERGENER, DEFENSIBLE), pilot: CAREFUL_PILOT, items: null, passMark: null },
  ancc: {
    method: secondary(MERGENER, from.aorn),
    pilot: secondary<PilotRule>('instead', from.aorn, 'A pilot study or another defensible mechanism.'),
    items: null,
    passMark: null,
  },
  ibcgp: {
    method: unverified(
      'smallest-claimed',
      'No method was readable; no more than any other body claimed is careful.',
    ),
    pilot: null,
    items: null,
    passMark: null,
  },
  'lpca-ga': {
    method: unverified(['words-6000'], 'Read like NBCC.'),
    pilot: null,
    items: null,
    passMark: unverified({ force: 'required', percent: 75 }, 'Read like NBCC.'),
  },
};

/** Questions the rule asks for at this much credit; a recommendation of 6 to 8 a credit asks for 6. */
export function itemsNeeded(rule: ItemRule, amount: Hundredths): number {
  switch (rule.kind) {
    case 'first-hour-and-further':
      return rule.first + rule.further * Math.ceil(Math.max(0, amount - 100) / 100);
    case 'per-credit':
      return Math.ceil((rule.least * amount) / 100);
  }
}

/** The rule in words, with its figures. */
export function itemRuleText(rule: ItemRule): string {
  switch (rule.kind) {
    case 'first-hour-and-further':
      return `${rule.first} questions for the first hour and ${rule.further} for each further hour or half hour`;
    case 'per-credit':
      return `${rule.least} to ${rule.most} questions for each credit`;
  }
}

/** The method in words. */
export function methodText(method: Method): string {
  if (method === 'smallest-claimed') return 'the smallest count of the other bodies claimed';
  const names = method.map(formulaName);

  return names.length === 1 ? names.join() : `the smaller of ${names.join(' and ')}`;
}

export function formulaName(formula: Formula): string {
  switch (formula) {
    case 'mergener':
      return 'the Mergener formula';
    case 'words-6000':
      return 'a count of 6,000 words an hour';
    case 'words-10000':
      return 'a count of 10,000 words an hour';
  }
}
