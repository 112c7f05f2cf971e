import { FORMATS } from '../reason.js';
import {
  ACTIVITY_KINDS,
  APPROVERS,
  FORMALITIES,
  ROLES,
  TOPICS,
  type Approver,
  type Topic,
} from '../vocabulary.js';
import type { Hour } from './matching.js';

/** A set of words of one list, a bit for each: the order of the words, and words twice, leave no trace. */
export type Bits = number;

const bitsOf = (words: readonly string[]): ReadonlyMap<string, Bits> =>
  new Map(words.map((word, index) => [word, 2 ** index]));
const ranksOf = (words: readonly string[]): ReadonlyMap<string, number> =>
  new Map(words.map((word, index) => [word, index]));

const [topicBits, approverBits] = [bitsOf(TOPICS), bitsOf(APPROVERS)];
const [formats, activities, roles, formalities] = [FORMATS, ACTIVITY_KINDS, ROLES, FORMALITIES].map(ranksOf);

export const approverBit = (approver: Approver): Bits => approverBits.get(approver) ?? 0;

export const approversIn = (bits: Bits): Approver[] =>
  APPROVERS.filter((one) => (bits & approverBit(one)) !== 0);

export function topicsAsBits(topics: readonly Topic[]): Bits {
  let bits = 0;
  for (const topic of topics) bits |= topicBits.get(topic) ?? 0;

  return bits;
}

type Kind = Pick<Hour, 'format' | 'activity' | 'role' | 'formality'>;
const KINDS = FORMATS.length * ACTIVITY_KINDS.length * ROLES.length * FORMALITIES.length;

/** The place of the format, the activity, the role and the formality among all there can be together. */
export function kindNumber({ format, activity, role, formality }: Kind): number {
  const withActivity = rank(formats, format) * ACTIVITY_KINDS.length + rank(activities, activity);

  return (
    (withActivity * ROLES.length + rank(roles, role)) * FORMALITIES.length + rank(formalities, formality)
  );
}

const rank = (ranks: ReadonlyMap<string, number> | undefined, word: string): number => ranks?.get(word) ?? 0;

/** A whole number, exact below 2^53, that two hours share only if no rule can tell them apart. */
export function hourKey(kind: number, topics: Bits, approvers: Bits): number {
  return (topics * 2 ** APPROVERS.length + approvers) * KINDS + kind;
}
