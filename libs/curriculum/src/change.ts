import { blocksOfCase, type CourseDocument, type Item } from './course.js';
import { plainBlocks } from './plain-text.js';

export type ChangeClass = 'none' | 'typo' | 'content' | 'objectives';

/** `what` names each thing that differs, in the words of the files, the weightiest first. */
export type CourseChange = { readonly change: ChangeClass; readonly what: readonly string[] };

/** Up to this share of the words of a lesson, item, case or glossary may differ and still be called a correction. */
const typoShare = 0.03;

/**
 * Says how far one version of a course is from another, which decides whether credit and approvals must be looked at
 * again: `objectives` when objectives, the key of an item or facts that credit rests on differ; `content` when a lesson,
 * item or case came, went or moved, or more than 3 % of its words differ; `typo` for any smaller difference; `none` when
 * both say the same, comments and line breaks aside.
 */
export function compareCourses(before: CourseDocument, after: CourseDocument): CourseChange {
  const weighty = [...differing(creditFacts(before), creditFacts(after)), ...changedKeys(before, after)];
  const parts = [...differing(orderOf(before), orderOf(after)), ...rewritten(before, after)];
  const rest = sameText(before, after) ? [] : ['text'];
  if (weighty.length > 0) return { change: 'objectives', what: [...weighty, ...parts] };
  if (parts.length > 0) return { change: 'content', what: parts };

  return rest.length > 0 ? { change: 'typo', what: rest } : { change: 'none', what: [] };
}

function creditFacts(course: CourseDocument): Readonly<Record<string, unknown>> {
  const { objectives, quiz, credit, categories, countsForCredit, level } = course;

  return {
    objectives: objectives.map(({ id, text }) => [id, text]),
    credit,
    quiz,
    categories,
    countsForCredit,
    level,
  };
}

function orderOf({ lessons, items, cases }: CourseDocument): Readonly<Record<string, unknown>> {
  const ids = (parts: readonly { readonly id: string }[]) => parts.map(({ id }) => id);

  return { lessons: ids(lessons), items: ids(items), cases: ids(cases) };
}

function differing(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) {
  return Object.keys(before).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

function changedKeys(before: CourseDocument, after: CourseDocument): readonly string[] {
  const keyOf = ({ options }: Item) => options.find(({ correct }) => correct)?.id;

  return before.items.flatMap((item) => {
    const now = after.items.find(({ id }) => id === item.id);

    return now === undefined || keyOf(now) === keyOf(item) ? [] : [`key of item ${item.id}`];
  });
}

function rewritten(before: CourseDocument, after: CourseDocument): readonly string[] {
  const now = textsOf(after);

  return [...textsOf(before)].flatMap(([name, text]) => {
    const other = now.get(name);

    return other === undefined || shareOfWordsChanged(text, other) <= typoShare ? [] : [name];
  });
}

function textsOf({ lessons, items, cases, glossary }: CourseDocument): ReadonlyMap<string, string> {
  const definitions = glossary.flatMap(({ term, definitions: all }) => [
    term,
    ...all.map(({ text }) => text),
  ]);

  return new Map([
    ...lessons.map(({ id, blocks }) => [`lesson ${id}`, plainBlocks(blocks)] as const),
    ...cases.map((found) => {
      const choices = found.steps.flatMap((step) => step.choices.map(({ text }) => text));

      return [`case ${found.id}`, [plainBlocks(blocksOfCase(found)), ...choices].join(' ')] as const;
    }),
    ...items.map(({ id, stemText, options }) => {
      const ofOptions = options.flatMap(({ text, rationale }) => [text, rationale]);

      return [`item ${id}`, [stemText, ...ofOptions].join(' ')] as const;
    }),
    ['glossary', definitions.join(' ')] as const,
  ]);
}

/** Equal but for where in its file a passage stands. */
function sameText(before: CourseDocument, after: CourseDocument): boolean {
  const text = (course: CourseDocument) =>
    JSON.stringify(course, (key, value: unknown) => (key === 'line' ? undefined : value));

  return text(before) === text(after);
}

/** Words that came or went, of all words in both texts; a moved word is not a changed one. */
function shareOfWordsChanged(before: string, after: string): number {
  const [old, now] = [wordCounts(before), wordCounts(after)];
  const all = [...new Set([...old.keys(), ...now.keys()])];
  const changed = all.reduce((sum, word) => sum + Math.abs((old.get(word) ?? 0) - (now.get(word) ?? 0)), 0);
  const total = [...old.values(), ...now.values()].reduce((sum, count) => sum + count, 0);

  return total === 0 ? 0 : changed / total;
}

function wordCounts(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.split(/\s+/u)) counts.set(word, (counts.get(word) ?? 0) + 1);

  return counts;
}
