import type { Element } from 'hast';
import type { CourseDocument } from '../course.js';
import { allBlocks, type Block, type Lesson } from '../lesson.js';
import { plainBlocks, plainText } from '../plain-text.js';
import { readingMinutes } from '../reading-time.js';
import { wordsIn } from '../study-words.js';
import { readSvg, withPrefixedIds } from '../svg.js';
import { backMatterElements, backMatterOf } from './back-matter.js';
import { blockElements } from './block-elements.js';
import { toHtml } from './elements.js';

/** What a page needs to know about a rendered lesson without reading its HTML. Ids of headings and paragraphs are HTML ids. */
export type LessonManifest = {
  readonly headings: readonly { readonly id: string; readonly level: number; readonly text: string }[];
  readonly paragraphs: readonly string[];
  readonly reflections: readonly { readonly id: string; readonly prompt: string }[];
  readonly terms: readonly string[];
  readonly references: readonly string[];
  readonly figures: readonly string[];
  readonly handouts: readonly { readonly id: string; readonly title: string }[];
  readonly cases: readonly string[];
  /** Study words, as credit counts them. */
  readonly words: number;
  /** Reading time for showing, in whole minutes. */
  readonly minutes: number;
};

export type RenderedLesson = { readonly html: string; readonly manifest: LessonManifest };

/**
 * A lesson as safe HTML that reads without scripts or styles; null when the course has no such lesson. Whatever an author
 * wrote is text or one of the format's own elements, and the result passes a sanitizer with a closed list of tags.
 */
export function renderLesson(course: CourseDocument, lessonId: string): RenderedLesson | null {
  const lesson = course.lessons.find(({ id }) => id === lessonId);
  if (lesson === undefined) return null;

  const backMatter = backMatterOf(course, lesson.blocks);
  const content = [...blockElements({ course, lessonId }, lesson.blocks), ...backMatterElements(backMatter)];
  const words = wordsIn(lesson.blocks);

  return {
    html: toHtml(content, drawingsOf(course, lesson)),
    manifest: {
      ...contentsOf(lesson.blocks),
      terms: backMatter.terms.map(({ id }) => id),
      references: backMatter.references.map(({ id }) => id),
      words,
      minutes: readingMinutes(words),
    },
  };
}

function contentsOf(
  lessonBlocks: readonly Block[],
): Omit<LessonManifest, 'terms' | 'references' | 'words' | 'minutes'> {
  const blocks = allBlocks(lessonBlocks);

  return {
    headings: blocks.flatMap((block) =>
      block.kind === 'heading' ? [{ id: block.id, level: block.level, text: plainText(block.children) }] : [],
    ),
    paragraphs: blocks.flatMap((block) =>
      block.kind === 'paragraph' || block.kind === 'speech' ? [block.id] : [],
    ),
    reflections: blocks.flatMap((block) =>
      block.kind === 'reflection' ? [{ id: block.id, prompt: plainBlocks(block.children) }] : [],
    ),
    figures: blocks.flatMap((block) => (block.kind === 'figure' ? [block.id] : [])),
    handouts: blocks.flatMap((block) =>
      block.kind === 'handout' ? [{ id: block.id, title: block.title }] : [],
    ),
    cases: blocks.flatMap((block) => (block.kind === 'case' ? [block.ref] : [])),
  };
}

/** The drawings a lesson shows, by figure id; one that cannot be read safely is left out and its description shown. */
function drawingsOf({ drawings }: CourseDocument, { blocks }: Lesson): ReadonlyMap<string, Element> {
  return new Map(
    allBlocks(blocks).flatMap((block): [string, Element][] => {
      const drawing = block.kind === 'figure' ? drawings.find(({ file }) => file === block.src) : undefined;
      const reading = drawing === undefined ? undefined : readSvg(drawing.svg);
      if (block.kind !== 'figure' || reading === undefined || !reading.ok) return [];
      const svg = withPrefixedIds(reading.svg, `drawing-${block.id}--`);

      return [
        [block.id, { ...svg, properties: { ...svg.properties, role: 'img', 'aria-label': block.alt } }],
      ];
    }),
  );
}
