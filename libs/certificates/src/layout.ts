import { stack, type Block, type PlacedText } from './blocks.js';
import { flowBlocks } from './flow.js';
import { layOutFoot, type Foot } from './foot.js';
import { measures } from './look.js';
import { logoAbove, logoInCorner, noPictures, type PagePictures } from './page-pictures.js';
import type { CertificateLine, CertificatePart } from './text.js';
import type { Typesetter } from './typeset.js';

/** The facts whose text can be too long for the page. */
export type CertificateField =
  | 'society.name'
  | 'heading'
  | 'learner.name'
  | 'learner.licenses'
  | 'activity.title'
  | 'activity.presenters'
  | 'activity.cosponsor'
  | 'activity.format'
  | 'activity.held'
  | 'attendance'
  | 'line'
  | 'sessions'
  | 'credit.unit'
  | 'credit.categories'
  | 'approval.statement'
  | 'approval.approvalNumber'
  | 'score'
  | 'society.place'
  | 'signers'
  | 'verifyAddress';

const fieldOf: Partial<Record<CertificatePart, CertificateField>> = {
  society: 'society.name',
  heading: 'heading',
  name: 'learner.name',
  licenses: 'learner.licenses',
  title: 'activity.title',
  presenters: 'activity.presenters',
  cosponsor: 'activity.cosponsor',
  held: 'activity.held',
  session: 'sessions',
  attendance: 'attendance',
  line: 'line',
  credit: 'credit.unit',
  format: 'activity.format',
  'credit-detail': 'credit.categories',
  'approval-numbers': 'approval.approvalNumber',
  score: 'score',
  issued: 'society.place',
};

export interface PageLayout extends Foot {
  /** Sessions for which the page has no room: they go on pages of their own. */
  furtherSessions: readonly CertificateLine[];
  /** The line under the row of facts: its y. */
  factsRule: number;
}

export type LayoutAnswer = { ok: true; layout: PageLayout } | { ok: false; field: CertificateField };

/** From roomy to tight. Nothing is smaller than 8.5 pt, which is as small as a photograph of the page can show. */
const densities = [
  { heading: 34, title: 20, small: 9.5 },
  { heading: 30, title: 18, small: 9 },
  { heading: 24, title: 15, small: 8.5 },
];

/** How far gaps may shrink before the next density is tried, and grow to fill the page. */
const gapStretch = { least: 0.35, most: 1.3 };

/**
 * Places every line of a certificate on one landscape page (points, origin at the top left), or names the fact that
 * is too long: the one that exceeds its own limit of lines, otherwise the one that takes the most room.
 */
export function layOut(
  lines: readonly CertificateLine[],
  typesetter: Typesetter,
  paper: { width: number; height: number },
  brand: string,
  { logo, signatures }: PagePictures = noPictures,
): LayoutAnswer {
  const answer = layOutFoot(lines, typesetter, paper, signatures);
  if (!answer.ok) return { ok: false, field: answer.part === 'signer' ? 'signers' : 'verifyAddress' };

  const { foot } = answer;
  const sessions = lines.filter(({ part }) => part === 'session');
  let blocks: Block[] = [];
  for (const own of sessions.length > 0 ? [lines, withoutSessions(lines)] : [lines]) {
    for (const density of densities) {
      blocks = [...logoAbove(logo), ...flowBlocks(own, typesetter, paper.width, density, brand)];
      const layout = placeFlow(blocks, foot, logoInCorner(logo, paper));
      if (layout) return { ok: true, layout: { ...layout, furtherSessions: own === lines ? [] : sessions } };
    }
  }
  return { ok: false, field: tooLong(blocks) };
}

/** One line in place of the sessions, which says where they are. */
function withoutSessions(lines: readonly CertificateLine[]): CertificateLine[] {
  const sessions = lines.filter(({ part }) => part === 'session');
  const text = `The ${sessions.length} sessions, each with its credit, are listed after this page.`;
  return lines.flatMap((line): CertificateLine[] => {
    if (line === sessions[0]) return [{ part: 'session', label: null, text }];
    return line.part === 'session' ? [] : [line];
  });
}

function placeFlow(
  blocks: readonly Block[],
  foot: Foot,
  first: readonly PlacedText[],
): Omit<PageLayout, 'furtherSessions'> | null {
  if (blocks.some((block) => block.rowCount > block.mostRows)) return null;
  const sum = (key: 'height' | 'gap') => blocks.reduce((total, block) => total + block[key], 0);
  const stretch = Math.min(gapStretch.most, (foot.flowEnd - measures.top - sum('height')) / sum('gap'));
  if (stretch < gapStretch.least) return null;

  const { texts, ends } = stack(blocks, measures.top, stretch);
  const facts = ends.get('credit') ?? measures.top;
  const factsRule = facts + measures.factsRuleGap * stretch;
  if (factsRule > foot.qr.y - measures.qrClearance) return null;
  return { ...foot, texts: [...first, ...texts, ...foot.texts], factsRule };
}

function tooLong(blocks: readonly Block[]): CertificateField {
  const excess = blocks.find((block) => block.rowCount > block.mostRows);
  if (excess) return fieldOf[excess.longest] ?? 'approval.statement';

  const room = new Map<CertificateField, number>();
  for (const { part, height } of blocks) {
    const field = fieldOf[part] ?? 'approval.statement';
    const counts = fieldOf[part] || part === 'statement';
    if (counts) room.set(field, (room.get(field) ?? 0) + height);
  }
  const [longest] = [...room].sort(([, a], [, b]) => b - a);
  return longest?.[0] ?? 'approval.statement';
}
