import type { Block, RowStyle } from './blocks.js';
import { colors } from './look.js';
import { columnsOf, placeCells, rowHeight, setRow, type Column, type SetRow } from './table.js';
import type { CertificateLine } from './text.js';
import type { Typesetter } from './typeset.js';

/** Session, when, credit. */
export const sessionColumns = { shares: [0.56, 0.3, 0.14], flushRight: 2 };
export const sessionHeader = (unit: string): string[] => ['Session', 'When', upperFirst(unit)];

/** Under the table, so that its last line does not belong to the text below. */
const gapBelow = 5;

const header: RowStyle = { face: 'sansBold', size: 9, leading: 11.5, color: colors.ink };
const body: RowStyle = { face: 'sans', size: 9, leading: 11.5, color: colors.ink };

/** The sessions of a combined certificate as a table among the other lines of its first page. */
export function sessionsBlock(
  sessions: readonly CertificateLine[],
  unit: string,
  typesetter: Typesetter,
  area: { left: number; width: number },
): Block {
  const columns = columnsOf(sessionColumns, area.width, area.left);
  const rows = [
    setRow(sessionHeader(unit), columns, typesetter, header),
    ...sessions.map(({ cells }) => setRow(cells ?? [], columns, typesetter, body)),
  ];

  return {
    part: 'session',
    longest: 'session',
    gap: 6,
    height: rows.reduce((sum, row) => sum + rowHeight(row), gapBelow),
    rowCount: rows.length,
    mostRows: Infinity,
    place: (top) => placeTable(rows, columns, top),
  };
}

function placeTable(rows: readonly SetRow[], columns: readonly Column[], top: number) {
  const left = columns[0]?.x ?? 0;
  const last = columns.at(-1);
  const right = (last?.x ?? 0) + (last?.width ?? 0);
  let y = top;

  return rows.map((row, index) => {
    const cells = placeCells(row, columns, y);
    y += rowHeight(row);

    return {
      part: 'session' as const,
      label: [],
      rows: [],
      table: { header: index === 0, cells, left, right, bottom: y },
    };
  });
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
