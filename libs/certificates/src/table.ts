import { placeRows, type PlacedRow, type RowStyle } from './blocks.js';
import type { Canvas } from './pdf/canvas.js';
import type { Tag } from './pdf/structure.js';
import { textTag } from './text-tags.js';
import type { Line, Typesetter } from './typeset.js';

/** Points around the text of a cell. */
export const cellGaps = { above: 3.5, below: 4.5, between: 12 };

/** Between rows; a reader needs the words, not the line. */
export const rowRule = { color: '#b5aa9d', width: 0.4 };

export interface Column {
  x: number;
  width: number;
  flushRight: boolean;
}

/** A row of the table broken into lines, cell by cell. */
export interface SetRow {
  cells: (readonly Line[])[];
  style: RowStyle;
}

/** Columns side by side from `left`, each with its share of the width. */
export function columnsOf(
  { shares, flushRight }: { shares: readonly number[]; flushRight: number },
  width: number,
  left: number,
): Column[] {
  let x = left;

  return shares.map((share, index) => {
    const gap = index === shares.length - 1 ? 0 : cellGaps.between;
    const column = { x, width: share * width - gap, flushRight: index === flushRight };
    x += share * width;

    return column;
  });
}

export function setRow(
  cells: readonly string[],
  columns: readonly Column[],
  typesetter: Typesetter,
  style: RowStyle,
): SetRow {
  return {
    style,
    cells: cells.map((cell, index) => typesetter.lines(cell, style, columns[index]?.width ?? 0)),
  };
}

export function rowHeight({ cells, style }: SetRow): number {
  return cellGaps.above + Math.max(...cells.map((lines) => lines.length)) * style.leading + cellGaps.below;
}

/** The rows of text of each cell, the row of the table beginning at `top`. */
export function placeCells(row: SetRow, columns: readonly Column[], top: number): PlacedRow[][] {
  return columns.map((column, index) => {
    const end = column.x + column.width;
    const x = column.flushRight ? (line: Line) => end - line.width : column.x;

    return placeRows(row.cells[index] ?? [], row.style, top + cellGaps.above, x);
  });
}

/** Draws a row of the table as an element of the structure. */
export function rowTag(canvas: Canvas, cells: readonly PlacedRow[][], type: 'TH' | 'TD'): Tag {
  const scope = type === 'TH' ? '<</O/Table/Scope/Column>>' : undefined;

  return { type: 'TR', kids: cells.map((cell) => textTag(canvas, type, [cell], scope)) };
}

/** A table of drawn rows, the first of them its header. */
export function tableTag([head, ...body]: readonly Tag[]): Tag {
  return {
    type: 'Table',
    kids: [
      { type: 'THead', kids: head ? [head] : [] },
      { type: 'TBody', kids: body },
    ],
  };
}
