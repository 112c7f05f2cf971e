import type { BodyId } from '../body.js';
import { BODIES } from '../body.js';
import type { Hundredths } from '../hundredths.js';
import type { PlainDate } from '../plain-date.js';
import type { Format } from '../reason.js';
import type { ActivityKind, Approver, Formality, Role, Topic } from '../vocabulary.js';

/** A cycle as the board gave it on the license: both days belong to it. */
export interface KnownPeriod {
  readonly start: PlainDate;
  readonly end: PlainDate;
}

/** A credential somebody holds, with what its cycles are worked out from. Its number is not among it. */
export interface License {
  readonly id: string;
  readonly type: string;
  readonly jurisdiction: string;
  readonly issuedOn: PlainDate;
  /** 1 to 12; only some boards ask for it. */
  readonly birthMonth: number | null;
  readonly periods: readonly KnownPeriod[];
  /** Ids of the rule set's conditions that apply to this person, such as "supervises". */
  readonly conditions: readonly string[];
  /** Ids of one-time rules fulfilled where no record shows it. */
  readonly done: readonly string[];
  /** The learner's own choice of category for a part of a record. */
  readonly moves: readonly Move[];
}

export interface Move {
  readonly recordId: string;
  readonly partId: string;
  readonly category: string;
}

/** What one approver gives for a part of an activity: an amount in a unit of so many minutes. */
export interface PartCredit {
  readonly approver: Approver;
  readonly amount: Hundredths;
  readonly minutesInUnit: number;
}

/** The hours of an activity that are about the same things. An activity of 2 clinical and 1 ethics hours has two parts. */
export interface RecordPart {
  readonly id: string;
  readonly topics: readonly Topic[];
  readonly credits: readonly PartCredit[];
}

/** An activity as it would be recorded on completion. The same `course` is the same content, whenever and however it was taken. */
export interface Prospect {
  readonly course: string;
  readonly format: Format;
  readonly activity: ActivityKind;
  readonly role: Role;
  readonly formality: Formality;
  readonly parts: readonly RecordPart[];
}

/** Hours somebody earned here or elsewhere, with who approved them. */
export interface CreditRecord extends Prospect {
  readonly id: string;
  readonly completedOn: PlainDate;
}

/** The same content in the same role: what a rule against counting twice compares. */
export const courseKey = ({ course, role }: Prospect): string => `${role} ${course}`;

/** An amount in a body's own unit as the credit of a part. */
export function creditOf(body: BodyId, amount: Hundredths): PartCredit {
  return { approver: body, amount, minutesInUnit: BODIES[body].minutesInUnit.value };
}
