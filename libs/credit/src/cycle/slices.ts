import type { Hundredths } from '../hundredths.js';
import type { RuleSetVersion } from '../rule-set/schema.js';
import { clauseOf } from './clause.js';
import type { CycleReason } from './cycle-reason.js';
import type { CreditRecord, PartCredit, RecordPart } from './license.js';
import { approverBit, type Bits } from './words.js';

/** Hours of one part that the same approvers stand behind, in hundredths of the rule set's hour. */
export interface Slice {
  readonly amount: Hundredths;
  readonly approvers: Bits;
}

/** A part of a record as the rule set sees it. */
export interface SlicedPart {
  readonly part: RecordPart;
  /** What the rule set makes of the credits accepted, before rounding. */
  readonly recorded: Hundredths;
  readonly slices: readonly Slice[];
  readonly refused: readonly { readonly amount: Hundredths; readonly reason: CycleReason }[];
}

type Refusal = SlicedPart['refused'][number];
interface Accepted {
  readonly approver: Bits;
  readonly exact: Hundredths;
  readonly counted: Hundredths;
}

/**
 * The hours of a record as the rule set sees them: by approvers it accepts, in its own hour, in its steps. Where several approvers
 * give different amounts, the hours up to the smaller amount have both behind them and the rest only the one that gives more.
 */
export function slicesOf({ parts }: CreditRecord, version: RuleSetVersion): SlicedPart[] {
  const accepted = parts.map(({ credits }) => acceptedOf(credits, version));
  const tooSmall = version.hour.least === 0 ? 0 : approversBelowLeast(accepted.flat(), version.hour.least);

  return parts.map((part, index) => slicesOfPart(part, accepted[index] ?? [], tooSmall, version));
}

function slicesOfPart(
  part: RecordPart,
  accepted: readonly Accepted[],
  tooSmall: Bits,
  version: RuleSetVersion,
): SlicedPart {
  const large = tooSmall === 0 ? accepted : accepted.filter(({ approver }) => (approver & tooSmall) === 0);
  const recorded = largest(large.length > 0 ? large : accepted, 'exact');
  if (large.length === 0) {
    const refused = [whyNothing(part, recorded, version)];

    return { part, recorded: recorded || largest(part.credits, 'amount'), slices: [], refused };
  }
  const rounded = recorded - largest(large, 'counted');

  return {
    part,
    recorded,
    slices: layered(large),
    refused: rounded > 0 ? [roundedDown(rounded, version)] : NOTHING,
  };
}

const NOTHING: readonly Refusal[] = [];

function acceptedOf(credits: readonly PartCredit[], version: RuleSetVersion): Accepted[] {
  const accepted: Accepted[] = [];
  for (const credit of credits) {
    const exact = isWelcome(credit, version) ? inHoursOf(credit, version.hour) : null;
    if (exact === null) continue;
    const counted = exact - (exact % Math.max(1, version.hour.step));
    accepted.push({ approver: approverBit(credit.approver), exact, counted });
  }

  return accepted;
}

function isWelcome({ approver }: PartCredit, { approvers: rule }: RuleSetVersion): boolean {
  if (!rule) return true;

  return (
    !rule.refused.some((one) => one.approver === approver) && (rule.accepted?.includes(approver) ?? true)
  );
}

/** Why no credit of the part is accepted. */
function approvalRefusal({ credits }: RecordPart, version: RuleSetVersion): CycleReason | null {
  const { approvers: rule } = version;
  const foreign = credits.find((credit) => isWelcome(credit, version));
  if (foreign) {
    const clause = clauseOf(version.hour, version);

    return { code: 'unit-refused', minutesInUnit: foreign.minutesInUnit, clause };
  }
  if (!rule || credits.length === 0) return null;
  const [refused] = credits.flatMap(
    ({ approver }) => rule.refused.find((one) => one.approver === approver) ?? [],
  );
  if (refused) {
    return { code: 'approver-refused', approver: refused.approver, clause: clauseOf(refused, version) };
  }

  return {
    code: 'approver-not-accepted',
    approvers: credits.map(({ approver }) => approver),
    clause: clauseOf(rule, version),
  };
}

/** The amount in the rule set's hour: as printed, or by the minutes behind it and never more than printed; null when refused. */
function inHoursOf(
  { amount, minutesInUnit }: PartCredit,
  { minutes, otherUnits }: RuleSetVersion['hour'],
): Hundredths | null {
  if (minutesInUnit === minutes || otherUnits === 'as-printed') return amount;
  if (otherUnits === 'refused') return null;

  return Math.min(amount, Math.floor((amount * minutesInUnit) / minutes));
}

function approversBelowLeast(accepted: readonly Accepted[], least: Hundredths): Bits {
  const sums = new Map<Bits, Hundredths>();
  for (const { approver, counted } of accepted) sums.set(approver, (sums.get(approver) ?? 0) + counted);

  return [...sums].reduce((bits, [approver, sum]) => (sum < least ? bits | approver : bits), 0);
}

function whyNothing(part: RecordPart, recorded: Hundredths, version: RuleSetVersion): Refusal {
  if (recorded > 0) {
    const { least } = version.hour;

    return {
      amount: recorded,
      reason: { code: 'below-least', least, clause: clauseOf(version.hour, version) },
    };
  }

  return {
    amount: largest(part.credits, 'amount'),
    reason: approvalRefusal(part, version) ?? { code: 'no-hours' },
  };
}

const roundedDown = (amount: Hundredths, version: RuleSetVersion): Refusal => ({
  amount,
  reason: { code: 'rounded-down', step: version.hour.step, clause: clauseOf(version.hour, version) },
});

/** The smallest amount with everyone behind it, then what the others give beyond it, and so on. */
function layered(accepted: readonly Accepted[]): Slice[] {
  const layers: Slice[] = [];
  let below = 0;
  for (let next = above(below, accepted); next < Infinity; next = above(next, accepted)) {
    let approvers = 0;
    for (const { approver, counted } of accepted) if (counted >= next) approvers |= approver;
    layers.push({ amount: next - below, approvers });
    below = next;
  }

  return layers;
}

function above(amount: Hundredths, accepted: readonly Accepted[]): Hundredths {
  let next = Infinity;
  for (const { counted } of accepted) if (counted > amount && counted < next) next = counted;

  return next;
}

function largest<Key extends string>(list: readonly Readonly<Record<Key, number>>[], key: Key): Hundredths {
  let most = 0;
  for (const one of list) if (one[key] > most) most = one[key];

  return most;
}
