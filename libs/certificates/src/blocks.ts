import type { CertificatePart } from './text.js';
import type { Line, Style } from './typeset.js';

/** One row of text at its place on the page, in points from the top left. */
export interface PlacedRow {
  line: Line;
  size: number;
  x: number;
  baseline: number;
  color: string;
}

/** A picture on the page, and what it shows in words. */
export interface PlacedPicture {
  sha256: string;
  alt: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A line of `certificateText` on the page, and the picture before it; without a printed label, `label` is empty. */
export interface PlacedText {
  part: CertificatePart;
  label: PlacedRow[];
  rows: PlacedRow[];
  /** Instead of rows, where the text is a row of a table. */
  table?: PlacedTableRow;
  picture?: PlacedPicture | undefined;
}

/** A row of a table on the page; `bottom` is where the line under it goes. */
export interface PlacedTableRow {
  header: boolean;
  cells: PlacedRow[][];
  left: number;
  right: number;
  bottom: number;
}

/** What stands between two gaps of the page's flow. */
export interface Block {
  part: CertificatePart;
  /** The part to name when the block has too many rows. */
  longest: CertificatePart;
  /** Natural space above. */
  gap: number;
  height: number;
  rowCount: number;
  /** More rows than this are too long for the page. */
  mostRows: number;
  place(top: number): PlacedText[];
}

export interface RowStyle extends Style {
  color: string;
  /** Distance between baselines. */
  leading: number;
}

/**
 * Places rows below each other; the first row's line box begins at `top`. `x` may depend on the row's width. Rows of a
 * paragraph from right to left are flush on the right with the longest of them.
 */
export function placeRows(
  lines: readonly Line[],
  style: RowStyle,
  top: number,
  x: number | ((line: Line) => number),
): PlacedRow[] {
  const longest = Math.max(...lines.map(({ width }) => width));
  const indent = ({ base, width }: Line) => (base === 'rtl' ? longest - width : 0);
  return lines.map((line, index) => ({
    line,
    size: style.size,
    color: style.color,
    x: typeof x === 'number' ? x + indent(line) : x(line),
    // Both families stand on a baseline about 0.3 em above the end of a line box of 1.25 em.
    baseline: top + index * style.leading + (style.leading + style.size * 0.65) / 2,
  }));
}

/** Places blocks from `top` down with their gaps multiplied by `stretch`; the first block's gap is not used. */
export function stack(
  blocks: readonly Block[],
  top: number,
  stretch: number,
): { texts: PlacedText[]; ends: Map<CertificatePart, number> } {
  const texts: PlacedText[] = [];
  const ends = new Map<CertificatePart, number>();
  let y = top;
  for (const block of blocks) {
    y += block.gap * stretch;
    texts.push(...block.place(y));
    y += block.height;
    ends.set(block.part, y);
  }
  return { texts, ends };
}
