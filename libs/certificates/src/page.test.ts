import { createHash } from 'node:crypto';
import jsQR from 'jsqr';
import type { CertificateFacts } from './facts.js';
import type { CertificateFonts } from './fonts.js';
import { certificateProblem, renderCertificate } from './page.js';
import { certificateText } from './text.js';
import { readFonts, someFacts, someoneCalled } from './testing/builders.js';
import { namesToPrint } from './testing/names.js';
import { inspect, pageText, rasterize } from './testing/pdf-tools.js';

const fonts = readFonts();
const papers = ['letter', 'a4'] as const;

function pdfOf(facts: CertificateFacts, paper: 'letter' | 'a4' = 'letter', using: CertificateFonts = fonts) {
  const rendering = renderCertificate(facts, using, { paper });
  if (!rendering.ok) throw new Error(`refused: ${JSON.stringify(rendering)}`);
  return rendering.pdf;
}

const oneLine = (text: string) => text.replace(/[\s\f]+/gu, ' ').trim();
const rawText = (pdf: Uint8Array) => inspect(pdf, 'pdftotext', '-raw', '-enc', 'UTF-8', '{}', '-');
const streams = (pdf: Uint8Array) =>
  inspect(pdf, 'qpdf', '--qdf', '--object-streams=disable', '--no-original-object-ids', '{}', '-');

describe('a certificate page', () => {
  it.each([
    ['letter', '792 x 612'],
    ['a4', '841.89 x 595.28'],
  ] as const)('is one landscape %s page of a tagged PDF that qpdf finds clean', (paper, size) => {
    const pdf = pdfOf(someFacts(), paper);
    expect(inspect(pdf, 'qpdf', '--check', '{}')).toContain('No syntax or stream encoding errors found');
    const info = inspect(pdf, 'pdfinfo', '{}');
    expect(info).toMatch(/^Tagged:\s+yes$/m);
    expect(info).toMatch(/^Pages:\s+1$/m);
    expect(info).toMatch(new RegExp(`^Page size:\\s+${size} pts`, 'm'));
    expect(info).toMatch(/^Title:\s+Certificate of completion: Rupture and repair/m);
  });

  it('embeds every font with Unicode, and names no other', () => {
    const rows = inspect(pdfOf(someFacts()), 'pdffonts', '{}').trim().split('\n').slice(2);
    // Four faces, and the letters of the name that are not common ones.
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      expect(row).toMatch(
        /(Literata|AtkinsonHyperlegibleNext)-\w+\s+CID TrueType\s+Identity-H\s+yes yes yes/,
      );
    }
  });

  it('has its title as H1, its facts as a list and the other lines as paragraphs', () => {
    const structure = oneLine(inspect(pdfOf(someFacts()), 'pdfinfo', '-struct-text', '{}'));
    expect(structure).toContain('H1 (block) "Certificate of completion"');
    expect(structure).toContain('P (block) "Agnieszka Nguyễn-Wiśniewska, PhD"');
    expect(structure).toContain('LI (block) Lbl (block) "Credit" LBody (block) "3.00 clock hours"');
    expect(structure.match(/LI \(block\)/g)).toHaveLength(4);
    expect(structure).toContain('"Check this certificate at learn.example.org/v/');
  });

  it('says exactly what certificateText says, in the same order', () => {
    const facts = someFacts();
    const structure = inspect(pdfOf(facts), 'pdfinfo', '-struct-text', '{}');
    const printed = [...structure.matchAll(/^ *"(.*)"$/gm)].map((match) => match[1]).filter(Boolean);
    const expected = certificateText(facts).map(({ part, label, text }) => {
      if (!label) return text;
      return part === 'signer' ? `${text} ${label}` : `${label} ${text}`;
    });
    expect(printed.join(' ')).toBe(expected.join(' '));
  });

  it('describes the QR code and leaves no drawing outside structure and artifacts', () => {
    const source = streams(pdfOf(someFacts()));
    expect(source).toContain('/Alt (QR code that opens https://learn.example.org/v/');
    const content = source.split(/\bstream\n/).find((part) => part.includes('/Artifact')) ?? '';
    let depth = 0;
    let painted = 0;
    for (const operator of content.split('endstream')[0]?.split(/\s+/) ?? []) {
      if (/(^|>)(BDC|BMC)$/.test(operator)) depth += 1;
      if (operator === 'EMC') depth -= 1;
      if (/(^|\])(TJ|Tj|f|f\*|S|B)$/.test(operator)) {
        painted += 1;
        expect({ operator, depth: depth > 0 }).toEqual({ operator, depth: true });
      }
    }
    expect(painted).toBeGreaterThan(40);
    expect(depth).toBe(0);
  });

  it('declares PDF/A-3a and PDF/UA-1, its language and its title', () => {
    const source = streams(pdfOf(someFacts()));
    expect(source).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(source).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(source).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>');
    expect(source).toContain('/Lang (en-US)');
    expect(source).toContain('/DisplayDocTitle true');
    expect(source).toContain('/OutputIntents');
  });

  it.each(papers)('carries a QR code on %s that opens the verification address', (paper) => {
    const facts = someFacts();
    const { rgba, width, height } = rasterize(pdfOf(facts, paper), 100);
    expect(jsQR(rgba, width, height)?.data).toBe(facts.verifyAddress);
  });

  it('sets no text smaller than 8.5 pt and spaces no letters', () => {
    const tight = someFacts({ approval: { ...someFacts().approval, statement: words(900) } });
    const source = streams(pdfOf(tight, 'a4'));
    const sizes = [...source.matchAll(/^\/\w+(?:\.own)? ([\d.]+) Tf$/gm)].map((match) => Number(match[1]));
    expect(sizes.length).toBeGreaterThan(20);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8.5);
    expect(source).not.toMatch(/ Tc$/m);
  });

  it('takes its dates from the issue time', () => {
    const info = inspect(pdfOf(someFacts()), 'pdfinfo', '-isodates', '{}');
    expect(info).toMatch(/^CreationDate:\s+2026-11-15T15:02:11(Z|\+00)/m);
  });
});

describe('the bytes of a certificate', () => {
  const digest = (pdf: Uint8Array) => createHash('sha256').update(pdf).digest('hex');

  it('are the same for the same facts, with fresh fonts and with fonts used for others before', () => {
    const facts = someoneCalled('Ива́н e-ễ fi Işıl');
    const fresh = digest(pdfOf(facts, 'letter', readFonts()));
    // Accented letters first: their components must not be remembered without their characters.
    const used = readFonts();
    pdfOf(someoneCalled('ễỗữ ﬁ į́'), 'letter', used);
    pdfOf(someFacts(), 'a4', used);
    expect(digest(pdfOf(facts, 'letter', used))).toBe(fresh);
    expect(digest(pdfOf(facts, 'letter', used))).toBe(fresh);
  });

  it('differ when the paper or a single fact differs', () => {
    const digests = [
      digest(pdfOf(someFacts())),
      digest(pdfOf(someFacts(), 'a4')),
      digest(pdfOf(someFacts({ version: 2 }))),
    ];
    expect(new Set(digests).size).toBe(3);
  });
});

describe('a co-sponsor', () => {
  const cosponsoredBy = (cosponsor: string) =>
    someFacts({ activity: { ...someFacts().activity, cosponsor } });

  it.each(papers)('stands below the presenters on %s, also when there is much to say', (paper) => {
    const statement = words(700);
    const facts = {
      ...cosponsoredBy('Société de psychothérapie de groupe'),
      approval: { ...someFacts().approval, statement },
    };
    const lines = pageText(pdfOf(facts, paper)).split('\n').filter(Boolean);
    const at = lines.findIndex((line) => line.startsWith('Presented by'));
    expect(lines[at + 1]).toBe('Co-sponsored by Société de psychothérapie de groupe');
  });

  it('of the longest name there is takes two lines', () => {
    const name = 'Association '.repeat(10).trim();
    expect(oneLine(pageText(pdfOf(cosponsoredBy(name))))).toContain(`Co-sponsored by ${name}`);
    expect(certificateProblem(cosponsoredBy('W'.repeat(120)), fonts, { paper: 'letter' })).toMatchObject({
      problem: 'does-not-fit',
      field: 'activity.cosponsor',
    });
  });
});

describe('a name on a certificate', () => {
  it.each(namesToPrint)('comes out of the page as the same code points: %s', (name) => {
    const pdf = pdfOf(someoneCalled(name));
    const lines = pageText(pdf).split('\n').filter(Boolean);
    const at = lines.indexOf('This records that');
    expect(lines[at + 1]).toBe(name.normalize('NFC'));
    expect(lines[at + 2]).toBe('completed');
    expect(inspect(pdf, 'pdfinfo', '{}')).toContain(`Awarded to ${name.normalize('NFC')}`);
  });

  it.each([
    ['נועה לוי', 'from right to left'],
    ['علاء الدين', 'with letters that join'],
    ['Ива́н', 'with a mark that stands apart'],
  ])('is stated to readers of the structure when its glyphs do not stand as they are read: %s', (name) => {
    const objects = inspect(pdfOf(someoneCalled(name)), 'qpdf', '--json=2', '{}', '-');
    expect(objects).toContain(`"/ActualText": "u:${name}"`);
  });

  it('starts at the left edge and runs to the left when it is Hebrew', () => {
    const words = inspect(pdfOf(someoneCalled('נועה לוי')), 'pdftotext', '-bbox', '{}', '-');
    const places = [...words.matchAll(/xMin="([\d.]+)"[^>]*>([\u0590-\u05ff]+)</g)];
    const [given, family] = ['נועה', 'לוי'].map((name) =>
      Number(places.find(([, , word]) => word === name || word === [...name].reverse().join(''))?.[1]),
    );
    expect(family).toBeLessThan(given ?? 0);
    expect(family).toBeCloseTo(66, -1);
  });

  it('runs to a second line that begins under the first on the right, when it is long and Arabic', () => {
    const name = 'عبد الرحمن بن محمد بن عبد الله الأنصاري الخزرجي القرطبي الأندلسي المالكي';
    const words = inspect(pdfOf(someoneCalled(name)), 'pdftotext', '-bbox', '{}', '-');
    const rights = new Map<string, number>();
    for (const [, top = '', right] of words.matchAll(
      /yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>[\u0600-\u06ff]/g,
    )) {
      rights.set(top, Math.max(rights.get(top) ?? 0, Number(right)));
    }
    const [first = 0, second = 0] = rights.values();
    expect(rights.size).toBe(2);
    expect(first).toBeGreaterThan(300);
    expect(second).toBeCloseTo(first, -1);
  });

  it('is stated to readers of the structure where its glyphs are borrowed', () => {
    const objects = inspect(pdfOf(someoneCalled('Kaʻahumanu')), 'qpdf', '--json=2', '{}', '-');
    expect(objects).toContain('"/ActualText": "u:Kaʻahumanu"');
  });

  it('keeps the metadata well-formed when it looks like markup', () => {
    const facts = someoneCalled('<b> & Søn');
    const source = streams(pdfOf({ ...facts, society: { ...facts.society, name: 'R&D <2026>' } }));
    const xmp = source.slice(source.indexOf('<?xpacket begin'), source.indexOf('<?xpacket end'));
    expect(xmp).toContain('R&amp;D &lt;2026&gt;');
    expect(unbalancedTags(xmp)).toEqual([]);
    expect(xmp).not.toMatch(/&(?!amp;|lt;|gt;)/);
  });

  it.each([
    ['Kim 😀', ['U+1F600']],
    ['हरि', ['U+0939', 'U+0930', 'U+093F']],
    ['ამირანი', ['U+10D0', 'U+10DB', 'U+10D8']],
    ['ليلى \u202e', ['U+202E']],
    ['a\u030d', ['U+0061 U+030D']],
    ['Ann\u200dE', ['U+0041', 'U+200D']],
  ])('is refused with its characters when no font draws them: %s', (name, codePoints) => {
    const rendering = renderCertificate(someoneCalled(name), fonts, { paper: 'letter' });
    expect(rendering).toMatchObject({ ok: false, problem: 'glyph-missing' });
    expect(certificateProblem(someoneCalled(name), fonts, { paper: 'letter' })).toEqual(rendering);
    const named =
      'characters' in rendering ? rendering.characters.map((each) => each.codePoints).join(' ') : '';
    expect(named.split(' ')).toEqual(
      expect.arrayContaining(codePoints.flatMap((each) => each.split(' ')).slice(-1)),
    );
  });
});

describe('certificateProblem', () => {
  it('has nothing to say about what can be printed', () => {
    expect(certificateProblem(someFacts(), fonts, { paper: 'letter' })).toBeNull();
  });
});

describe('long facts', () => {
  const longName =
    'María-Fernanda Guadalupe de los Ángeles Echeverría-Zúñiga y Papadopoulou-Konstantinidis von Hohenzollern-Sigmaringen III';

  it.each(papers)('let a name of 120 characters run to three lines on %s', (paper) => {
    expect(longName).toHaveLength(120);
    const text = oneLine(rawText(pdfOf(someoneCalled(longName), paper)));
    expect(text.replace(/- /g, '-')).toContain(longName);
  });

  it.each(papers)('let a title of 180 characters wrap on %s', (paper) => {
    const title = words(180);
    const facts = someFacts({ activity: { ...someFacts().activity, title } });
    expect(oneLine(rawText(pdfOf(facts, paper)))).toContain(title);
  });

  it.each(papers)('let a statement of 900 characters shrink on %s', (paper) => {
    const statement = words(900);
    const facts = someFacts({ approval: { ...someFacts().approval, statement } });
    expect(oneLine(rawText(pdfOf(facts, paper)))).toContain(statement);
  });

  it('break an unbroken word where the line ends', () => {
    const name = 'A'.repeat(60);
    expect(oneLine(rawText(pdfOf(someoneCalled(name)))).replaceAll(' ', '')).toContain(name);
  });

  it.each([
    ['learner.name', someoneCalled('Wilhelmina '.repeat(18).trim())],
    ['activity.title', someFacts({ activity: { ...someFacts().activity, title: 'M'.repeat(250) } })],
    ['activity.format', someFacts({ activity: { ...someFacts().activity, format: 'W'.repeat(60) } })],
    [
      'approval.statement',
      someFacts({
        learner: { name: longName, licenses: ['LCSW GA CSW007731'] },
        approval: { ...someFacts().approval, statement: words(1500) },
      }),
    ],
    ['signers', someFacts({ signers: [{ name: 'W'.repeat(120), role: 'Instructor' }] })],
    ['verifyAddress', someFacts({ verifyAddress: `https://example.org/${'w'.repeat(120)}` })],
  ] as const)('are refused by the name of the field: %s', (field, facts) => {
    const refusal = { ok: false, problem: 'does-not-fit', field };
    expect(renderCertificate(facts, fonts, { paper: 'letter' })).toEqual(refusal);
    expect(certificateProblem(facts, fonts, { paper: 'letter' })).toEqual(refusal);
  });
});

describe('the sample mark', () => {
  const mark = 'Sample data: not valid for credit';

  it('is printed as text, in ochre, for a sample society', () => {
    const pdf = pdfOf(someFacts());
    expect(rawText(pdf)).toContain(`Certificate of completion\n${mark}\n`);
    // #7a5200 = 122/255, 82/255, 0.
    expect(streams(pdf)).toMatch(/^BT 0\.478 0\.322 0 rg/m);
  });

  it('is absent for any other', () => {
    const facts = someFacts();
    const pdf = pdfOf({ ...facts, society: { ...facts.society, sample: false } });
    expect(rawText(pdf)).not.toContain('Sample data');
  });
});

/** A text of exactly so many characters. */
function words(length: number): string {
  return 'the group meets and the leader listens while members speak '.repeat(40).slice(0, length - 1) + '.';
}

/** The names of XML elements that are opened and not closed, or the reverse. */
function unbalancedTags(xml: string): string[] {
  const open: string[] = [];
  for (const [, closing, name, selfClosing] of xml.matchAll(/<(\/?)([a-z][\w:]*)[^<>]*?(\/?)>/gi)) {
    if (selfClosing || !name) continue;
    if (!closing) open.push(name);
    else if (open.at(-1) === name) open.pop();
    else open.push(`/${name}`);
  }
  return open;
}
