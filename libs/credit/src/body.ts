import type { Hundredths } from './hundredths.js';
import { formatCredit } from './hundredths.js';
import * as from from './source.js';
import { secondary, stated, unverified, type Fact } from './source.js';

/** The bodies that approve activities, a closed list. Its order is the order of every list this library makes. */
export const BODY_IDS = [
  'apa',
  'nbcc',
  'ace',
  'nasw',
  'nysed',
  'fl-psychology',
  'ama',
  'ancc',
  'ibcgp',
  'lpca-ga',
] as const;
export type BodyId = (typeof BODY_IDS)[number];

/** What the body calls its unit: on a certificate, for exactly one, and for any other amount. */
export interface UnitName {
  readonly name: string;
  readonly one: string;
  readonly many: string;
}

/** `down` to the increment, or to the `nearest` increment with a tie going down. */
export type Rounding = 'down' | 'nearest';

/** Where breaks count, a unit takes `clockMinutesInUnit` on the clock, the instruction inside it included. */
export type BreakRule =
  { readonly counted: false } | { readonly counted: true; readonly clockMinutesInUnit: number };

/** What a learner can have of an offer: `whole` is all or nothing; `up-to-offer` is the part taken, as claimed. */
export type ClaimRule = 'whole' | 'up-to-offer';

/** One approving body and the arithmetic of its unit. */
export interface Body {
  readonly id: BodyId;
  readonly name: string;
  readonly unit: Fact<UnitName>;
  readonly minutesInUnit: Fact<number>;
  /** Steps in which credit grows once the minimum is reached. */
  readonly increment: Fact<Hundredths>;
  /** The smallest amount the body gives at all. */
  readonly minimum: Fact<Hundredths>;
  readonly rounding: Fact<Rounding>;
  readonly breaks: Fact<BreakRule>;
  readonly claim: Fact<ClaimRule>;
}

const unitName = (one: string, many: string, name: string = many): UnitName => ({ name, one, many });
const NO_BREAKS: BreakRule = { counted: false };
const ROUND_DOWN = unverified<Rounding>('down', 'No rule found: rounding down never gives too much.');
const BREAKS_OUT = unverified<BreakRule>(
  NO_BREAKS,
  'No rule found: leaving breaks out is the careful reading.',
);
const ALL_OR_NOTHING = unverified<ClaimRule>(
  'whole',
  'Sponsors of this body give all or nothing; no text of the body was readable.',
);
const WHOLE_UNIT_FIRST = unverified<Hundredths>(100, 'No rule found: one whole unit is the careful reading.');
const QUARTERS = unverified<Hundredths>(
  25,
  'Quarter hours are common practice; no text of the body was readable.',
);

export const BODIES: Readonly<Record<BodyId, Body>> = {
  apa: {
    id: 'apa',
    name: 'APA',
    unit: secondary(unitName('CE credit', 'CE credits'), from.acbs, 'Never "CEU".'),
    minutesInUnit: secondary(60, from.acbs),
    increment: secondary(25, from.acbs),
    minimum: secondary(100, from.acbs),
    rounding: ROUND_DOWN,
    breaks: secondary(NO_BREAKS, from.acbs),
    claim: ALL_OR_NOTHING,
  },
  nbcc: {
    id: 'nbcc',
    name: 'NBCC',
    unit: secondary(unitName('clock hour', 'clock hours'), from.ceuOneStop),
    minutesInUnit: secondary(60, from.ceuOneStop, '30 minutes of recording are half an hour.'),
    increment: QUARTERS,
    minimum: WHOLE_UNIT_FIRST,
    rounding: ROUND_DOWN,
    breaks: BREAKS_OUT,
    claim: ALL_OR_NOTHING,
  },
  ace: {
    id: 'ace',
    name: 'ASWB ACE',
    unit: unverified(unitName('CE credit', 'CE credits'), 'From the wording common in ACE statements.'),
    minutesInUnit: unverified(60, 'No rule found: a clock hour is the careful reading.'),
    increment: unverified(50, 'Half or quarter hours are both in use: half hours are the careful reading.'),
    minimum: stated(100, from.aceConferenceForm, 'Said of conference sessions; read for every activity.'),
    rounding: ROUND_DOWN,
    breaks: BREAKS_OUT,
    claim: ALL_OR_NOTHING,
  },
  nasw: {
    id: 'nasw',
    name: 'NASW',
    unit: unverified(
      unitName('contact hour', 'contact hours'),
      'NASW pages write both "CE" and "contact hours".',
    ),
    minutesInUnit: stated(60, from.naswChecklist, 'Said as "hour".'),
    increment: stated(50, from.naswChecklist),
    minimum: stated(100, from.naswChecklist),
    rounding: ROUND_DOWN,
    breaks: BREAKS_OUT,
    claim: ALL_OR_NOTHING,
  },
  nysed: {
    id: 'nysed',
    name: 'NYSED',
    unit: secondary(unitName('contact hour', 'contact hours'), from.nycHealthHospitals, 'Never "CEU".'),
    minutesInUnit: secondary(50, from.nycHealthHospitals, 'At least 50 minutes of instruction.'),
    increment: unverified(100, '09:00-12:00 is given as 3: whole hours are the careful reading.'),
    minimum: secondary(100, from.ceCreditNewYork, 'Said of psychology; read for every profession.'),
    rounding: ROUND_DOWN,
    breaks: secondary(
      { counted: true, clockMinutesInUnit: 60 },
      from.nycHealthHospitals,
      '09:00-12:00 is 3 hours including breaks, lunch never: each clock hour holds 50 minutes of instruction.',
    ),
    claim: secondary('whole', from.nycHealthHospitals, 'All parts are needed for the certificate.'),
  },
  'fl-psychology': {
    id: 'fl-psychology',
    name: 'Florida Board of Psychology',
    unit: stated(
      unitName('continuing psychological education credit', 'continuing psychological education credits'),
      from.floridaPsychology,
    ),
    minutesInUnit: stated(50, from.floridaPsychology, '"No less or no more".'),
    increment: stated(100, from.floridaPsychology),
    minimum: stated(100, from.floridaPsychology),
    rounding: ROUND_DOWN,
    breaks: BREAKS_OUT,
    claim: stated('whole', from.floridaPsychology, 'Only those who stay for the entire program.'),
  },
  ama: {
    id: 'ama',
    name: 'AMA',
    unit: secondary(
      unitName('AMA PRA Category 1 Credit™', 'AMA PRA Category 1 Credits™', 'AMA PRA Category 1 Credit(s)™'),
      from.meetingsNet,
      'Printed in italics with the mark.',
    ),
    minutesInUnit: secondary(60, from.bostonUniversity),
    increment: secondary(25, from.bostonUniversity),
    minimum: secondary(25, from.bostonUniversity, 'The smallest step is read as the smallest amount.'),
    rounding: secondary('nearest', from.bostonUniversity),
    breaks: BREAKS_OUT,
    claim: secondary(
      'up-to-offer',
      from.meetingsNet,
      'Credit commensurate with the extent of participation.',
    ),
  },
  ancc: {
    id: 'ancc',
    name: 'ANCC',
    unit: unverified(
      unitName('contact hour', 'contact hours'),
      'From the wording common in ANCC statements.',
    ),
    minutesInUnit: unverified(60, 'No rule found: a clock hour is the careful reading.'),
    increment: QUARTERS,
    minimum: WHOLE_UNIT_FIRST,
    rounding: secondary('down', from.aorn),
    breaks: BREAKS_OUT,
    claim: ALL_OR_NOTHING,
  },
  ibcgp: {
    id: 'ibcgp',
    name: 'IBCGP',
    unit: stated(unitName('hour', 'hours'), from.agpaRecertification),
    minutesInUnit: unverified(60, 'No rule found: a clock hour is the careful reading.'),
    increment: QUARTERS,
    minimum: WHOLE_UNIT_FIRST,
    rounding: ROUND_DOWN,
    breaks: BREAKS_OUT,
    claim: ALL_OR_NOTHING,
  },
  'lpca-ga': {
    id: 'lpca-ga',
    name: 'LPCA of Georgia',
    unit: stated(unitName('clock hour', 'clock hours'), from.lpcaRequirements),
    minutesInUnit: unverified(60, 'Read like NBCC: a clock hour.'),
    increment: QUARTERS,
    minimum: WHOLE_UNIT_FIRST,
    rounding: ROUND_DOWN,
    breaks: BREAKS_OUT,
    claim: ALL_OR_NOTHING,
  },
};

/** Whether a word from outside names a body of the list. */
export function isBodyId(text: string): text is BodyId {
  return BODY_IDS.some((id) => id === text);
}

/** The bodies once each, in the order of the list, so that the order of asking changes nothing. */
export function inBodyOrder(bodies: readonly BodyId[]): BodyId[] {
  return BODY_IDS.filter((id) => bodies.includes(id));
}

/** An amount in the body's own words: "1.0 CE credit", "2.5 contact hours". */
export function formatInUnit(amount: Hundredths, body: BodyId): string {
  const { one, many } = BODIES[body].unit.value;

  return `${formatCredit(amount)} ${amount === 100 ? one : many}`;
}
