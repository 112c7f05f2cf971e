import type { CertificateFonts, MissingCharacter } from '../fonts.js';
import { missingGlyphs } from '../fonts.js';
import { papers, textColor, type Paper } from '../look.js';
import { PdfDocument } from '../pdf/document.js';
import type { TranscriptFacts } from './facts.js';
import { drawTranscript } from './pages.js';
import { transcriptText, type TranscriptText } from './text.js';

export type TranscriptRendering =
  | { ok: true; pdf: Uint8Array; pages: number }
  | { ok: false; problem: 'glyph-missing'; characters: MissingCharacter[] };

/**
 * Renders the transcript of one license and cycle: a tagged PDF (PDF/A-3a and PDF/UA-1) of as many landscape pages
 * as it takes, with the totals first, one table of all records whose header row returns on every page, and the
 * sentence about who has the final say. The same facts, fonts and paper give the same bytes.
 *
 * Refused, never printed as boxes: characters that no font draws, each named.
 */
export function renderTranscript(
  facts: TranscriptFacts,
  fonts: CertificateFonts,
  { paper }: { paper: Paper },
): TranscriptRendering {
  const text = transcriptText(facts);
  const characters = missingGlyphs(allWords(text), fonts);
  if (characters.length) return { ok: false, problem: 'glyph-missing', characters };

  const pdf = new PdfDocument({
    language: facts.language,
    title: `${text.heading}: ${text.name}`,
    author: text.issuer,
    subject: `${text.license}. ${text.cycle}`,
    keywords: facts.issuer.sample ? 'transcript, sample data, not valid for credit' : 'transcript',
    madeAt: facts.madeAt,
  });
  const { structure, pages } = drawTranscript(pdf, text, fonts, papers[paper], {
    frame: facts.issuer.brandColor,
    text: textColor(facts.issuer.brandColor),
  });

  return { ok: true, pdf: pdf.bytes(structure, identifierOf(facts)), pages };
}

function allWords(text: TranscriptText): string {
  const totals = text.totals.flatMap(({ label, value }) => [label, value]);

  return [
    text.issuer,
    text.name,
    text.license,
    ...totals,
    ...text.columns,
    ...text.rows.flat(),
    text.finalSay,
  ].join(' ');
}

/** Tells transcripts of different people and times apart; it is no secret and proves nothing. */
function identifierOf({ person, madeAt }: TranscriptFacts): string {
  let mixed = 0x811c9dc5;
  for (const symbol of `${person.name} ${person.license}`) {
    mixed = Math.imul(mixed ^ (symbol.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }

  return `${mixed.toString(16).padStart(8, '0')}${Math.floor(Date.parse(madeAt) / 1000).toString(16)}`;
}
