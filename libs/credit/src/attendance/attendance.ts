import { BODIES, inBodyOrder, type BodyId } from '../body.js';
import { eventMinutes } from '../event.js';
import type { Hundredths } from '../hundredths.js';
import type { Segment } from '../minutes.js';
import type { Step } from '../step.js';
import { creditFromMinutes } from '../units.js';
import type { AttendanceProblem, AttendanceReason } from './attendance-reason.js';
import { judgeParts, type Judged, type KeptPart } from './judging.js';
import {
  BODY_ATTENDANCE,
  type AttendancePolicy,
  type AttendanceSpan,
  type ScheduledSegment,
} from './policy.js';
import { lengthOf, mergedStays, minutesOf, presenceIn, inMinutes, type SegmentPresence } from './presence.js';
import { attendanceProblems } from './problems.js';

/** One segment of instruction: minutes scheduled, there, and missed (less grace), and whether it is kept under the policy. */
export interface SegmentVerdict {
  readonly segmentId: string;
  readonly minutes: number;
  readonly present: number;
  readonly missed: number;
  readonly kept: 'whole' | 'part' | 'none';
  readonly reasons: readonly AttendanceReason[];
}

/** What attendance gives under one body, in its own unit: the whole offer, a part of it, or nothing and why. */
export type BodyVerdict =
  | {
      readonly body: BodyId;
      readonly outcome: 'whole' | 'part';
      readonly amount: Hundredths;
      readonly unit: string;
      readonly steps: readonly Step[];
    }
  | { readonly body: BodyId; readonly outcome: 'none'; readonly reasons: readonly AttendanceReason[] };

export interface AttendanceVerdict {
  readonly segments: readonly SegmentVerdict[];
  readonly bodies: readonly BodyVerdict[];
}

export type AttendanceResult =
  | { readonly ok: true; readonly verdict: AttendanceVerdict }
  | { readonly ok: false; readonly problems: readonly AttendanceProblem[] };

/**
 * Judges one person's attendance of an event under the sponsor's policy. Spans may overlap and come in any order; gaps up to the
 * policy's `reconnect` are merged (each reconnection to an online meeting is a new record there); time in the waiting room, before,
 * after and between segments of instruction is dropped. A body gives all or nothing of what the policy leaves, except where it lets
 * a participant claim the part attended (AMA): there the amount is the most that may be claimed. Florida psychology gives
 * nothing when anything was missed (FAC 64B19-13.005), NYSED nothing unless every part is kept (NYC Health + Hospitals).
 * Impossible times and policies are refused, all of them at once.
 */
export function assessAttendance(inputs: {
  segments: readonly ScheduledSegment[];
  spans: readonly AttendanceSpan[];
  policy: AttendancePolicy;
  bodies: readonly BodyId[];
}): AttendanceResult {
  const { segments, spans, policy } = inputs;
  const problems = attendanceProblems(segments, spans, policy);
  if (problems.length > 0) return { ok: false, problems };

  const presence = presenceIn(segments, mergedStays(spans, policy.reconnect), policy);
  const judged = judgeParts(presence, policy.rule);

  return {
    ok: true,
    verdict: {
      segments: presence.map((part, index) => segmentVerdict(part, judged.parts[index])),
      bodies: inBodyOrder(inputs.bodies).map((body) => bodyVerdict(body, segments, presence, judged)),
    },
  };
}

function segmentVerdict({ segment, gaps, absences }: SegmentPresence, part?: KeptPart): SegmentVerdict {
  const scheduled = inMinutes(lengthOf(segment));
  const kept = part?.minutes ?? 0;

  return {
    segmentId: segment.id,
    minutes: scheduled,
    present: inMinutes(lengthOf(segment) - gaps.reduce((sum, gap) => sum + lengthOf(gap), 0)),
    missed: minutesOf(absences),
    kept: kept === scheduled ? 'whole' : kept > 0 ? 'part' : 'none',
    reasons: part?.reasons ?? [],
  };
}

function bodyVerdict(
  body: BodyId,
  segments: readonly ScheduledSegment[],
  presence: readonly SegmentPresence[],
  judged: Judged,
): BodyVerdict {
  const whole = segments.map((segment) => ({ kind: segment.kind, minutes: inMinutes(lengthOf(segment)) }));
  if (BODIES[body].claim.value === 'up-to-offer') {
    const present = presence.map(({ segment, gaps }) =>
      inMinutes(lengthOf(segment) - gaps.reduce((sum, gap) => sum + lengthOf(gap), 0)),
    );

    return creditVerdict(body, whole, present.map(instruction));
  }

  const refusals = bodyRefusals(body, presence, judged);
  if (refusals.length > 0) return { body, outcome: 'none', reasons: refusals };
  const isWhole = judged.parts.every(({ minutes }, index) => minutes === scheduledMinutes(presence[index]));

  return creditVerdict(
    body,
    whole,
    isWhole ? whole : judged.parts.map(({ minutes }) => instruction(minutes)),
  );
}

function bodyRefusals(
  body: BodyId,
  presence: readonly SegmentPresence[],
  judged: Judged,
): AttendanceReason[] {
  const asked = BODY_ATTENDANCE[body]?.value;
  const missed = minutesOf(presence.flatMap(({ gaps }) => gaps));
  if (asked === 'nothing-missed' && missed > 0) return [{ code: 'entire-program-needed', body, missed }];
  if (judged.lost) return [judged.lost];
  const kept = judged.parts.filter(({ minutes }) => minutes > 0);
  if (kept.length === 0) return [{ code: 'nothing-kept' }];
  const isPartLost = judged.parts.some(({ minutes }, index) => minutes < scheduledMinutes(presence[index]));

  return asked === 'all-parts' && isPartLost ? [{ code: 'all-parts-needed', body }] : [];
}

function creditVerdict(
  body: BodyId,
  scheduled: readonly Segment[],
  attended: readonly Segment[],
): BodyVerdict {
  const counted = eventMinutes(attended, body);
  const offered = eventMinutes(scheduled, body);
  if (!counted.ok || !offered.ok) return { body, outcome: 'none', reasons: [{ code: 'nothing-kept' }] };
  const credit = creditFromMinutes(body, counted.minutes);
  if (!credit.earned) return { body, outcome: 'none', reasons: [credit.reason] };
  const isWhole = creditFromMinutes(body, offered.minutes).amount === credit.amount;

  return {
    body,
    outcome: isWhole ? 'whole' : 'part',
    amount: credit.amount,
    unit: BODIES[body].unit.value.name,
    steps: [...counted.steps, ...credit.steps],
  };
}

const instruction = (minutes: number): Segment => ({ kind: 'instruction', minutes });
const scheduledMinutes = (part?: SegmentPresence): number => (part ? inMinutes(lengthOf(part.segment)) : 0);
