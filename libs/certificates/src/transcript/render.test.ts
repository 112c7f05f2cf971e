import { createHash } from 'node:crypto';
import { readFonts, someTranscript } from '../testing/builders.js';
import { inspect, pageText } from '../testing/pdf-tools.js';
import { transcriptFacts, type TranscriptFacts } from './facts.js';
import { renderTranscript } from './render.js';

const fonts = readFonts();
const papers = ['letter', 'a4'] as const;

function render(facts: TranscriptFacts, paper: 'letter' | 'a4' = 'letter') {
  const rendering = renderTranscript(facts, fonts, { paper });
  if (!rendering.ok) throw new Error(`refused: ${JSON.stringify(rendering)}`);
  return rendering;
}

const oneLine = (text: string) => text.replace(/[\s\f]+/gu, ' ').trim();
const structureOf = (pdf: Uint8Array) => inspect(pdf, 'pdfinfo', '-struct-text', '{}');

describe('a transcript', () => {
  it.each(papers)('of 60 records is clean for qpdf, tagged, and says its pages on %s', (paper) => {
    const { pdf, pages } = render(someTranscript(60), paper);
    expect(inspect(pdf, 'qpdf', '--check', '{}')).toContain('No syntax or stream encoding errors found');
    const info = inspect(pdf, 'pdfinfo', '{}');
    expect(info).toMatch(/^Tagged:\s+yes$/m);
    expect(info).toMatch(new RegExp(`^Pages:\\s+${pages}$`, 'm'));
    expect(pages).toBeGreaterThan(3);
    const text = inspect(pdf, 'pdftotext', '-layout', '{}', '-');
    for (let page = 1; page <= pages; page += 1) expect(text).toContain(`Page ${page} of ${pages}`);
  });

  it('has one table with one header row, though every page shows it', () => {
    const { pdf, pages } = render(someTranscript(60));
    const structure = structureOf(pdf);
    expect(structure.match(/^ *Table \(block\)$/gm)).toHaveLength(1);
    expect(structure.match(/^ *TH(:| \(|$)/gm)).toHaveLength(6);
    expect(structure.match(/Scope \/Column/g)).toHaveLength(6);
    // One row for the header, one per record.
    expect(structure.match(/^ *TR$/gm)).toHaveLength(61);
    expect(structure.match(/^ *TD$/gm)).toHaveLength(6 * 60);
    expect(inspect(pdf, 'pdftotext', '-layout', '{}', '-').match(/How it counted/g)).toHaveLength(pages);
  });

  it('says name, totals, every record and the final say, in that order', () => {
    const facts = someTranscript(3);
    const said = oneLine(
      [...structureOf(render(facts).pdf).matchAll(/^ *"(.*)"$/gm)].map((match) => match[1]).join(' '),
    );
    const expected = [
      facts.person.name,
      facts.person.license,
      'Renewal cycle: October 1, 2025 to September 30, 2027',
      ...facts.totals.flatMap(({ label, value }) => [label, value]),
      ...facts.rows.flatMap(({ title, provider, hours, kind, counted }) => [
        title,
        provider,
        hours,
        kind,
        counted,
      ]),
      facts.finalSay,
      'Made November 22, 2026 at 10:00 AM EST by Sample Society.',
    ];
    let at = -1;
    for (const words of expected) {
      at = said.indexOf(words, at + 1);
      expect({ words, at }).not.toEqual({ words, at: -1 });
    }
  });

  it('says so when there are no records, and when there is no cycle', () => {
    const empty = oneLine(structureOf(render(someTranscript(0)).pdf));
    expect(empty).toContain('No hours are recorded in this cycle.');
    expect(empty).not.toContain('Table');
    expect(oneLine(structureOf(render({ ...someTranscript(0), cycle: null }).pdf))).toContain(
      'All recorded hours',
    );
  });

  it('keeps a name from right to left and records in other scripts intact', () => {
    const { rows, person, ...rest } = someTranscript(1);
    const [row] = rows;
    if (!row) throw new Error('no row');
    const facts = {
      ...rest,
      person: { ...person, name: 'נועה לוי' },
      rows: [{ ...row, title: '集団精神療法の倫理', provider: 'Εταιρεία Ομαδικής Θεραπείας' }],
    };
    expect(pageText(render(facts).pdf)).toContain('נועה לוי');
    const structure = oneLine(structureOf(render(facts).pdf));
    expect(structure).toContain('"Εταιρεία Ομαδικής Θεραπείας"');
    expect(structure).toContain('"集団精神療法の倫理"');
  });

  it('has the same bytes for the same facts, and others for another moment', () => {
    const digest = (facts: TranscriptFacts) => createHash('sha256').update(render(facts).pdf).digest('hex');
    expect(digest(someTranscript(20))).toBe(digest(someTranscript(20)));
    expect(digest({ ...someTranscript(20), madeAt: '2026-11-22T15:00:01Z' })).not.toBe(
      digest(someTranscript(20)),
    );
  });

  it('is refused with the characters that no font draws', () => {
    const facts = { ...someTranscript(1), finalSay: 'Your board has the final say 😀' };
    expect(renderTranscript(facts, fonts, { paper: 'letter' })).toEqual({
      ok: false,
      problem: 'glyph-missing',
      characters: [{ character: '😀', codePoints: 'U+1F600' }],
    });
  });

  it('prints the longest records it accepts', () => {
    const long = (length: number) => 'counted '.repeat(60).slice(0, length - 1) + '.';
    const row = {
      date: '2026-01-10',
      title: long(250),
      provider: 'W'.repeat(160),
      hours: '10000.25',
      kind: 'W'.repeat(60),
      counted: long(400),
    };
    const facts = transcriptFacts.parse({ ...someTranscript(0), rows: Array.from({ length: 9 }, () => row) });
    expect(oneLine(structureOf(render(facts, 'a4').pdf)).match(/10000\.25/g)).toHaveLength(9);
  });
});
