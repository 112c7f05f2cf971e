import type { CycleFigures, RequirementView } from '@cohesion/contracts';

/** "7.5" stays, "5.0" is said as "5". */
export const plainHours = (hours: string): string => hours.replace(/\.0+$/, '');

/** "7.5 hours to go", and "8 hours to go" rather than 8.0. */
export const headlineWords = ({ headline }: Pick<CycleFigures, 'headline'>): string =>
  headline.replace(/^(\d+)\.0 /, '$1 ');

export const hoursWords = (hours: string): string =>
  Number(hours) === 1 ? '1 hour' : `${plainHours(hours)} hours`;

/** What is asked for in this cycle, the missing first; the rest asks for nothing now, and says why. */
export function sorted(requirements: readonly RequirementView[]) {
  const asked = requirements.filter(({ status }) => status === 'missing' || status === 'met');

  return {
    asked: asked.toSorted((a, b) => Number(a.status === 'met') - Number(b.status === 'met')),
    quiet: requirements.filter(({ status }) => status !== 'missing' && status !== 'met'),
  };
}

const chairs = 12;

/** Chairs around the rug and how many are taken: all of them only when nothing is missing. */
export function seatsOf(figures: CycleFigures): Readonly<{ seats: number; taken: number }> {
  if (figures.isComplete) return { seats: chairs, taken: chairs };
  const [counted, needed] =
    figures.required === null
      ? [sumOf(figures, 'counted'), sumOf(figures, 'needed')]
      : [Number(figures.recorded), Number(figures.required)];
  const share = needed > 0 ? counted / needed : 0;

  return { seats: chairs, taken: Math.min(chairs - 1, Math.floor(chairs * share)) };
}

/** Hours above what one requirement needs take no chair of another. */
const sumOf = ({ requirements }: CycleFigures, which: 'counted' | 'needed'): number =>
  requirements.reduce((sum, one) => sum + Math.min(Number(one[which]), Number(one.needed)), 0);

/** "27.5 of 35 hours recorded" */
export function recordedWords({ recorded, required }: CycleFigures): string {
  return required === null
    ? `${hoursWords(recorded)} recorded`
    : `${plainHours(recorded)} of ${hoursWords(required)} recorded`;
}

/** How long there is, in the words people use; flat, and never a threat. */
export function timeLeft(days: number): string {
  if (days < 0) return 'this cycle is over';
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days < 60) return `in ${days} days`;
  if (days < 730) return `in ${Math.floor(days / 30.44)} months`;

  return `in ${Math.floor(days / 365.25)} years`;
}
