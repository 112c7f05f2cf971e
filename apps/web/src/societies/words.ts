import type { ActivityFormat, ApprovalRow } from '@cohesion/contracts';
import { formatDate } from '../ui/format.js';

const formats: Readonly<Record<ActivityFormat, string>> = {
  'self-study': 'Self-study',
  'live-in-person': 'Live, in person',
  'live-online': 'Live, online',
};

export const formatChoices = Object.entries(formats).map(([id, label]) => ({ id, label }));

/** "Self-study; live, online". */
export function formatWords(all: readonly ActivityFormat[]): string {
  const words = all.map((format) => formats[format]).join('; ');

  return words.charAt(0) + words.slice(1).toLowerCase();
}

/** "January 1, 2026 to December 31, 2028". */
export const periodWords = ({ validFrom, validTo }: Pick<ApprovalRow, 'validFrom' | 'validTo'>): string =>
  validTo === null
    ? `From ${formatDate(validFrom)}, no end`
    : `${formatDate(validFrom)} to ${formatDate(validTo)}`;

/** "Ends in 39 days", "Over", "In force". */
export function stateWords({
  state,
  daysLeft,
  validFrom,
}: Pick<ApprovalRow, 'state' | 'daysLeft' | 'validFrom'>): string {
  if (state === 'over') return 'Over';
  if (state === 'begins-later') return `Begins ${formatDate(validFrom)}`;
  if (daysLeft === null || daysLeft > 90) return 'In force';
  if (daysLeft === 0) return 'Ends today';

  return daysLeft === 1 ? 'Ends tomorrow' : `Ends in ${daysLeft} days`;
}

export const countWords = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export const disciplineWords = {
  'psychology-doctorate': 'Psychology, doctorate',
  'social-work': 'Social work',
  nursing: 'Nursing',
  counseling: 'Counseling',
  other: 'Another discipline',
} as const;

export const roleWords = { presenter: 'Presents', planner: 'Plans', reviewer: 'Reviews' } as const;
