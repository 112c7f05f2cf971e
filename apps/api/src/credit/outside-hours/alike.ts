/** An activity as far as telling whether it is the same as another goes. */
export type Known = Readonly<{
  title: string;
  provider: string;
  startedOn: string | null;
  completedOn: string;
  certificateNumber: string | null;
}>;

const letters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Why two entries look like the same activity, as a sentence; null when they do not. Either the same certificate number
 * from the same provider, or the same title (case, accents and punctuation apart) on overlapping days.
 */
export function whyAlike(one: Known, other: Known): string | null {
  const number = letters(one.certificateNumber ?? '');
  if (
    number !== '' &&
    number === letters(other.certificateNumber ?? '') &&
    letters(one.provider) === letters(other.provider)
  )
    return 'It has the same certificate number.';
  const titles = [letters(one.title), letters(other.title)];
  if (titles[0] !== titles[1]) return null;
  if (one.completedOn === other.completedOn) return 'It has the same title and the same date.';

  return overlap(one, other) ? 'It has the same title and overlapping days.' : null;
}

const overlap = (one: Known, other: Known): boolean =>
  (one.startedOn ?? one.completedOn) <= other.completedOn &&
  (other.startedOn ?? other.completedOn) <= one.completedOn;

/** The same content, whenever it was taken: what a rule against counting a course twice compares. */
export const contentKey = ({ title, provider }: Pick<Known, 'title' | 'provider'>): string =>
  `${letters(provider)} ${letters(title)}`;
