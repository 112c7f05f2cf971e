import { certificateFacts, type CertificateFacts } from './facts.js';
import { renderCertificate } from './page.js';
import { certificateText } from './text.js';
import { readFonts, someFacts } from './testing/builders.js';
import { inspect, pageText } from './testing/pdf-tools.js';

const fonts = readFonts();

function combined(count: number, changes: Partial<CertificateFacts> = {}): CertificateFacts {
  const sessions = Array.from({ length: count }, (_, index) => ({
    title: `Session ${index + 1}: what groups know`,
    when: 'Nov 14, 9:00 to 10:30 AM',
    amount: '1.50',
  }));
  return certificateFacts.parse(someFacts({ score: null, sessions, ...changes }));
}

function pdfOf(facts: CertificateFacts, paper: 'letter' | 'a4' = 'letter') {
  const rendering = renderCertificate(facts, fonts, { paper });
  if (!rendering.ok) throw new Error(`refused: ${JSON.stringify(rendering)}`);
  return rendering.pdf;
}

const structureOf = (pdf: Uint8Array) => inspect(pdf, 'pdfinfo', '-struct-text', '{}');
const pagesOf = (pdf: Uint8Array) => Number(/^Pages:\s+(\d+)$/m.exec(inspect(pdf, 'pdfinfo', '{}'))?.[1]);

describe('a combined certificate', () => {
  it.each(['letter', 'a4'] as const)('lists three sessions in a table on its one page on %s', (paper) => {
    const pdf = pdfOf(combined(3), paper);
    expect(inspect(pdf, 'qpdf', '--check', '{}')).toContain('No syntax or stream encoding errors found');
    expect(pagesOf(pdf)).toBe(1);
    const structure = structureOf(pdf);
    expect(structure.match(/^ *TH(:| \(|$)/gm)).toHaveLength(3);
    // The header, and one per session.
    expect(structure.match(/^ *TR$/gm)).toHaveLength(4);
    expect(structure).toContain('"Clock hours"');
    expect(structure).toContain('"Session 3: what groups know"');
    expect(pageText(pdf)).not.toContain('Page 1 of');
  });

  it.each(['letter', 'a4'] as const)('puts forty sessions on pages of their own on %s', (paper) => {
    const facts = combined(40);
    const pdf = pdfOf(facts, paper);
    expect(inspect(pdf, 'qpdf', '--check', '{}')).toContain('No syntax or stream encoding errors found');
    const pages = pagesOf(pdf);
    expect(pages).toBeGreaterThan(2);
    const structure = structureOf(pdf);
    expect(structure).toContain('"The 40 sessions, each with its credit, are listed after this page."');
    expect(structure.match(/^ *Table \(block\)$/gm)).toHaveLength(1);
    expect(structure.match(/^ *TR$/gm)).toHaveLength(41);
    const text = pageText(pdf);
    for (let page = 1; page <= pages; page += 1) expect(text).toContain(`Page ${page} of ${pages}`);
    // Whose it is stands on every page, and on the first of the sessions twice.
    expect(text.split(facts.learner.name)).toHaveLength(pages + 2);
    expect(text).toContain('Credit in all: 3.00 clock hours');
  });

  it('gives its sessions to the page’s text alternative in words', () => {
    const lines = certificateText(combined(2)).filter(({ part }) => part === 'session');
    expect(lines.map(({ text }) => text)).toEqual([
      'Session 1: what groups know · Nov 14, 9:00 to 10:30 AM · 1.50 clock hours',
      'Session 2: what groups know · Nov 14, 9:00 to 10:30 AM · 1.50 clock hours',
    ]);
  });

  it('names the characters of a session that no font draws', () => {
    const facts = combined(1);
    const sessions = [{ title: 'हरि', when: 'Nov 14', amount: '1.50' }];
    expect(renderCertificate({ ...facts, sessions }, fonts, { paper: 'letter' })).toMatchObject({
      ok: false,
      problem: 'glyph-missing',
    });
  });
});

describe('the wording of a body', () => {
  it('names its numbers as the body does, with place, time and attendance', () => {
    const { approval, activity } = someFacts();
    const facts = certificateFacts.parse(
      someFacts({
        activity: { ...activity, held: '9:00 AM to 12:15 PM EST, Decatur, Georgia' },
        approval: {
          ...approval,
          providerNumberLabel: 'ACEP No.',
          approvalNumberLabel: 'Approved by Sample Body, number',
        },
        attendance: 'Attended the entire program.',
      }),
    );
    const text = pageText(pdfOf(facts));
    expect(text).toContain('ACEP No. 6529 · Approved by Sample Body, number SB-2026-0117');
    expect(text).toContain('9:00 AM to 12:15 PM EST, Decatur, Georgia');
    expect(text).toContain('Attended the entire program.');
  });

  it.each([1, 2, 3])('leaves room for %i signers', (count) => {
    const signers = Array.from({ length: count }, (_, index) => ({
      name: `Sample Signer ${index + 1}, LCSW`,
      role: 'CE administrator',
    }));
    const text = pageText(pdfOf(someFacts({ signers })));
    for (const { name } of signers) expect(text).toContain(name);
  });
});
