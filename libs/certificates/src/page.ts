import { drawContent } from './content.js';
import { drawDecoration } from './decoration.js';
import type { CertificateFacts } from './facts.js';
import { missingGlyphs, type CertificateFonts, type MissingCharacter } from './fonts.js';
import { layOut, type CertificateField, type PageLayout } from './layout.js';
import { papers, textColor, type Paper } from './look.js';
import { PdfDocument, type Attachment } from './pdf/document.js';
import type { DocumentFacts } from './pdf/metadata.js';
import type { Tag } from './pdf/structure.js';
import { drawSessionPages } from './session-pages.js';
import { picturesOf } from './page-pictures.js';
import { certificateText, headingOf } from './text.js';
import { Typesetter } from './typeset.js';

export type CertificateProblem =
  | { ok: false; problem: 'glyph-missing'; characters: MissingCharacter[] }
  | { ok: false; problem: 'does-not-fit'; field: CertificateField };

export type CertificateRendering = { ok: true; pdf: Uint8Array } | CertificateProblem;

type PageOptions = { paper: Paper };
type RenderOptions = PageOptions & {
  attachments?: readonly Attachment[] | undefined;
  pictures?: ReadonlyMap<string, Uint8Array> | undefined;
};

const noFiles: ReadonlyMap<string, Uint8Array> = new Map();

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
 * what `certificateText` says. The sessions of a combined certificate are a table on that page, or on pages of their
 * own when there are too many. The same facts, fonts and paper give the same bytes, whatever was rendered before.
 *
 * Refused, never printed as boxes or cut off: characters that no font draws, each named, and a fact too long for
 * the page (a name beyond three lines of 20 pt, a statement that does not fit at 8.5 pt), with the fact named.
 *
 * `pictures` holds the files of the pictures that the facts name, by their SHA-256; a missing one is an error.
 * Attachments become associated files of the document, such as a credential that says the same for machines.
 */
export function renderCertificate(
  facts: CertificateFacts,
  fonts: CertificateFonts,
  { paper, attachments = [], pictures = noFiles }: RenderOptions,
): CertificateRendering {
  const plan = planPage(facts, fonts, { paper });
  if (!plan.ok) return plan;

  const pdf = new PdfDocument(documentFacts(facts));
  const canvas = pdf.page(papers[paper]);
  drawDecoration(canvas, facts, plan.layout);
  const kids = drawContent(canvas, facts, plan.layout, pictures);
  const { furtherSessions } = plan.layout;
  if (furtherSessions.length > 0)
    kids.push(...drawSessionPages(pdf, canvas, facts, furtherSessions, new Typesetter(fonts)));
  const structure: Tag = { type: 'Document', kids };
  return { ok: true, pdf: pdf.bytes(structure, `${facts.code}v${facts.version}${paper}`, attachments) };
}

function documentFacts(facts: CertificateFacts): DocumentFacts {
  const { language, activity, society, learner, issuedAt } = facts;
  return {
    language,
    title: `${headingOf(facts)}: ${activity.title}`.normalize('NFC'),
    author: society.name.normalize('NFC'),
    subject: `Awarded to ${learner.name}`.normalize('NFC'),
    keywords: society.sample ? 'certificate, sample data, not valid for credit' : 'certificate',
    madeAt: issuedAt,
  };
}

function planPage(
  facts: CertificateFacts,
  fonts: CertificateFonts,
  { paper }: PageOptions,
): { ok: true; layout: PageLayout } | CertificateProblem {
  const lines = certificateText(facts);
  const words = lines.filter(({ text, label }) => !/^[ -~]*$/.test(`${text}${label ?? ''}`));
  const characters = missingGlyphs(words.map(({ label, text }) => `${label ?? ''} ${text}`).join(' '), fonts);
  if (characters.length) return { ok: false, problem: 'glyph-missing', characters };

  const brand = textColor(facts.society.brandColor);
  const answer = layOut(lines, new Typesetter(fonts), papers[paper], brand, picturesOf(facts));

  return answer.ok ? answer : { ok: false, problem: 'does-not-fit', field: answer.field };
}
