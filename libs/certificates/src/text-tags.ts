import type { PlacedRow } from './blocks.js';
import type { Canvas } from './pdf/canvas.js';
import type { Mark, Tag, TagType } from './pdf/structure.js';

/**
 * Draws rows as one element of the structure. A space between two groups keeps their words apart when the text is
 * read or copied; where glyphs do not say what is meant, the element says it.
 */
export function textTag(
  canvas: Canvas,
  type: TagType,
  groups: readonly (readonly PlacedRow[])[],
  attributes?: string,
): Tag {
  const rows = spaced(groups);
  const stated = rows.some(({ line }) => line.copies !== 'as-drawn');
  const actual = rows.map(({ line, end }) => line.text + end).join('');
  const mark: Mark = canvas.mark(type, () => rows.forEach((row) => drawRow(canvas, row)));

  return {
    type,
    kids: [mark],
    ...(stated ? { actual } : {}),
    ...(attributes === undefined ? {} : { attributes }),
  };
}

/** Draws one row outside any element of its own. */
export function drawRow(
  canvas: Canvas,
  { line, size, x, baseline, color, end }: PlacedRow & { end?: string },
): void {
  const text = { runs: line.runs, meant: line.copies === 'as-stated' ? line.text + (end ?? '') : null };
  canvas.text(text, { size, x, baseline, color }, end ?? '');
}

function spaced(groups: readonly (readonly PlacedRow[])[]): (PlacedRow & { end: string })[] {
  const filled = groups.filter((rows) => rows.length > 0);
  return filled.flatMap((rows, group) =>
    rows.map((row, index) => {
      const parts = index === rows.length - 1 && group < filled.length - 1;
      return { ...row, end: parts && !row.line.text.endsWith(' ') ? ' ' : '' };
    }),
  );
}
