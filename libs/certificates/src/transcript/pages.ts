import { placeRows, type RowStyle } from '../blocks.js';
import type { CertificateFonts } from '../fonts.js';
import { colors } from '../look.js';
import { PageFlow } from '../page-flow.js';
import type { PdfDocument } from '../pdf/document.js';
import type { Tag } from '../pdf/structure.js';
import { textTag } from '../text-tags.js';
import { Typesetter } from '../typeset.js';
import type { TranscriptText } from './text.js';

/** Distances in points. */
const measures = { side: 54, top: 50, bottom: 56, foot: 34, totalsColumns: 4, totalsGap: 12 };
const endGaps = { say: 16, made: 4 };

/** Date, activity, provider, hours, type, how it counted. */
const columns = { shares: [0.105, 0.265, 0.165, 0.08, 0.125, 0.26], flushRight: 3 };

const { ink, quiet } = colors;
const styles = {
  heading: { face: 'serif', size: 26, leading: 33, color: ink },
  name: { face: 'serifBold', size: 18, leading: 23, color: ink },
  issuer: { face: 'sansBold', size: 11, leading: 15, color: ink },
  header: { face: 'sansBold', size: 9, leading: 12, color: ink },
  body: { face: 'sans', size: 9.25, leading: 12.25, color: ink },
  quiet: { face: 'sans', size: 9, leading: 12, color: quiet },
  /** The serif face has more of the world's letters. */
  foot: { face: 'serif', size: 9, leading: 12, color: quiet },
  total: { face: 'sansBold', size: 11, leading: 15, color: ink },
} as const satisfies Record<string, RowStyle>;

/** Draws a transcript and answers with its structure and the number of its pages. */
export function drawTranscript(
  pdf: PdfDocument,
  text: TranscriptText,
  fonts: CertificateFonts,
  paper: { width: number; height: number },
  brand: { frame: string; text: string },
): { structure: Tag; pages: number } {
  const { side, top, bottom, foot } = measures;
  const area = { left: side, right: paper.width - side, top, bottom: paper.height - bottom };
  const flow = new PageFlow(() => pdf.page(paper), new Typesetter(fonts), area);
  const kids = [...drawHead(flow, text, brand), ...drawTotals(flow, text)];
  flow.y += 16;
  if (text.rows.length === 0) kids.push(flow.paragraph(text.noRows, styles.body, 0));
  else {
    const { header, body } = styles;
    const style = { ...columns, header, body, color: brand.frame };
    // The last record stays with what follows it: no page has an end without a table.
    kids.push(flow.table(text.columns, text.rows, style, endHeight(flow, text)));
  }
  kids.push(...drawEnd(flow, text));
  flow.numberPages(text.name, paper.height - foot, { words: styles.foot, number: styles.quiet });

  return { structure: { type: 'Document', kids }, pages: flow.pages.length };
}

function drawHead(flow: PageFlow, text: TranscriptText, brand: { frame: string; text: string }): Tag[] {
  const mark = { ...styles.issuer, color: colors.attention };
  const tags = [
    flow.paragraph(text.issuer, { ...styles.issuer, color: brand.text }, 0),
    flow.paragraph(text.heading, styles.heading, 2, 'H1'),
    ...(text.sampleMark ? [flow.paragraph(text.sampleMark, mark, 2)] : []),
    flow.paragraph(text.name, styles.name, 10),
    flow.paragraph(text.license, styles.body, 2),
    flow.paragraph(text.cycle, styles.body, 0),
  ];
  flow.y += 10;
  flow.rule(1.2, brand.frame);

  return tags;
}

/** Totals side by side, each under its label. */
function drawTotals(flow: PageFlow, { totals }: TranscriptText): Tag[] {
  if (totals.length === 0) return [];

  const column = flow.width / measures.totalsColumns;
  const items: Tag[] = [];
  for (let first = 0; first < totals.length; first += measures.totalsColumns) {
    const row = totals.slice(first, first + measures.totalsColumns).map(({ label, value }) => ({
      label: flow.typesetter.lines(label, styles.quiet, column - measures.totalsGap),
      value: flow.typesetter.lines(value, styles.total, column - measures.totalsGap),
    }));
    const height = Math.max(
      ...row.map(
        ({ label, value }) => label.length * styles.quiet.leading + value.length * styles.total.leading,
      ),
    );
    flow.makeRoom(height + measures.totalsGap);
    const top = flow.y + measures.totalsGap;
    for (const [index, { label, value }] of row.entries()) {
      const x = flow.area.left + index * column;
      const labelRows = placeRows(label, styles.quiet, top, x);
      const valueRows = placeRows(value, styles.total, top + label.length * styles.quiet.leading, x);
      items.push({
        type: 'LI',
        kids: [textTag(flow.canvas, 'Lbl', [labelRows]), textTag(flow.canvas, 'LBody', [valueRows])],
      });
    }
    flow.y = top + height;
  }

  return [{ type: 'L', attributes: '<</O/List/ListNumbering/None>>', kids: items }];
}

/** Who has the final say, and when this was made: never apart. */
function drawEnd(flow: PageFlow, text: TranscriptText): Tag[] {
  flow.makeRoom(endHeight(flow, text));

  return [
    flow.paragraph(text.finalSay, styles.body, endGaps.say),
    flow.paragraph(text.made, styles.quiet, endGaps.made),
  ];
}

function endHeight(flow: PageFlow, { finalSay, made }: TranscriptText): number {
  const words = flow.heightOf(finalSay, styles.body) + flow.heightOf(made, styles.quiet);

  return endGaps.say + endGaps.made + words;
}
