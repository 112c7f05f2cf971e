import type { BodyId } from '../body.js';
import type { Segment } from '../minutes.js';
import * as from from '../source.js';
import { secondary, stated, type Fact } from '../source.js';

/** A moment as whole milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A part of the schedule; its length is `to` − `from`. */
export interface ScheduledSegment {
  readonly id: string;
  readonly kind: Segment['kind'];
  readonly from: Instant;
  readonly to: Instant;
}

/** One stretch of somebody being there, as one row of a report or one pair of sign-in and sign-out gives it. */
export interface AttendanceSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly place: 'room' | 'waiting-room';
}

/**
 * What missing costs. `whole-program`: more than so many minutes missed in all loses everything (Georgia Psychological
 * Association: 10 per workshop; Vermont Psychological Association: 0). `per-segment`: more than so many missed in one segment loses
 * that segment, as at conferences with credit per session, or everything (North Carolina Psychological Association: 15).
 * `per-hour`: more than so many minutes missed in a row loses that hour (StorieTree: 15). `percent`: less than such a part of the
 * time loses everything (Pacific Center: 85).
 */
export type AttendanceRule =
  | { readonly kind: 'whole-program'; readonly mostMissed: number }
  | {
      readonly kind: 'per-segment';
      readonly mostMissed: number;
      readonly loses: 'segment' | 'everything';
    }
  | { readonly kind: 'per-hour'; readonly mostInARow: number }
  | { readonly kind: 'percent'; readonly least: number };

/** A sponsor's own policy; every length is in minutes. */
export interface AttendancePolicy {
  readonly rule: AttendanceRule;
  /** Coming late or leaving early by no more than this is not missing, once a program or in each segment; beyond it all of it is. */
  readonly grace: { readonly start: number; readonly end: number; readonly of: 'program' | 'segment' };
  /** A gap between two spans no longer than this is a reconnection, not an absence. */
  readonly reconnect: number;
}

/** What a body asks of attendance whatever the sponsor's policy is: nothing missed at all, or no part of the program lost. */
export type BodyAttendance = 'nothing-missed' | 'all-parts';

export const BODY_ATTENDANCE: Readonly<Partial<Record<BodyId, Fact<BodyAttendance>>>> = {
  'fl-psychology': stated(
    'nothing-missed',
    from.floridaPsychology,
    'Attendees remain for the entire program to get any credit: grace is not given, reconnections are merged.',
  ),
  nysed: secondary('all-parts', from.nycHealthHospitals, 'All parts are needed for the certificate.'),
};
