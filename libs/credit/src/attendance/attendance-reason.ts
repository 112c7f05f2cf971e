import { BODIES, type BodyId } from '../body.js';
import type { MinimumNotReached, MinutesImpossible } from '../reason.js';
import { reasonSentence } from '../reason.js';
import { formatMinutes, formatNumber } from '../step.js';

/** Why a segment, or a body's credit, is lost. */
export type AttendanceReason =
  | { readonly code: 'not-there' }
  | {
      readonly code: 'missed-too-much';
      readonly of: 'segment' | 'program';
      readonly missed: number;
      readonly most: number;
    }
  | { readonly code: 'hour-lost'; readonly hour: number; readonly inARow: number; readonly most: number }
  | { readonly code: 'percent-not-reached'; readonly percent: number; readonly least: number }
  | { readonly code: 'entire-program-needed'; readonly body: BodyId; readonly missed: number }
  | { readonly code: 'all-parts-needed'; readonly body: BodyId }
  | { readonly code: 'nothing-kept' }
  | MinimumNotReached
  | MinutesImpossible;

/** Times, or a policy, of which no verdict can be made. */
export type AttendanceProblem =
  | { readonly code: 'segment-impossible'; readonly segmentId: string }
  | { readonly code: 'segments-overlap'; readonly segmentIds: readonly [string, string] }
  | { readonly code: 'nothing-scheduled' }
  | { readonly code: 'span-impossible'; readonly from: number; readonly to: number }
  | { readonly code: 'policy-impossible'; readonly field: string; readonly value: number };

export function attendanceReasonSentence(reason: AttendanceReason | AttendanceProblem): string {
  switch (reason.code) {
    case 'not-there':
      return 'Nobody was recorded in the room during this part.';
    case 'missed-too-much':
      return `${minutes(reason.missed)} of the ${reason.of} were missed; at most ${formatNumber(reason.most)} may be.`;
    case 'hour-lost':
      return `In hour ${reason.hour}, ${minutes(reason.inARow)} in a row were missed; at most ${formatNumber(reason.most)} may be.`;
    case 'percent-not-reached':
      return `${formatMinutes(reason.percent)} percent of the time was attended; ${formatNumber(reason.least)} percent is needed.`;
    case 'entire-program-needed':
      return `${BODIES[reason.body].name} gives credit only for the entire program; ${minutes(reason.missed)} were missed.`;
    case 'all-parts-needed':
      return `${BODIES[reason.body].name} gives credit only when every part was attended.`;
    case 'nothing-kept':
      return 'No part of the program was attended as the policy asks.';
    case 'segment-impossible':
      return `The segment "${reason.segmentId}" does not end after it begins.`;
    case 'segments-overlap':
      return `The segments "${reason.segmentIds[0]}" and "${reason.segmentIds[1]}" overlap.`;
    case 'nothing-scheduled':
      return 'No instruction is scheduled, so there is nothing to attend.';
    case 'span-impossible':
      return 'A stay does not end after it begins.';
    case 'policy-impossible':
      return `The attendance policy cannot have ${formatNumber(reason.value)} as its ${reason.field}.`;
    case 'minimum-not-reached':
    case 'minutes-impossible':
      return reasonSentence(reason);
  }
}

/** Up to a tenth: 10.01 minutes missed reads 10.1, never 10, so a refusal does not contradict itself. */
const minutes = (count: number): string => `${formatNumber(Math.ceil(count * 10) / 10)} minutes`;
