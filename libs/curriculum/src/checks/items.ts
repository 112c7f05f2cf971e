import type { CourseDocument, Item } from '../course.js';
import { allBlocks, anchorsOf } from '../lesson.js';
import type { FieldPath, Finding } from '../mistakes.js';

const optionsPerItem = 4;
const catchAll =
  /\bof the above\b|^(?:all|none|any|both|neither) of (?:these|them)$|^(?:both )?[a-d] (?:and|or) [a-d]$/;
const trueOrFalse = new Set(['true', 'false', 'yes', 'no']);

/**
 * Items have four options and one key, point to the paragraph they ask about, and avoid the forms that test reading of
 * tests rather than knowledge ("all of the above", true or false).
 */
export function checkItems(course: CourseDocument): readonly Finding[] {
  return course.items.flatMap((item, index) => [
    ...checkOptions(item, ['items', index]),
    ...checkStem(item, ['items', index]),
    ...checkSource(course, item, ['items', index, 'source']),
  ]);
}

function checkOptions({ options }: Item, path: FieldPath): readonly Finding[] {
  const correct = options.filter((option) => option.correct).length;
  const texts = options.map(({ text }) => plain(text));
  const count: readonly Finding[] =
    options.length === optionsPerItem
      ? []
      : [inItems([...path, 'options'], `needs exactly four options and has ${options.length}`)];
  const key: readonly Finding[] =
    correct === 1
      ? []
      : [inItems([...path, 'options'], `needs exactly one correct option and has ${correct}`)];

  return [
    ...count,
    ...key,
    ...options.flatMap(({ text, rationale }, index) => {
      const at = [...path, 'options', index];
      const words = plain(text);

      return [
        ...(catchAll.test(words)
          ? [inItems([...at, 'text'], 'sums up other options instead of saying something itself')]
          : []),
        ...(trueOrFalse.has(words) ? [inItems([...at, 'text'], 'makes this a true or false question')] : []),
        ...(texts.indexOf(words) < index
          ? [inItems([...at, 'text'], 'says the same as an option before it')]
          : []),
        ...plainOnly([...at, 'text'], text),
        ...plainOnly([...at, 'rationale'], rationale),
      ];
    }),
  ];
}

function checkStem({ stem }: Item, path: FieldPath): readonly Finding[] {
  const allowed = ['paragraph', 'list', 'quote', 'dialogue', 'speech'];
  const refused = allBlocks(stem).find(({ kind }) => !allowed.includes(kind));

  return [
    ...(refused === undefined ? [] : [inItems([...path, 'stem'], `a stem cannot hold a ${refused.kind}`)]),
    ...(stem.length > 0 ? [] : [inItems([...path, 'stem'], 'has no text')]),
  ];
}

function checkSource({ lessons }: CourseDocument, { source }: Item, path: FieldPath): readonly Finding[] {
  const lesson = lessons.find(({ id }) => id === source.lesson);
  if (lesson === undefined) return [inItems([...path, 'lesson'], `there is no lesson "${source.lesson}"`)];
  if (anchorsOf(lesson.blocks).some(({ anchor }) => anchor === source.paragraph)) return [];

  return [inItems([...path, 'paragraph'], `lesson "${source.lesson}" has no :anchor{#${source.paragraph}}`)];
}

function plainOnly(path: FieldPath, text: string): readonly Finding[] {
  return /:(?:cite|term|anchor)[[{]/.test(text) ? [inItems(path, 'is plain text: no directives')] : [];
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function inItems(path: FieldPath, message: string): Finding {
  return { file: 'items.yaml', path, message };
}
