import type { CourseDocument, Item } from './course.js';
import { anchorsOf, type Block, type Heading, type Lesson } from './lesson.js';
import { plainText } from './plain-text.js';
import { readingMinutes } from './reading-time.js';
import type { Score } from './scoring.js';
import { wordsIn } from './study-words.js';

/** A part of a lesson worth reading again. Ids of section and paragraph are HTML ids. */
export type Reread = {
  readonly lessonId: string;
  readonly lessonTitle: string;
  /** null where the passage stands before the first heading. */
  readonly section: { readonly id: string; readonly title: string } | null;
  /** The first paragraph that a missed item asks about. */
  readonly paragraphId: string;
  readonly itemIds: readonly string[];
  readonly minutes: number;
};

/** Sections behind the missed items, the one that explains most of them first; of equals, the one read first. */
export function remediation(score: Score, course: CourseDocument): readonly Reread[] {
  const missed = new Set(
    score.items.flatMap(({ itemId, verdict }) =>
      verdict === 'wrong' || verdict === 'unanswered' ? itemId : [],
    ),
  );
  const items = course.items.filter(({ id }) => missed.has(id));

  return course.lessons
    .flatMap((lesson) => rereadsIn(lesson, items))
    .toSorted((a, b) => b.itemIds.length - a.itemIds.length);
}

function rereadsIn(lesson: Lesson, missed: readonly Item[]): readonly Reread[] {
  return sectionsOf(lesson.blocks).flatMap(({ heading, blocks }) => {
    const anchors = anchorsOf(blocks);
    const items = missed.filter(
      ({ source }) =>
        source.lesson === lesson.id && anchors.some(({ anchor }) => anchor === source.paragraph),
    );
    const first = anchors.find(({ anchor }) => items.some(({ source }) => source.paragraph === anchor));
    if (first === undefined) return [];

    return [
      {
        lessonId: lesson.id,
        lessonTitle: lesson.title,
        section: heading === null ? null : { id: heading.id, title: plainText(heading.children) },
        paragraphId: first.id,
        itemIds: items.map(({ id }) => id),
        minutes: readingMinutes(wordsIn(blocks)),
      },
    ];
  });
}

type Section = { readonly heading: Heading | null; readonly blocks: readonly Block[] };

/** A lesson cut at each heading; headings inside a block do not cut it. */
function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  return blocks.reduce<readonly Section[]>(
    (sections, block) => {
      if (block.kind === 'heading') return [...sections, { heading: block, blocks: [] }];
      const last = sections.at(-1) ?? { heading: null, blocks: [] };

      return [...sections.slice(0, -1), { ...last, blocks: [...last.blocks, block] }];
    },
    [{ heading: null, blocks: [] }],
  );
}
