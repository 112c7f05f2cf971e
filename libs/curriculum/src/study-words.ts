import { citationText, referenceText } from './citation.js';
import { blocksOfCase, type CourseDocument } from './course.js';
import { innerBlocks, inlinesOf, type Block, type Inline, type Lesson } from './lesson.js';
import { plainBlocks, plainText } from './plain-text.js';
import { countWords } from './words.js';

export type LeftOutKind =
  | 'titles'
  | 'headings'
  | 'citations'
  | 'speaker names'
  | 'figures'
  | 'reflection prompts'
  | 'self-checks'
  | 'handouts'
  | 'warnings'
  | 'cases'
  | 'glossary'
  | 'references';

/** Words that were seen and not counted, and why. */
export type LeftOut = { readonly kind: LeftOutKind; readonly words: number };

export type StudyWords = { readonly words: number; readonly leftOut: readonly LeftOut[] };

export type CourseStudyWords = StudyWords & {
  readonly lessons: readonly (StudyWords & { readonly lessonId: string })[];
};

/**
 * The words that count as study text, for credit by word count: those of paragraphs, lists, tables, dialogue and the
 * bodies of blocks. Content only, not titles, authors or references (Mergener formula as BOC states it); prompts,
 * self-checks, handouts, warnings, captions and branching cases are left out as well, which can only lower the credit.
 */
export function countStudyWords(course: CourseDocument): CourseStudyWords {
  const lessons = course.lessons.map((lesson) => ({ lessonId: lesson.id, ...studyWordsOf(course, lesson) }));
  const definitions = course.glossary.flatMap(({ term, definitions: all }) => [
    term,
    ...all.map(({ text }) => text),
  ]);

  return {
    lessons,
    words: lessons.reduce((sum, { words }) => sum + words, 0),
    leftOut: added([
      ...lessons.flatMap(({ leftOut }) => leftOut),
      leaveOut('glossary', definitions.join(' ')),
      leaveOut('references', course.references.map(referenceText).join(' ')),
    ]),
  };
}

/** The study words of one lesson. */
export function studyWordsOf(course: CourseDocument, { title, blocks }: Lesson): StudyWords {
  return {
    words: wordsIn(blocks),
    leftOut: added([leaveOut('titles', title), ...blocks.flatMap((block) => leftOutOf(course, block))]),
  };
}

/** The study words in some blocks, by the same rule. */
export function wordsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => {
    if (!isStudyText(block)) return sum;
    const own = block.kind === 'table' ? [...block.header, ...block.rows.flat()] : [inlinesOf(block)];

    return (
      sum + own.reduce((words, cell) => words + countWords(plainText(cell)), 0) + wordsIn(innerBlocks(block))
    );
  }, 0);
}

/** Whether anything in a block can count: false for headings and for blocks that are left out with all that is in them. */
export function isStudyText(block: Block): boolean {
  return block.kind !== 'heading' && wholeBlock(block) === null;
}

function leftOutOf(course: CourseDocument, block: Block): readonly LeftOut[] {
  const whole = wholeBlock(block);
  const title = 'title' in block ? [leaveOut('titles', block.title)] : [];
  if (whole !== null) return [...title, leaveOut(whole, textOfWhole(course, block))];
  if (block.kind === 'heading') return [leaveOut('headings', plainText(block.children))];

  return [
    ...title,
    ...(block.kind === 'speech' ? [leaveOut('speaker names', block.speaker ?? '')] : []),
    ...citations(course, inlinesOf(block)),
    ...innerBlocks(block).flatMap((inner) => leftOutOf(course, inner)),
  ];
}

/** Why a block with all that is in it is left out; null when it counts. */
function wholeBlock(block: Block): LeftOutKind | null {
  switch (block.kind) {
    case 'figure':
      return 'figures';
    case 'reflection':
      return 'reflection prompts';
    case 'self-check':
      return 'self-checks';
    case 'handout':
      return 'handouts';
    case 'warning':
      return 'warnings';
    case 'case':
      return 'cases';
    default:
      return null;
  }
}

function textOfWhole({ cases }: CourseDocument, block: Block): string {
  if (block.kind === 'figure') return `${block.alt} ${plainBlocks(block.children)}`;
  if (block.kind !== 'case') return plainBlocks(innerBlocks(block));
  const found = cases.find(({ id }) => id === block.ref);

  return found === undefined ? '' : plainBlocks(blocksOfCase(found));
}

function citations(course: CourseDocument, inlines: readonly Inline[]): readonly LeftOut[] {
  return inlines.flatMap((inline) => {
    if ('children' in inline) return citations(course, inline.children);
    const reference =
      inline.kind === 'cite' ? course.references.find(({ id }) => id === inline.id) : undefined;

    return reference === undefined ? [] : [leaveOut('citations', citationText(reference))];
  });
}

function leaveOut(kind: LeftOutKind, text: string): LeftOut {
  return { kind, words: countWords(text) };
}

function added(all: readonly LeftOut[]): readonly LeftOut[] {
  const sums = new Map<LeftOutKind, number>();
  for (const { kind, words } of all) sums.set(kind, (sums.get(kind) ?? 0) + words);

  return [...sums].filter(([, words]) => words > 0).map(([kind, words]) => ({ kind, words }));
}
