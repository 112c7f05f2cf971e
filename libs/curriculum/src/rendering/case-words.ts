import type { Case, CaseStep, Stance } from '../course.js';

type Target = CaseStep['choices'][number]['target'];

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
export const targetInWords: Readonly<Record<Target, string>> = {
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

/**
 * Which members a choice speaks to, as far as its words say so: those it calls by name ("Gus, before you answer"), or
 * else those it names; one at most for one member, two at most for two. Empty where it names nobody, and for the whole
 * group: an unnamed person is never guessed.
 */
export function addressedIn({ members }: Case, target: Target, text: string): readonly string[] {
  if (target === 'group' || target === 'none') return [];
  const named = members
    .map(({ id, name }) => ({
      id,
      name,
      at: text.search(new RegExp(String.raw`(?<!\p{L})${escaped(name)}(?!\p{L})`, 'u')),
    }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => one.at - other.at);
  const called = named.filter(({ name }) => isCalled(name, text));
  const most = { member: 1, dyad: 2, subgroup: members.length }[target];
  const first = target === 'member' && called.length > 0 ? called : [...called, ...without(named, called)];

  return first.slice(0, most).map(({ id }) => id);
}

const without = <Thing>(all: readonly Thing[], some: readonly Thing[]): readonly Thing[] =>
  all.filter((thing) => !some.includes(thing));

/** The name stands as a person is called: at the start of what is said, or between commas. */
function isCalled(name: string, text: string): boolean {
  const word = escaped(name);

  return new RegExp(String.raw`(?:^|[.!?:]\s+|["“])${word},|,\s+${word}[,.?!]|\bAnd ${word},`, 'u').test(
    text,
  );
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
