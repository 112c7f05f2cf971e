import type { PlacedPicture, PlacedText } from './blocks.js';
import type { CertificateFacts } from './facts.js';
import type { PageLayout } from './layout.js';
import { measures } from './look.js';
import type { Canvas } from './pdf/canvas.js';
import { array, num } from './pdf/objects.js';
import type { Mark, Tag } from './pdf/structure.js';
import { pictureOf } from './picture/picture.js';
import { qrCode } from './qr.js';
import { rowTag, tableTag } from './table.js';
import { textTag } from './text-tags.js';
import type { CertificatePart } from './text.js';

type Box = Pick<PlacedPicture, 'x' | 'y' | 'width' | 'height'>;

const factParts: readonly CertificatePart[] = ['credit', 'completed', 'format', 'number'];

/** Draws the words, the pictures and the QR code in reading order and answers with their structure. */
export function drawContent(
  canvas: Canvas,
  facts: CertificateFacts,
  layout: PageLayout,
  pictures: ReadonlyMap<string, Uint8Array>,
): Tag[] {
  const kids: Tag[] = [];
  const rows = layout.texts.filter(({ table }) => table);
  const listed = layout.texts.filter(({ part }) => factParts.includes(part));
  for (const text of layout.texts) {
    if (text.picture) kids.push(pictureFigure(canvas, text.picture, pictures));
    if (isPictureAlone(text)) continue;
    if (text === listed[0]) kids.push(factList(canvas, listed));
    if (text === rows[0]) kids.push(sessionTable(canvas, rows));
    if (listed.includes(text) || text.table) continue;
    if (text.part === 'verify-code') kids.push(qrFigure(canvas, facts, layout));
    kids.push(paragraph(canvas, text));
  }
  return kids;
}

function paragraph(canvas: Canvas, { part, label, rows }: PlacedText): Tag {
  return textTag(canvas, part === 'heading' ? 'H1' : 'P', part === 'signer' ? [rows, label] : [label, rows]);
}

function factList(canvas: Canvas, texts: readonly PlacedText[]): Tag {
  const kids = texts.map(({ label, rows }): Tag => ({
    type: 'LI',
    kids: [textTag(canvas, 'Lbl', [label]), textTag(canvas, 'LBody', [rows])],
  }));
  return { type: 'L', attributes: '<</O/List/ListNumbering/None>>', kids };
}

function sessionTable(canvas: Canvas, texts: readonly PlacedText[]): Tag {
  const rows = texts.flatMap(({ table }) => (table ? [table] : []));
  return tableTag(rows.map(({ header, cells }) => rowTag(canvas, cells, header ? 'TH' : 'TD')));
}

const isPictureAlone = ({ picture, label, rows, table }: PlacedText): boolean =>
  picture !== undefined && label.length === 0 && rows.length === 0 && !table;

function pictureFigure(
  canvas: Canvas,
  placed: PlacedPicture,
  pictures: ReadonlyMap<string, Uint8Array>,
): Tag {
  const drawn = pictureOf(placed.sha256, pictures);
  const mark = canvas.mark('Figure', () => canvas.picture(drawn, placed));
  return figure(canvas, placed, placed.alt, mark);
}

function qrFigure(canvas: Canvas, { verifyAddress }: CertificateFacts, { qr }: PageLayout): Tag {
  const { modules, operators } = qrCode(verifyAddress);
  const size = measures.qr;
  const mark = canvas.mark('Figure', () => canvas.inside(qr.x, qr.y, size / modules, operators));
  const box = { ...qr, width: size, height: size };
  return figure(canvas, box, `QR code that opens ${verifyAddress}`, mark);
}

function figure(canvas: Canvas, { x, y, width, height }: Box, alt: string, mark: Mark): Tag {
  const page = canvas.size.height;
  const box = [x, page - y - height, x + width, page - y].map(num);
  return {
    type: 'Figure',
    alt,
    attributes: `<</O/Layout/Placement/Block/BBox${array(box)}>>`,
    kids: [mark],
  };
}
