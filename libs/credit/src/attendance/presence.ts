import type { AttendancePolicy, AttendanceSpan, Instant, ScheduledSegment } from './policy.js';

export const MINUTE = 60_000;

export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/** Where somebody was inside one segment of instruction; `absences` are what counts as missed, grace and reconnections taken out. */
export interface SegmentPresence {
  readonly segment: ScheduledSegment;
  readonly absences: readonly Interval[];
  /** As `absences`, before grace. */
  readonly gaps: readonly Interval[];
}

/** The stays as intervals that do not touch: sorted, overlaps and reconnections merged, the waiting room left out. */
export function mergedStays(spans: readonly AttendanceSpan[], reconnect: number): Interval[] {
  const merged: Interval[] = [];
  for (const { from, to } of spans
    .filter(({ place }) => place === 'room')
    .toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1);
    if (last && from - last.to <= reconnect * MINUTE) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    } else {
      merged.push({ from, to });
    }
  }

  return merged;
}

/** The presence in each segment of instruction, in order of time; what lies outside of them is dropped. */
export function presenceIn(
  segments: readonly ScheduledSegment[],
  stays: readonly Interval[],
  { grace }: AttendancePolicy,
): SegmentPresence[] {
  const taught = segments.filter(({ kind }) => kind === 'instruction').toSorted((a, b) => a.from - b.from);

  return taught.map((segment, index) => {
    const gaps = gapsIn(segment, stays);
    const isEach = grace.of === 'segment';
    const lateAllowed = isEach || index === 0 ? grace.start : 0;
    const earlyAllowed = isEach || index === taught.length - 1 ? grace.end : 0;
    const isMissed = (gap: Interval): boolean =>
      lengthOf(gap) === lengthOf(segment) ||
      !(
        (gap.from === segment.from && lengthOf(gap) <= lateAllowed * MINUTE) ||
        (gap.to === segment.to && lengthOf(gap) <= earlyAllowed * MINUTE)
      );

    return { segment, gaps, absences: gaps.filter(isMissed) };
  });
}

function gapsIn({ from, to }: Interval, stays: readonly Interval[]): Interval[] {
  const gaps: Interval[] = [];
  let reached = from;
  for (const stay of stays) {
    if (stay.to <= reached || stay.from >= to) continue;
    if (stay.from > reached) gaps.push({ from: reached, to: stay.from });
    reached = Math.min(stay.to, to);
  }
  if (reached < to) gaps.push({ from: reached, to });

  return gaps;
}

export const lengthOf = ({ from, to }: Interval): number => to - from;

/** The sum of lengths in minutes, exact to a millionth. */
export function minutesOf(intervals: readonly Interval[]): number {
  return inMinutes(intervals.reduce((sum, interval) => sum + lengthOf(interval), 0));
}

export const inMinutes = (milliseconds: number): number =>
  Math.round((milliseconds * 1_000_000) / MINUTE) / 1_000_000;
