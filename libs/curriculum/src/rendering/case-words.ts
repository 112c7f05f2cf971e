import type { Case, CaseChoice, CaseStep, Stance } from '../course.js';

/** A stance as it ends the sentence "Ruth is …". */
export const stanceInWords: Readonly<Record<Stance, string>> = {
  open: 'open',
  guarded: 'guarded',
  silent: 'silent',
  'turned-away': 'turned away',
  'leaning-in': 'leaning in',
  hot: 'heated',
};

/** Whom an intervention is for: the level it is made at. */
export const targetInWords: Readonly<Record<CaseChoice['target'], string>> = {
  member: 'to one member',
  dyad: 'to two people',
  subgroup: 'to a subgroup',
  group: 'to the whole group',
  none: 'to no member',
};

/** An effect from -2 to 2 in words. */
export function effectInWords(effect: number): string {
  if (effect <= -2) return 'much less than before';
  if (effect < 0) return 'a little less than before';
  if (effect === 0) return 'as it was';

  return effect === 1 ? 'a little more than before' : 'much more than before';
}

/** "Lorraine is now guarded, and Gus is leaning in."; empty when nobody changes. */
export function sentenceOfStances({ members }: Case, stances: CaseStep['stances']): string {
  const changes = members.flatMap(({ id, name }) => {
    const stance = stances[id];

    return stance === undefined ? [] : [`${name} is ${stanceInWords[stance]}`];
  });
  if (changes.length === 0) return '';

  return `Now ${listed(changes)}.`;
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');

  return `${words.slice(0, -1).join(', ')}, and ${words.at(-1) ?? ''}`;
}
