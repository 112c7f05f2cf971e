import type { AttendanceProblem } from './attendance-reason.js';
import type { AttendancePolicy, AttendanceSpan, ScheduledSegment } from './policy.js';

/** Everything about the times and the policy that cannot be. */
export function attendanceProblems(
  segments: readonly ScheduledSegment[],
  spans: readonly AttendanceSpan[],
  policy: AttendancePolicy,
): AttendanceProblem[] {
  return [
    ...segments
      .filter(({ from, to }) => !isForward(from, to) || from === to)
      .map(({ id }): AttendanceProblem => ({ code: 'segment-impossible', segmentId: id })),
    ...overlaps(segments),
    ...(segments.some(({ kind }) => kind === 'instruction') ? [] : [NOTHING_SCHEDULED]),
    ...spans
      .filter(({ from, to }) => !isForward(from, to))
      .map(({ from, to }): AttendanceProblem => ({ code: 'span-impossible', from, to })),
    ...policyProblems(policy),
  ];
}

const NOTHING_SCHEDULED: AttendanceProblem = { code: 'nothing-scheduled' };

/** A stay of no length is fine (somebody clicked in and out), one that ends before it begins is not. */
const isForward = (from: number, to: number): boolean =>
  Number.isSafeInteger(from) && Number.isSafeInteger(to) && from <= to;

function overlaps(segments: readonly ScheduledSegment[]): AttendanceProblem[] {
  const inOrder = segments.toSorted((a, b) => a.from - b.from);

  return inOrder.flatMap((segment, index) => {
    const next = inOrder[index + 1];

    return next && next.from < segment.to
      ? [{ code: 'segments-overlap' as const, segmentIds: [segment.id, next.id] as const }]
      : [];
  });
}

function policyProblems({ rule, grace, reconnect }: AttendancePolicy): AttendanceProblem[] {
  const minutes: [string, number][] = [
    ['grace at the start', grace.start],
    ['grace at the end', grace.end],
    ['reconnection time', reconnect],
    ...ruleMinutes(rule),
  ];
  const problems = minutes
    .filter(([, value]) => !(value >= 0 && value <= 100_000))
    .map(([field, value]): AttendanceProblem => ({ code: 'policy-impossible', field, value }));
  if (rule.kind !== 'percent' || (rule.least > 0 && rule.least <= 100)) return problems;

  return [...problems, { code: 'policy-impossible', field: 'percentage', value: rule.least }];
}

function ruleMinutes(rule: AttendancePolicy['rule']): [string, number][] {
  switch (rule.kind) {
    case 'whole-program':
    case 'per-segment':
      return [['most missed minutes', rule.mostMissed]];
    case 'per-hour':
      return [['most minutes missed in a row', rule.mostInARow]];
    case 'percent':
      return [];
  }
}
