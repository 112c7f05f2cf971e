import type { PlacedRow, PlacedText } from './blocks.js';
import type { Pdf } from './document.js';
import type { CertificateFacts } from './facts.js';
import type { PageLayout } from './layout.js';
import { colors, measures } from './look.js';
import { qrCode } from './qr.js';
import type { CertificatePart } from './text.js';
import type { Line } from './typeset.js';

type StructureElement = PDFKit.PDFStructureElement;

const factParts: readonly CertificatePart[] = ['credit', 'completed', 'format', 'number'];

/** Draws the words and the QR code inside the document's structure, in reading order. */
export function drawContent(pdf: Pdf, facts: CertificateFacts, layout: PageLayout): void {
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const listed = layout.texts.filter(({ part }) => factParts.includes(part));
  for (const text of layout.texts) {
    if (text === listed[0]) root.add(factList(pdf, listed));
    if (listed.includes(text)) continue;
    if (text.part === 'verify-code') root.add(qrFigure(pdf, facts, layout));
    root.add(paragraph(pdf, text));
  }
  root.end();
}

function paragraph(pdf: Pdf, text: PlacedText): StructureElement {
  const { part, label, rows } = text;
  return element(pdf, part === 'heading' ? 'H1' : 'P', part === 'signer' ? [rows, label] : [label, rows]);
}

function factList(pdf: Pdf, texts: readonly PlacedText[]): StructureElement {
  const items = texts.map(({ label, rows }) =>
    pdf.struct('LI', {}, [element(pdf, 'Lbl', [label]), element(pdf, 'LBody', [rows])]),
  );
  return pdf.struct('L', {}, items);
}

/** An element of the structure with its rows; where glyphs do not say what is meant, the element says it. */
function element(pdf: Pdf, type: string, groups: readonly (readonly PlacedRow[])[]): StructureElement {
  const rows = spaced(groups);
  const stated = rows.some(({ line }) => line.meant !== null);
  const actual = rows.map(({ line, end }) => (line.meant ?? drawnText(line)) + end).join('');
  return pdf.struct(type, stated ? { actual } : {}, () => rows.forEach((row) => drawRow(pdf, row)));
}

/** The rows of all groups; a space between two groups keeps their words apart when the text is read or copied. */
function spaced(groups: readonly (readonly PlacedRow[])[]): (PlacedRow & { end: string })[] {
  const filled = groups.filter((rows) => rows.length > 0);
  return filled.flatMap((rows, group) =>
    rows.map((row, index) => {
      const parts = index === rows.length - 1 && group < filled.length - 1;
      return { ...row, end: parts && !drawnText(row.line).endsWith(' ') ? ' ' : '' };
    }),
  );
}

function drawnText(line: Line): string {
  return line.runs.map((run) => run.drawn).join('');
}

function qrFigure(pdf: Pdf, facts: CertificateFacts, { qr }: PageLayout): StructureElement {
  const { modules, path } = qrCode(facts.verifyAddress);
  const size = measures.qr;
  const options = {
    alt: `QR code that opens ${facts.verifyAddress}`,
    bbox: [qr.x, qr.y, qr.x + size, qr.y + size],
    placement: 'Block',
  };
  return pdf.struct('Figure', options, () => {
    pdf
      .save()
      .translate(qr.x, qr.y)
      .scale(size / modules);
    pdf.path(path).fill(colors.qr);
    pdf.restore();
  });
}

function drawRow(pdf: Pdf, row: PlacedRow & { end: string }): void {
  if (row.line.meant === null) drawRuns(pdf, row);
  else drawStated(pdf, row.line.meant + row.end, () => drawRuns(pdf, row));
}

function drawRuns(pdf: Pdf, { line, size, x, baseline, color, end }: PlacedRow & { end: string }): void {
  let at = x;
  for (const [index, run] of line.runs.entries()) {
    const text = index === line.runs.length - 1 ? run.drawn + end : run.drawn;
    pdf.font(run.face).fontSize(size).fillColor(color);
    pdf.text(text, at, baseline, { lineBreak: false, baseline: 'alphabetic' });
    at += run.width;
  }
}

/**
 * Draws text whose glyphs alone would not copy as what is meant. Readers place stated text by the coordinates in
 * force where the marked content ends; pdfkit turns the page over for each text, so it is turned over here as well.
 */
function drawStated(pdf: Pdf, meant: string, draw: () => void): void {
  turnOver(pdf).markContent('Span', { actual: meant });
  turnOver(pdf);
  draw();
  pdf.restore().endMarkedContent().restore();
}

function turnOver(pdf: Pdf): Pdf {
  return pdf.save().transform(1, 0, 0, -1, 0, pdf.page.height);
}
