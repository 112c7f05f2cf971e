import type { PlacedText } from './blocks.js';
import type { CertificateFacts } from './facts.js';
import type { PageLayout } from './layout.js';
import { measures } from './look.js';
import type { Canvas } from './pdf/canvas.js';
import { array, num } from './pdf/objects.js';
import type { Tag } from './pdf/structure.js';
import { qrCode } from './qr.js';
import { rowTag, tableTag } from './table.js';
import { textTag } from './text-tags.js';
import type { CertificatePart } from './text.js';

const factParts: readonly CertificatePart[] = ['credit', 'completed', 'format', 'number'];

/** Draws the words and the QR code in reading order and answers with their structure. */
export function drawContent(canvas: Canvas, facts: CertificateFacts, layout: PageLayout): Tag[] {
  const kids: Tag[] = [];
  const rows = layout.texts.filter(({ table }) => table);
  const listed = layout.texts.filter(({ part }) => factParts.includes(part));
  for (const text of layout.texts) {
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

function qrFigure(canvas: Canvas, { verifyAddress }: CertificateFacts, { qr }: PageLayout): Tag {
  const { modules, operators } = qrCode(verifyAddress);
  const { width: size, height: pageHeight } = { width: measures.qr, height: canvas.size.height };
  const mark = canvas.mark('Figure', () => canvas.inside(qr.x, qr.y, size / modules, operators));
  const box = [qr.x, pageHeight - qr.y - size, qr.x + size, pageHeight - qr.y].map(num);
  return {
    type: 'Figure',
    alt: `QR code that opens ${verifyAddress}`,
    attributes: `<</O/Layout/Placement/Block/BBox${array(box)}>>`,
    kids: [mark],
  };
}
