import { BODIES, inBodyOrder, type BodyId } from './body.js';
import { addMinutes, MILLION, toMillionths, type MinuteCount, type Segment } from './minutes.js';
import type { ImpossibleInput, MinutesImpossible } from './reason.js';
import { RULE_VERSION } from './rule-version.js';
import { formatNumber, step, type Step } from './step.js';
import { creditFromMinutes } from './units.js';
import { outcomeOf, type BodyLine, type EventWorksheet } from './worksheet.js';

/**
 * The minutes of an event that a body counts, ready for `creditFromMinutes`: instruction alone where breaks are out. Where they
 * are in (NYSED via NYC Health + Hospitals: 09:00-12:00 is 3 contact hours including breaks, each of at least 50 minutes of
 * instruction) a unit takes an hour on the clock, so 50 of every 60 scheduled minutes count, and never more than the instruction.
 * A segment of impossible length is refused.
 */
export function eventMinutes(segments: readonly Segment[], body: BodyId): MinuteCount {
  const [impossible] = impossibleSegments(segments);

  return impossible ? { ok: false, reason: impossible } : { ok: true, ...countedMinutes(segments, body) };
}

export type EventWorksheetResult =
  | { readonly ok: true; readonly worksheet: EventWorksheet }
  | { readonly ok: false; readonly reasons: readonly ImpossibleInput[] };

/**
 * What attending all of an event gives under each body claimed. Time on the clock is not an estimate, so each body counts its
 * own minutes and there is no minimum over them. Refuses impossible segments, and an event for which no body is claimed.
 */
export function eventWorksheet(inputs: {
  segments: readonly Segment[];
  bodies: readonly BodyId[];
}): EventWorksheetResult {
  const bodies = inBodyOrder(inputs.bodies);
  if (bodies.length === 0) return { ok: false, reasons: [{ code: 'no-bodies' }] };
  const reasons = impossibleSegments(inputs.segments);
  if (reasons.length > 0) return { ok: false, reasons };

  const segments = inputs.segments.map(({ minutes, kind }) => ({ minutes, kind }));
  const lines = bodies.map((body) => eventLine(body, segments));

  return {
    ok: true,
    worksheet: { kind: 'event', ruleVersion: RULE_VERSION, inputs: { segments, bodies }, lines },
  };
}

function eventLine(body: BodyId, segments: readonly Segment[]): BodyLine {
  const { minutes, steps } = countedMinutes(segments, body);
  const credit = creditFromMinutes(body, minutes);
  const { value, confidence, source, note } = BODIES[body].breaks;
  const text = `minutes on the clock, breaks ${value.counted ? 'included' : 'left out'}`;

  return {
    body,
    method: { text, confidence, source, note },
    minutes,
    steps: [...steps, ...credit.steps],
    outcome: outcomeOf(credit, body),
  };
}

function countedMinutes(segments: readonly Segment[], body: BodyId): { minutes: number; steps: Step[] } {
  const instruction = minutesOf(segments, 'instruction');
  const instructionStep = step('instruction', instruction, 'minutes');
  const { breaks, minutesInUnit } = BODIES[body];
  if (!breaks.value.counted) return { minutes: instruction, steps: [instructionStep] };

  const scheduled = addMinutes([instruction, minutesOf(segments, 'break')]);
  const { clockMinutesInUnit } = breaks.value;
  const onClock = Math.floor((scheduled * MILLION * minutesInUnit.value) / clockMinutesInUnit) / MILLION;
  const minutes = Math.min(instruction, onClock);
  const sum = `${formatNumber(scheduled)} × ${minutesInUnit.value} ÷ ${clockMinutesInUnit} on the clock`;

  return {
    minutes,
    steps: [
      instructionStep,
      step('instruction and breaks', scheduled, 'minutes'),
      step(sum, onClock, 'minutes'),
      step('the smaller of instruction and clock', minutes, 'minutes'),
    ],
  };
}

const minutesOf = (segments: readonly Segment[], kind: Segment['kind']): number =>
  addMinutes(segments.filter((segment) => segment.kind === kind).map(({ minutes }) => minutes));

const impossibleSegments = (segments: readonly Segment[]): MinutesImpossible[] =>
  segments
    .filter(({ minutes }) => toMillionths(minutes) === undefined)
    .map(({ minutes }) => ({ code: 'minutes-impossible', minutes }));
