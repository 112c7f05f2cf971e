import type { CourseDocument } from '../course.js';
import { allBlocks, innerBlocks, inlinesOf, type Block, type Table } from '../lesson.js';
import { plainText } from '../plain-text.js';
import type { Remark } from './remark.js';

/** Characters of a line and lines of a page when a handout is printed: see `handoutLines`. */
const charactersPerLine = 76;
const linesPerPage = 30;
const gap = 0.5;
const narrowestColumn = 8;

/** A handout prints on one page. */
export function reviewHandouts({ lessons }: CourseDocument): readonly Remark[] {
  return lessons.flatMap(({ file, blocks }) =>
    allBlocks(blocks).flatMap((block): readonly Remark[] => {
      if (block.kind !== 'handout') return [];
      const lines = handoutLines(block.children);
      if (lines <= linesPerPage) return [];

      return [
        {
          code: 'handout-too-long',
          file,
          line: block.line,
          field: ':::handout',
          message: `fills about ${Math.ceil(lines)} lines; shorten it to ${linesPerPage}, which is one printed page`,
        },
      ];
    }),
  );
}

/**
 * About how many lines a handout fills on paper, the space between blocks counted as half a line. Handouts print in 13 pt
 * with 1.5 between lines; on US Letter with margins of three quarters of an inch that is some 76 characters a line, and 30
 * such lines under the title. Printed for measure, a handout of 28.5 lines reached 638 of 684 pt. A4 holds more.
 */
export function handoutLines(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => {
    if (block.kind === 'table') return sum + tableLines(block);
    const own = plainText(inlinesOf(block));

    return sum + (own === '' ? 0 : wrapped(own, charactersPerLine) + gap) + handoutLines(innerBlocks(block));
  }, 0);
}

/** Columns share the width of the page by their longest cells, about as a browser lays them out. */
function tableLines({ header, rows }: Table): number {
  const cells = [header, ...rows].map((row) => row.map(plainText));
  const longest = header.map((_, column) =>
    Math.max(narrowestColumn, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const all = longest.reduce((sum, length) => sum + length, 0);

  return cells.reduce((lines, row) => {
    const heights = row.map((cell, column) =>
      wrapped(cell, (charactersPerLine * (longest[column] ?? all)) / all),
    );

    return lines + Math.max(1, ...heights) + gap;
  }, 0);
}

const wrapped = (text: string, width: number): number => Math.ceil(text.length / width);
