import { blocksOfCase, type CourseDocument } from '../course.js';
import { allBlocks, innerBlocks, type Block } from '../lesson.js';
import type { Finding } from '../mistakes.js';

const topLevel = 2;
const mayHoldHeadings = ['note', 'handout'];

/** Headings start at ##, go down one level at a time and stand outside of blocks, except in notes and handouts. */
export function checkHeadings({ lessons, cases }: CourseDocument): readonly Finding[] {
  return [
    ...lessons.flatMap(({ file, blocks }) => [...levels(file, blocks), ...misplaced(file, blocks)]),
    ...cases.flatMap((found) => inCase(found.file, blocksOfCase(found))),
  ];
}

function levels(file: string, blocks: readonly Block[]): readonly Finding[] {
  const headings = allBlocks(blocks).flatMap((block) => (block.kind === 'heading' ? [block] : []));

  return headings.flatMap(({ level, line }, index): readonly Finding[] => {
    const deepest = (headings[index - 1]?.level ?? topLevel - 1) + 1;
    if (level < topLevel) return [wrong(file, line, '"#" is the title of the lesson: headings start at ##')];

    return level <= deepest ? [] : [wrong(file, line, `skips a level: at most ${'#'.repeat(deepest)} here`)];
  });
}

function misplaced(file: string, blocks: readonly Block[]): readonly Finding[] {
  return blocks
    .filter((block) => !mayHoldHeadings.includes(block.kind))
    .flatMap((block) => [
      ...innerBlocks(block).flatMap((inner) =>
        inner.kind === 'heading' ? [wrong(file, inner.line, `a ${block.kind} cannot hold a heading`)] : [],
      ),
      ...misplaced(file, innerBlocks(block)),
    ]);
}

function inCase(file: string, blocks: readonly Block[]): readonly Finding[] {
  return allBlocks(blocks).flatMap((block) =>
    block.kind === 'heading' ? [wrong(file, block.line, 'a case cannot hold a heading')] : [],
  );
}

function wrong(file: string, line: number, message: string): Finding {
  return { file, line, field: 'heading', message };
}
