import type { Case, CaseChoice } from './course.js';

/**
 * Which members a choice speaks to: those of its `toward`, or else what its words say: those it calls by name ("Gus,
 * before you answer"), then those it names; one at most for one member, two at most for two. Empty where neither says
 * who, for the whole group and for no member: an unnamed person is never guessed.
 */
export function addressedIn(
  { members }: Case,
  { target, toward, text }: Pick<CaseChoice, 'target' | 'toward' | 'text'>,
): readonly string[] {
  if (target === 'group' || target === 'none') return [];
  if (toward !== undefined) return toward;
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
