import { drawContent } from './content.js';
import { drawDecoration } from './decoration.js';
import { finishDocument, openDocument } from './document.js';
import type { CertificateFacts } from './facts.js';
import { missingGlyphs, type CertificateFonts, type MissingCharacter } from './fonts.js';
import { layOut, type CertificateField, type PageLayout } from './layout.js';
import { papers, textColor, type Paper } from './look.js';
import { certificateText } from './text.js';
import { Typesetter } from './typeset.js';

export type CertificateProblem =
  | { ok: false; problem: 'glyph-missing'; characters: MissingCharacter[] }
  | { ok: false; problem: 'does-not-fit'; field: CertificateField };

export type CertificateRendering = { ok: true; pdf: Uint8Array } | CertificateProblem;

type PageOptions = { paper: Paper };

/** Whether `renderCertificate` would refuse these facts, and how, without drawing the page: null when it would not. */
export function certificateProblem(
  facts: CertificateFacts,
  fonts: CertificateFonts,
  options: PageOptions,
): CertificateProblem | null {
  const plan = planPage(facts, fonts, options);

  return plan.ok ? null : plan;
}

/**
 * Renders a certificate as one landscape page: a tagged PDF (PDF/A-3a and PDF/UA-1) with real text, saying exactly
 * what `certificateText` says. The same facts, fonts and paper give the same bytes, whatever was rendered before.
 *
 * Refused, never printed as boxes or cut off: characters that no font draws, each named, and a fact too long for
 * the page (a name beyond three lines of 20 pt, a statement that does not fit at 8.5 pt), with the fact named.
 */
export async function renderCertificate(
  facts: CertificateFacts,
  fonts: CertificateFonts,
  { paper }: PageOptions,
): Promise<CertificateRendering> {
  const plan = planPage(facts, fonts, { paper });
  if (!plan.ok) return plan;

  const pdf = openDocument(facts, fonts, papers[paper]);
  drawDecoration(pdf, facts, plan.layout);
  drawContent(pdf, facts, plan.layout);
  return { ok: true, pdf: await finishDocument(pdf) };
}

function planPage(
  facts: CertificateFacts,
  fonts: CertificateFonts,
  { paper }: PageOptions,
): { ok: true; layout: PageLayout } | CertificateProblem {
  const lines = certificateText(facts);
  const words = lines.map(({ label, text }) => `${label ?? ''} ${text}`).join(' ');
  const characters = missingGlyphs(words, fonts);
  if (characters.length) return { ok: false, problem: 'glyph-missing', characters };

  const answer = layOut(lines, new Typesetter(fonts), papers[paper], textColor(facts.society.brandColor));

  return answer.ok ? answer : { ok: false, problem: 'does-not-fit', field: answer.field };
}
