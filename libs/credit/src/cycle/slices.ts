import type { Hundredths } from '../hundredths.js';
import type { RuleSetVersion } from '../rule-set/schema.js';
import { clauseOf } from './clause.js';
import type { CycleReason } from './cycle-reason.js';
import type { CreditRecord, PartCredit, RecordPart } from './license.js';
import type { Hour } from './matching.js';

/** Hours of one part that the same approvers stand behind, in hundredths of the rule set's hour. */
export interface Slice {
  readonly record: CreditRecord;
  readonly partId: string;
  readonly hour: Hour;
  readonly amount: Hundredths;
}

export interface PartSlices {
  readonly part: RecordPart;
  /** What the rule set makes of the credits accepted, before rounding. */
  readonly recorded: Hundredths;
  readonly slices: readonly Slice[];
  readonly refused: readonly { readonly amount: Hundredths; readonly reason: CycleReason }[];
}

type Refusal = PartSlices['refused'][number];
interface Accepted extends PartCredit {
  readonly exact: Hundredths;
  readonly counted: Hundredths;
}

/**
 * The hours of a record as the rule set sees them: by approvers it accepts, in its own hour, in its steps. Where several approvers
 * give different amounts, the hours up to the smaller amount have both behind them and the rest only the one that gives more.
 */
export function slicesOf(record: CreditRecord, version: RuleSetVersion): PartSlices[] {
  const parts = record.parts.map((part) => acceptedCredits(part, version));
  const tooSmall = approversBelowLeast(parts, version.hour.least);

  return record.parts.map((part, index) => {
    const { accepted, refusal } = parts[index] ?? { accepted: [], refusal: null };
    const large = accepted.filter(({ approver }) => !tooSmall.has(approver));
    const recorded = largest((large.length > 0 ? large : accepted).map(({ exact }) => exact));
    if (large.length === 0) {
      return {
        part,
        recorded: recorded || printed(part),
        slices: [],
        refused: [whyNothing(part, refusal, recorded, version)],
      };
    }
    const counted = largest(large.map((credit) => credit.counted));

    return {
      part,
      recorded,
      slices: layered(large).map(({ amount, approvers }) => ({
        record,
        partId: part.id,
        amount,
        hour: hourOf(record, part, approvers),
      })),
      refused: recorded > counted ? [roundedDown(recorded - counted, version)] : [],
    };
  });
}

function acceptedCredits(part: RecordPart, version: RuleSetVersion) {
  const { approvers: rule, hour } = version;
  const refused = part.credits.flatMap(
    ({ approver }) => rule?.refused.find((one) => one.approver === approver) ?? [],
  );
  const welcome = part.credits.filter(
    ({ approver }) =>
      !refused.some((one) => one.approver === approver) && (rule?.accepted?.includes(approver) ?? true),
  );
  const accepted = welcome.flatMap((credit): Accepted[] => {
    const exact = inHoursOf(credit, hour);

    return exact === null ? [] : [{ ...credit, exact, counted: exact - (exact % Math.max(1, hour.step)) }];
  });

  return { accepted, refusal: approvalRefusal(part, welcome, refused[0], version) };
}

function approvalRefusal(
  { credits }: RecordPart,
  welcome: readonly PartCredit[],
  refused: NonNullable<RuleSetVersion['approvers']>['refused'][number] | undefined,
  version: RuleSetVersion,
): CycleReason | null {
  const [foreign] = welcome;
  if (foreign) {
    const clause = clauseOf(version.hour, version);

    return { code: 'unit-refused', minutesInUnit: foreign.minutesInUnit, clause };
  }
  if (refused) {
    return { code: 'approver-refused', approver: refused.approver, clause: clauseOf(refused, version) };
  }
  if (!version.approvers || credits.length === 0) return null;
  const approvers = credits.map(({ approver }) => approver);

  return { code: 'approver-not-accepted', approvers, clause: clauseOf(version.approvers, version) };
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

function approversBelowLeast(
  parts: readonly { accepted: readonly Accepted[] }[],
  least: Hundredths,
): ReadonlySet<string> {
  if (least === 0) return NONE;
  const sums = new Map<string, Hundredths>();
  for (const { approver, counted } of parts.flatMap(({ accepted }) => accepted)) {
    sums.set(approver, (sums.get(approver) ?? 0) + counted);
  }

  return new Set([...sums].filter(([, sum]) => sum < least).map(([approver]) => approver));
}

const NONE: ReadonlySet<string> = new Set();

function whyNothing(
  part: RecordPart,
  refusal: CycleReason | null,
  recorded: Hundredths,
  version: RuleSetVersion,
): Refusal {
  if (recorded > 0) {
    const { least } = version.hour;

    return {
      amount: recorded,
      reason: { code: 'below-least', least, clause: clauseOf(version.hour, version) },
    };
  }

  return { amount: printed(part), reason: refusal ?? { code: 'no-hours' } };
}

const roundedDown = (amount: Hundredths, version: RuleSetVersion): Refusal => ({
  amount,
  reason: { code: 'rounded-down', step: version.hour.step, clause: clauseOf(version.hour, version) },
});

function layered(
  accepted: readonly Accepted[],
): { amount: Hundredths; approvers: PartCredit['approver'][] }[] {
  const amounts = [...new Set(accepted.map(({ counted }) => counted))].toSorted((a, b) => a - b);

  return amounts
    .map((amount, index) => ({
      amount: amount - (amounts[index - 1] ?? 0),
      approvers: accepted.filter(({ counted }) => counted >= amount).map(({ approver }) => approver),
    }))
    .filter(({ amount }) => amount > 0);
}

const hourOf = (record: CreditRecord, part: RecordPart, approvers: Hour['approvers']): Hour => ({
  topics: part.topics,
  approvers,
  format: record.format,
  activity: record.activity,
  role: record.role,
  formality: record.formality,
});

const printed = ({ credits }: RecordPart): Hundredths => largest(credits.map(({ amount }) => amount));
const largest = (amounts: readonly Hundredths[]): Hundredths => Math.max(0, ...amounts);
