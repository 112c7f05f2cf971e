import { placeRows, type Block, type RowStyle } from './blocks.js';
import { colors, measures } from './look.js';
import { sessionsBlock } from './session-table.js';
import type { CertificateLine, CertificatePart } from './text.js';
import type { Style, Typesetter } from './typeset.js';

/** Sizes in points that may give way when there is much to say. */
export interface Density {
  heading: number;
  title: number;
  small: number;
}

interface Setting {
  face: Style['face'];
  size: number;
  gap: number;
  width: number;
  color: string;
  mostRows: number;
}

const nameSizes = { most: 34, least: 20, mostInTwoLines: 24 };

/** The blocks between the top of the page and the signatures, in reading order. */
export function flowBlocks(
  lines: readonly CertificateLine[],
  typesetter: Typesetter,
  pageWidth: number,
  density: Density,
  brand: string,
): Block[] {
  const settings = settingsOf(pageWidth, density, brand);
  const sessions = lines.filter(({ part }) => part === 'session');
  return lines.flatMap((line): Block[] => {
    if (line === sessions[0] && line.cells) {
      const width = detailWidth(pageWidth);
      return [sessionsBlock(sessions, unitOf(lines), typesetter, { left: measures.side, width })];
    }
    if (line.cells) return [];
    if (line.part === 'credit') return [factsBlock(lines, typesetter, pageWidth, brand)];
    const setting = settings[line.part];
    return setting ? [textBlock(line, setting, typesetter)] : [];
  });
}

function settingsOf(
  pageWidth: number,
  { heading, title, small }: Density,
  brand: string,
): Partial<Record<CertificatePart, Setting>> {
  const full = pageWidth - 2 * measures.side;
  const top = { face: 'sans', width: full - measures.emblem - measures.emblemClearance } as const;
  const middle = { face: 'sans', width: full, color: colors.quiet } as const;
  const detail = { face: 'sans', width: detailWidth(pageWidth), size: small } as const;
  const { ink, quiet, attention } = colors;
  return {
    society: { ...top, face: 'sansBold', size: 11.5, gap: 0, color: brand, mostRows: 2 },
    heading: { ...top, face: 'serif', size: heading, gap: 7, color: ink, mostRows: 1 },
    'sample-mark': { ...top, face: 'sansBold', size: 12, gap: 4, color: attention, mostRows: 1 },
    opening: { ...top, size: 10.5, gap: 14, color: quiet, mostRows: 1 },
    name: { ...top, face: 'serifBold', size: nameSizes.most, gap: 4, color: ink, mostRows: 3 },
    licenses: { ...top, size: 10.5, gap: 5, color: quiet, mostRows: 3 },
    verb: { ...middle, size: 10.5, gap: 10, mostRows: 1 },
    title: { ...middle, face: 'serif', size: title, gap: 4, color: ink, mostRows: 4 },
    held: { ...middle, size: 10.5, gap: 4, mostRows: 2 },
    presenters: { ...middle, face: 'serif', size: 11, gap: 5, mostRows: 3 },
    cosponsor: { ...middle, face: 'serif', size: 11, gap: 3, mostRows: 2 },
    'credit-detail': { ...detail, face: 'sansBold', gap: 24, color: ink, mostRows: 3 },
    statement: { ...detail, gap: 4, color: ink, mostRows: Infinity },
    'approval-numbers': { ...detail, gap: 4, color: ink, mostRows: 2 },
    session: { ...detail, gap: 4, color: ink, mostRows: 2 },
    attendance: { ...detail, gap: 4, color: ink, mostRows: 2 },
    score: { ...detail, gap: 4, color: ink, mostRows: 2 },
    line: { ...detail, gap: 4, color: ink, mostRows: 3 },
    issued: { ...detail, gap: 4, color: quiet, mostRows: 3 },
  };
}

/** As far as the QR code lets details go. */
function detailWidth(pageWidth: number): number {
  return pageWidth - 2 * measures.side - measures.qr - 2 * measures.qrClearance;
}

/** The unit of the credit: what follows the number in its line. */
function unitOf(lines: readonly CertificateLine[]): string {
  const credit = lines.find(({ part }) => part === 'credit')?.text ?? '';
  return credit.slice(credit.indexOf(' ') + 1);
}

function textBlock(line: CertificateLine, setting: Setting, typesetter: Typesetter): Block {
  const { face, width, gap, color, mostRows } = setting;
  const size = line.part === 'name' ? nameSize(line.text, typesetter, setting) : setting.size;
  const style: RowStyle = { face, size, color, leading: size * (face.startsWith('serif') ? 1.22 : 1.3) };
  const rows = typesetter.lines(line.text, style, width);
  return {
    part: line.part,
    longest: line.part,
    gap,
    height: rows.length * style.leading,
    rowCount: rows.length,
    mostRows,
    place: (top) => [{ part: line.part, label: [], rows: placeRows(rows, style, top, measures.side) }],
  };
}

/** 34 pt, or what fits one line down to 20 pt; then two lines of at most 24 pt; as a last resort 20 pt in three. */
function nameSize(name: string, typesetter: Typesetter, { face, width }: Setting): number {
  const { most, least, mostInTwoLines } = nameSizes;
  const natural = typesetter.widthOf(name, { face, size: most });
  const fitting = Math.floor(((most * width) / natural) * 2) / 2;
  if (fitting >= least) return Math.min(most, fitting);

  for (let size = mostInTwoLines; size > least; size -= 1) {
    if (typesetter.lines(name, { face, size }, width).length <= 2) return size;
  }
  return least;
}

/** Credit, date, format and number side by side, each under its label. */
function factsBlock(
  lines: readonly CertificateLine[],
  typesetter: Typesetter,
  pageWidth: number,
  brand: string,
): Block {
  const labelStyle: RowStyle = { face: 'sans', size: 9, color: colors.quiet, leading: 13 };
  const facts = lines.filter(({ part }) => ['credit', 'completed', 'format', 'number'].includes(part));
  const columnWidth = (pageWidth - 2 * measures.side) / facts.length;
  const columns = facts.map(({ part, label, text }, index) => {
    const own = part === 'credit' ? { size: 13, color: brand } : { size: 11, color: colors.ink };
    const style: RowStyle = { face: 'sansBold', leading: 15, ...own };
    return {
      part,
      style,
      x: measures.side + index * columnWidth,
      label: typesetter.lines(label ?? '', labelStyle, columnWidth),
      rows: typesetter.lines(text, style, columnWidth - 14),
    };
  });
  const longest = columns.reduce((most, column) => (column.rows.length > most.rows.length ? column : most));
  return {
    part: 'credit',
    longest: longest.part,
    gap: 20,
    height: labelStyle.leading + longest.rows.length * 15,
    rowCount: longest.rows.length,
    mostRows: 3,
    place: (top) =>
      columns.map(({ part, style, x, label, rows }) => ({
        part,
        label: placeRows(label, labelStyle, top, x),
        rows: placeRows(rows, style, top + labelStyle.leading, x),
      })),
  };
}
