import type { RowStyle } from './blocks.js';
import { drawFrame } from './decoration.js';
import type { CertificateFacts } from './facts.js';
import { colors, measures, textColor } from './look.js';
import { PageFlow } from './page-flow.js';
import type { Canvas } from './pdf/canvas.js';
import type { PdfDocument } from './pdf/document.js';
import type { Tag } from './pdf/structure.js';
import { sessionColumns, sessionHeader } from './session-table.js';
import { formatCode } from './code.js';
import type { CertificateLine } from './text.js';
import { drawRow } from './text-tags.js';
import type { Typesetter } from './typeset.js';

const { ink, quiet } = colors;
const styles = {
  society: { face: 'sansBold', size: 11.5, leading: 15, color: ink },
  heading: { face: 'serif', size: 22, leading: 28, color: ink },
  name: { face: 'serifBold', size: 15, leading: 20, color: ink },
  title: { face: 'serif', size: 11, leading: 14, color: ink },
  total: { face: 'sansBold', size: 10.5, leading: 14, color: ink },
  header: { face: 'sansBold', size: 9, leading: 12, color: ink },
  body: { face: 'sans', size: 9.5, leading: 12.5, color: ink },
  /** The serif face has more of the world's letters. */
  owner: { face: 'serif', size: 9, leading: 12, color: quiet },
  foot: { face: 'sans', size: 9, leading: 12, color: quiet },
} as const satisfies Record<string, RowStyle>;

/** Where page numbers stand, from the bottom edge. */
const foot = 40;

/** The pages after the first of a combined certificate: its sessions, and whose certificate it is on each. */
export function drawSessionPages(
  pdf: PdfDocument,
  first: Canvas,
  facts: CertificateFacts,
  sessions: readonly CertificateLine[],
  typesetter: Typesetter,
): Tag[] {
  const { society, learner, activity, credit, code } = facts;
  const { width, height } = first.size;
  const area = { left: measures.side, right: width - measures.side, top: measures.top, bottom: height - 64 };
  const openPage = () => {
    const canvas = pdf.page(first.size);
    drawFrame(canvas, society.brandColor);
    return canvas;
  };
  const flow = new PageFlow(openPage, typesetter, area);
  const composed = (text: string) => text.normalize('NFC');
  const kids = [
    flow.paragraph(composed(society.name), { ...styles.society, color: textColor(society.brandColor) }, 0),
    flow.paragraph('Sessions and their credit', styles.heading, 5, 'H2'),
    flow.paragraph(composed(learner.name), styles.name, 8),
    flow.paragraph(composed(activity.title), styles.title, 2),
  ];
  flow.y += 14;
  const rows = sessions.map(({ cells }) => cells ?? []);
  const { header, body } = styles;
  const table = { ...sessionColumns, header, body, color: society.brandColor };
  kids.push(flow.table(sessionHeader(credit.unit), rows, table, 12 + styles.total.leading));
  kids.push(flow.paragraph(composed(`Credit in all: ${credit.amount} ${credit.unit}`), styles.total, 12));
  const words = composed(`${learner.name} · Certificate no. ${formatCode(code)}`);
  flow.numberPages(words, height - foot, { words: styles.owner, number: styles.foot }, 1);
  numberFirst(first, typesetter, flow.pages.length + 1);

  return kids;
}

/** The first page has its certificate number in full; it only lacks the count. */
function numberFirst(canvas: Canvas, typesetter: Typesetter, count: number): void {
  const [line] = typesetter.lines(`Page 1 of ${count}`, styles.foot, 200);
  if (!line) return;

  const x = canvas.size.width - measures.side - line.width;
  canvas.artifact('Pagination', () =>
    drawRow(canvas, { line, ...styles.foot, x, baseline: canvas.size.height - foot }),
  );
}
