import { placeRows, type PlacedText, type RowStyle } from './blocks.js';
import { colors, measures } from './look.js';
import { within, type PagePictures } from './page-pictures.js';
import type { CertificateLine } from './text.js';
import type { Line, Typesetter } from './typeset.js';

export interface Foot {
  texts: PlacedText[];
  /** Where signatures go. */
  signatureRules: { x: number; y: number; width: number }[];
  /** The QR code's square. */
  qr: { x: number; y: number };
  /** How far down the text above may reach. */
  flowEnd: number;
}

export type FootAnswer = { ok: true; foot: Foot } | { ok: false; part: 'signer' | 'verify-address' };

const signerName: RowStyle = { face: 'serifBold', size: 10.5, color: colors.ink, leading: 13.5 };
const signerRole: RowStyle = { face: 'sans', size: 9, color: colors.quiet, leading: 12 };
const verifyLead: RowStyle = { face: 'sans', size: 9, color: colors.quiet, leading: 12 };
const verifyText: RowStyle = { face: 'sansBold', size: 9, color: colors.ink, leading: 12 };

/** The bottom of the page: signatures on the left, the QR code with its address and code on the right. */
export function layOutFoot(
  lines: readonly CertificateLine[],
  typesetter: Typesetter,
  paper: { width: number; height: number },
  pictures: PagePictures['signatures'],
): FootAnswer {
  const verify = verifyTexts(lines, typesetter, paper);
  if (!verify) return { ok: false, part: 'verify-address' };
  const signatures = signatureTexts(lines, typesetter, paper, pictures);
  if (!signatures) return { ok: false, part: 'signer' };

  const qr = {
    x: paper.width - measures.side - measures.qr,
    y: verify.top - measures.qrClearance - measures.qr,
  };
  const flowEnd = Math.min(signatures.top - signatures.pen, verify.top - measures.pen);
  const texts = [...signatures.texts, ...verify.texts];
  return { ok: true, foot: { texts, signatureRules: signatures.rules, qr, flowEnd } };
}

function signatureTexts(
  lines: readonly CertificateLine[],
  typesetter: Typesetter,
  paper: { width: number; height: number },
  pictures: PagePictures['signatures'],
) {
  const signers = lines.filter(({ part }) => part === 'signer');
  const room = paper.width - 2 * measures.side - measures.verifyWidth;
  const width = Math.min(190, room / signers.length - measures.signatureGap);
  const columns = signers.map(({ text, label }, index) => ({
    x: measures.side + index * (width + measures.signatureGap),
    name: typesetter.lines(text, signerName, width),
    role: typesetter.lines(label ?? '', signerRole, width),
    picture: pictures[index],
    alt: `Signature of ${text}`,
  }));
  if (columns.some(({ name, role }) => name.length > 2 || role.length > 2)) return null;

  const height = (column: (typeof columns)[number]) =>
    column.name.length * signerName.leading + column.role.length * signerRole.leading;
  const top = paper.height - measures.bottom - Math.max(...columns.map(height)) - measures.belowRule;
  const textTop = top + measures.belowRule;
  const drawn = ({ x, picture, alt }: (typeof columns)[number]) => {
    if (!picture) return undefined;
    const size = within(picture, { ...measures.signature, width: Math.min(width, measures.signature.width) });
    return { sha256: picture.sha256, alt, x, y: top - size.height - measures.onRule, ...size };
  };
  const heights = columns.map((column) => drawn(column)?.height ?? 0);
  return {
    top,
    pen: Math.max(measures.pen, ...heights.map((height) => height + measures.aboveSignature)),
    rules: columns.map(({ x }) => ({ x, y: top, width })),
    texts: columns.map((column): PlacedText => {
      const { x, name, role } = column;
      return {
        part: 'signer',
        picture: drawn(column),
        rows: placeRows(name, signerName, textTop, x),
        label: placeRows(role, signerRole, textTop + name.length * signerName.leading, x),
      };
    }),
  };
}

function verifyTexts(
  lines: readonly CertificateLine[],
  typesetter: Typesetter,
  paper: { width: number; height: number },
) {
  const address = lines.find(({ part }) => part === 'verify-address');
  const code = lines.find(({ part }) => part === 'verify-code');
  const lead = typesetter.lines(address?.label ?? '', verifyLead, measures.verifyWidth);
  const addressRows = typesetter.lines(address?.text ?? '', verifyText, measures.verifyWidth);
  const codeLead = `${code?.label ?? ''} `;
  const codeLabel = typesetter.lines(codeLead, verifyLead, measures.verifyWidth);
  const codeRows = typesetter.lines(code?.text ?? '', verifyText, measures.verifyWidth);
  if (addressRows.length > 3) return null;

  const right = paper.width - measures.side;
  const flushRight = (line: Line) => right - line.width;
  const height = (1 + addressRows.length) * verifyText.leading + verifyText.leading;
  const top = paper.height - measures.bottom - height;
  const codeTop = top + (1 + addressRows.length) * verifyText.leading;
  const codeStart = right - (codeRows[0]?.width ?? 0);
  const labelWidth = typesetter.widthOf(codeLead, verifyLead);
  const texts: PlacedText[] = [
    {
      part: 'verify-address',
      label: placeRows(lead, verifyLead, top, flushRight),
      rows: placeRows(addressRows, verifyText, top + verifyLead.leading, flushRight),
    },
    {
      part: 'verify-code',
      label: placeRows(codeLabel, verifyLead, codeTop, codeStart - labelWidth),
      rows: placeRows(codeRows, verifyText, codeTop, flushRight),
    },
  ];
  return { top, texts };
}
