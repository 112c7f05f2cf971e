import type { AttendanceReason } from './attendance-reason.js';
import type { AttendanceRule } from './policy.js';
import { inMinutes, lengthOf, MINUTE, minutesOf, type Interval, type SegmentPresence } from './presence.js';

/** The minutes of a segment that are kept for credit, and what was lost of it and why. */
export interface KeptPart {
  readonly minutes: number;
  readonly reasons: readonly AttendanceReason[];
}

export interface Judged {
  readonly parts: readonly KeptPart[];
  /** Why nothing at all is kept, where one failure loses everything. */
  readonly lost: AttendanceReason | null;
}

/** What the sponsor's rule keeps of each segment, in the order of the segments. */
export function judgeParts(presence: readonly SegmentPresence[], rule: AttendanceRule): Judged {
  switch (rule.kind) {
    case 'whole-program': {
      const missed = minutesOf(presence.flatMap(({ absences }) => absences));

      return missed > rule.mostMissed
        ? everythingLost(presence, { code: 'missed-too-much', of: 'program', missed, most: rule.mostMissed })
        : { parts: presence.map(keptWhole), lost: null };
    }
    case 'per-segment': {
      const parts = presence.map((part) => bySegment(part, rule.mostMissed));
      const lost = rule.loses === 'everything' ? parts.flatMap(({ reasons }) => reasons).at(0) : undefined;

      return lost ? { parts: parts.map((part) => ({ ...part, minutes: 0 })), lost } : { parts, lost: null };
    }
    case 'per-hour': {
      let hour = 0;
      const parts = presence.map((part) => {
        const judged = byHour(part, rule.mostInARow, hour);
        hour += judged.hours;

        return judged;
      });

      return { parts: parts.map(({ minutes, reasons }) => ({ minutes, reasons })), lost: null };
    }
    case 'percent': {
      const scheduled = minutesOf(presence.map(({ segment }) => segment));
      const missed = minutesOf(presence.flatMap(({ absences }) => absences));
      const percent = ((scheduled - missed) * 100) / scheduled;

      return (scheduled - missed) * 100 < rule.least * scheduled
        ? everythingLost(presence, { code: 'percent-not-reached', percent, least: rule.least })
        : { parts: presence.map(keptWhole), lost: null };
    }
  }
}

const keptWhole = ({ segment }: SegmentPresence): KeptPart => ({
  minutes: inMinutes(lengthOf(segment)),
  reasons: [],
});

function everythingLost(presence: readonly SegmentPresence[], lost: AttendanceReason): Judged {
  return {
    lost,
    parts: presence.map(({ segment, absences }) => ({
      minutes: 0,
      reasons: isAway(segment, absences) ? [{ code: 'not-there' }] : [],
    })),
  };
}

function bySegment(part: SegmentPresence, most: number): KeptPart {
  const missed = minutesOf(part.absences);
  if (isAway(part.segment, part.absences)) return { minutes: 0, reasons: [{ code: 'not-there' }] };

  return missed > most
    ? { minutes: 0, reasons: [{ code: 'missed-too-much', of: 'segment', missed, most }] }
    : keptWhole(part);
}

/** Hours run from the start of each segment; what is left over at its end is an hour of its own length. */
function byHour(
  { segment, absences }: SegmentPresence,
  most: number,
  before: number,
): KeptPart & { hours: number } {
  const hours: Interval[] = [];
  for (let from = segment.from; from < segment.to; from += 60 * MINUTE) {
    hours.push({ from, to: Math.min(from + 60 * MINUTE, segment.to) });
  }
  const inARow = hours.map((hour) => Math.max(0, ...absences.map((absence) => overlap(absence, hour))));
  const isKept = hours.map((hour, index) => {
    const away = inARow[index] ?? 0;

    return away <= most * MINUTE && away < lengthOf(hour);
  });

  return {
    hours: hours.length,
    minutes: minutesOf(hours.filter((_, index) => isKept[index])),
    reasons: isAway(segment, absences)
      ? [{ code: 'not-there' }]
      : inARow.flatMap((away, index) =>
          isKept[index]
            ? []
            : [{ code: 'hour-lost' as const, hour: before + index + 1, inARow: inMinutes(away), most }],
        ),
  };
}

const overlap = (a: Interval, b: Interval): number =>
  Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

const isAway = (segment: Interval, absences: readonly Interval[]): boolean =>
  absences.some((absence) => lengthOf(absence) === lengthOf(segment));
