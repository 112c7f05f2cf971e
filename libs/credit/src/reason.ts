import { BODIES, formatInUnit, type BodyId } from './body.js';
import { formatCredit, type Hundredths } from './hundredths.js';
import type { PlainDate } from './plain-date.js';
import { formatMinutes, formatNumber } from './step.js';

export const FORMATS = ['self-study', 'live-in-person', 'live-online'] as const;
/** How an activity reaches its learners. */
export type Format = (typeof FORMATS)[number];

export interface MinutesImpossible {
  readonly code: 'minutes-impossible';
  readonly minutes: number;
}

/** A figure that cannot be: the sum is not tried. */
export type ImpossibleInput =
  | { readonly code: 'words-impossible'; readonly words: number }
  | { readonly code: 'words-per-hour-impossible'; readonly wordsPerHour: number }
  | { readonly code: 'items-impossible'; readonly items: number }
  | { readonly code: 'difficulty-impossible'; readonly difficulty: number }
  | MinutesImpossible
  | { readonly code: 'pass-mark-impossible'; readonly passMark: number }
  | { readonly code: 'nothing-to-count' }
  | { readonly code: 'no-bodies' };

/** Mergener's formula starts at -22.3 minutes, so a very short text comes out at nothing or less. */
export interface NoPositiveTime {
  readonly code: 'no-positive-time';
  readonly minutes: number;
}

export interface MinimumNotReached {
  readonly code: 'minimum-not-reached';
  readonly body: BodyId;
  readonly minutes: number;
  readonly minimum: Hundredths;
}

/** Why a body that was claimed gives nothing for this work. */
export type LineRefusal =
  | MinimumNotReached
  | MinutesImpossible
  | { readonly code: 'too-few-items'; readonly body: BodyId; readonly items: number; readonly needed: number }
  | {
      readonly code: 'pass-mark-too-low';
      readonly body: BodyId;
      readonly passMark: number;
      readonly needed: number;
    };

/** Why an approval leads to no offer. */
export type OfferRefusalReason =
  | LineRefusal
  | { readonly code: 'not-for-credit' }
  | { readonly code: 'date-impossible'; readonly date: string }
  | {
      readonly code: 'approval-not-in-force';
      readonly body: BodyId;
      readonly on: PlainDate;
      readonly from: PlainDate;
      readonly to: PlainDate | null;
    }
  | { readonly code: 'format-not-covered'; readonly body: BodyId; readonly format: Format }
  | { readonly code: 'worksheet-does-not-fit'; readonly format: Format }
  | { readonly code: 'body-not-claimed'; readonly body: BodyId };

/** An amount in hundredths with the unit it is said to be in. */
export interface Quantity {
  readonly amount: Hundredths;
  readonly unit: string;
}

/** Why an offer is not awarded on this evidence. */
export type AwardRefusal =
  | { readonly code: 'unknown-rule-version'; readonly ruleVersion: string }
  | { readonly code: 'evidence-does-not-fit'; readonly format: Format }
  | {
      readonly code: 'offer-does-not-follow';
      readonly offered: Quantity;
      readonly derived: Quantity | null;
    }
  | { readonly code: 'date-impossible'; readonly date: string }
  | { readonly code: 'lessons-not-read'; readonly lessonIds: readonly string[] }
  | { readonly code: 'not-passed'; readonly needed: number | null; readonly score: number | null }
  | { readonly code: 'evaluation-missing' }
  | { readonly code: 'attestation-missing' }
  | {
      readonly code: 'completed-outside-approval';
      readonly body: BodyId;
      readonly completedOn: PlainDate;
      readonly from: PlainDate;
      readonly to: PlainDate | null;
    }
  | { readonly code: 'claim-missing'; readonly body: BodyId; readonly offered: Hundredths }
  | {
      readonly code: 'claim-above-offer';
      readonly body: BodyId;
      readonly claimed: Hundredths;
      readonly offered: Hundredths;
    }
  | {
      readonly code: 'claim-not-in-increments';
      readonly body: BodyId;
      readonly claimed: Hundredths;
      readonly increment: Hundredths;
    }
  | {
      readonly code: 'partial-claim-not-allowed';
      readonly body: BodyId;
      readonly claimed: Hundredths;
      readonly offered: Hundredths;
    };

/** Every refusal of this library: a closed list, each with the figures that explain it. */
export type Reason = ImpossibleInput | NoPositiveTime | LineRefusal | OfferRefusalReason | AwardRefusal;

/** The reason as one plain sentence with its figures. */
export function reasonSentence(reason: Reason): string {
  switch (reason.code) {
    case 'words-impossible':
      return `A word count is a whole number from 1 to 1,000,000; ${reason.words} is not.`;
    case 'words-per-hour-impossible':
      return `Words per hour is a whole number from 1 to 1,000,000; ${reason.wordsPerHour} is not.`;
    case 'items-impossible':
      return `The number of questions is a whole number from 0 to 10,000; ${reason.items} is not.`;
    case 'difficulty-impossible':
      return `Difficulty runs from 1 to 5 with at most two decimals; ${reason.difficulty} does not.`;
    case 'minutes-impossible':
      return `Minutes run from 0 to 100,000; ${reason.minutes} does not.`;
    case 'pass-mark-impossible':
      return `A pass mark is a whole percentage from 1 to 100; ${reason.passMark} is not.`;
    case 'nothing-to-count':
      return 'There are no words to read and no minutes to watch or hear, so there is nothing to count.';
    case 'no-bodies':
      return 'No approving body is claimed, so there is no unit to count in.';
    case 'no-positive-time':
      return `The text is too short for the Mergener formula, which comes to ${formatNumber(reason.minutes)} minutes.`;
    case 'minimum-not-reached':
      return minimumSentence(reason);
    case 'too-few-items':
      return `${nameOf(reason.body)} asks for ${questions(reason.needed)} for this much credit; the quiz has ${reason.items}.`;
    case 'pass-mark-too-low':
      return `${nameOf(reason.body)} asks for a pass mark of ${reason.needed} percent; the quiz has ${reason.passMark}.`;
    case 'not-for-credit':
      return 'This activity is not offered for credit.';
    case 'date-impossible':
      return `"${reason.date}" is not a day of the calendar written as year-month-day.`;
    case 'approval-not-in-force':
      return `The ${nameOf(reason.body)} approval is not in force on ${reason.on}; it runs ${period(reason.from, reason.to)}.`;
    case 'format-not-covered':
      return `The ${nameOf(reason.body)} approval does not cover ${formatWords(reason.format)} activities.`;
    case 'worksheet-does-not-fit':
      return `The credit was not counted the way ${formatWords(reason.format)} activities are counted.`;
    case 'body-not-claimed':
      return `No credit was counted for ${nameOf(reason.body)}.`;
    case 'unknown-rule-version':
      return `There are no rules under the name "${reason.ruleVersion}".`;
    case 'evidence-does-not-fit':
      return `This evidence does not prove ${formatWords(reason.format)} learning.`;
    case 'offer-does-not-follow':
      return `The offer of ${quantity(reason.offered)} does not follow from its worksheet, which gives ${reason.derived ? quantity(reason.derived) : 'nothing'}.`;
    case 'lessons-not-read':
      return reason.lessonIds.length === 1
        ? 'One lesson is still to be read.'
        : `${reason.lessonIds.length} lessons are still to be read.`;
    case 'not-passed':
      return notPassedSentence(reason.needed, reason.score);
    case 'evaluation-missing':
      return 'The evaluation has not been received.';
    case 'attestation-missing':
      return 'The learner has not confirmed having done this work.';
    case 'completed-outside-approval':
      return `The work was completed on ${reason.completedOn}, but the ${nameOf(reason.body)} approval runs ${period(reason.from, reason.to)}.`;
    case 'claim-missing':
      return `Say how much of the ${formatInUnit(reason.offered, reason.body)} matches your participation.`;
    case 'claim-above-offer':
      return `${formatCredit(reason.claimed)} was claimed; the offer is at most ${formatInUnit(reason.offered, reason.body)}.`;
    case 'claim-not-in-increments':
      return `${nameOf(reason.body)} credit is claimed in steps of ${formatCredit(reason.increment)}, above zero; the claim was not.`;
    case 'partial-claim-not-allowed':
      return `${nameOf(reason.body)} credit is all or nothing: ${formatInUnit(reason.offered, reason.body)}, not ${formatCredit(reason.claimed)}.`;
  }
}

function minimumSentence({ body, minutes, minimum }: MinimumNotReached): string {
  const minimumMinutes = (minimum * BODIES[body].minutesInUnit.value) / 100;

  return `${nameOf(body)} gives no less than ${formatInUnit(minimum, body)} (${formatNumber(minimumMinutes)} minutes), and ${formatMinutes(minutes)} minutes do not come to that.`;
}

function notPassedSentence(needed: number | null, score: number | null): string {
  const reached = score === null ? '' : `; the score is ${formatNumber(score)} percent`;
  const asked = needed === null ? '' : `; ${needed} percent is needed`;

  return `The quiz is not passed yet${reached}${asked}.`;
}

const quantity = ({ amount, unit }: Quantity): string => `${formatCredit(amount)} ${unit}`;
const nameOf = (body: BodyId): string => BODIES[body].name;
const questions = (count: number): string => (count === 1 ? '1 question' : `${count} questions`);
const period = (from: PlainDate, to: PlainDate | null): string =>
  to === null ? `from ${from}` : `from ${from} to ${to}`;

function formatWords(format: Format): string {
  switch (format) {
    case 'self-study':
      return 'self-study';
    case 'live-in-person':
      return 'live in-person';
    case 'live-online':
      return 'live online';
  }
}
