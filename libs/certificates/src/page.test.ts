import { createHash } from 'node:crypto';
import jsQR from 'jsqr';
import type { CertificateFacts } from './facts.js';
import type { CertificateFonts } from './fonts.js';
import { certificateProblem, renderCertificate } from './page.js';
import { certificateText } from './text.js';
import { readFonts, someFacts, someoneCalled } from './testing/builders.js';
import { inspect, rasterize } from './testing/pdf-tools.js';

const fonts = readFonts();
const papers = ['letter', 'a4'] as const;

async function pdfOf(
  facts: CertificateFacts,
  paper: 'letter' | 'a4' = 'letter',
  using: CertificateFonts = fonts,
) {
  const rendering = await renderCertificate(facts, using, { paper });
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
  ] as const)('is one landscape %s page of a tagged PDF that qpdf finds clean', async (paper, size) => {
    const pdf = await pdfOf(someFacts(), paper);
    expect(inspect(pdf, 'qpdf', '--check', '{}')).toContain('No syntax or stream encoding errors found');
    const info = inspect(pdf, 'pdfinfo', '{}');
    expect(info).toMatch(/^Tagged:\s+yes$/m);
    expect(info).toMatch(/^Pages:\s+1$/m);
    expect(info).toMatch(new RegExp(`^Page size:\\s+${size} pts`, 'm'));
    expect(info).toMatch(/^Title:\s+Certificate of completion: Rupture and repair/m);
  });

  it('embeds every font with Unicode, and names no other', async () => {
    const rows = inspect(await pdfOf(someFacts()), 'pdffonts', '{}')
      .trim()
      .split('\n')
      .slice(2);
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      expect(row).toMatch(
        /(Literata|AtkinsonHyperlegibleNext)-\w+\s+CID TrueType\s+Identity-H\s+yes yes yes/,
      );
    }
  });

  it('has its title as H1, its facts as a list and the other lines as paragraphs', async () => {
    const structure = oneLine(inspect(await pdfOf(someFacts()), 'pdfinfo', '-struct-text', '{}'));
    expect(structure).toContain('H1 (block) "Certificate of completion"');
    expect(structure).toContain('P (block) "Agnieszka Nguyễn-Wiśniewska, PhD"');
    expect(structure).toContain('LI (block) Lbl (block) "Credit" LBody (block) "3.00 clock hours"');
    expect(structure.match(/LI \(block\)/g)).toHaveLength(4);
    expect(structure).toContain('"Check this certificate at learn.example.org/v/');
  });

  it('says exactly what certificateText says, in the same order', async () => {
    const facts = someFacts();
    const structure = inspect(await pdfOf(facts), 'pdfinfo', '-struct-text', '{}');
    const printed = [...structure.matchAll(/^ *"(.*)"$/gm)].map((match) => match[1]).filter(Boolean);
    const expected = certificateText(facts).map(({ part, label, text }) => {
      if (!label) return text;
      return part === 'signer' ? `${text} ${label}` : `${label} ${text}`;
    });
    expect(printed.join(' ')).toBe(expected.join(' '));
  });

  it('describes the QR code and leaves no drawing outside structure and artifacts', async () => {
    const source = streams(await pdfOf(someFacts()));
    expect(source).toContain('/Alt (QR code that opens https://learn.example.org/v/');
    const content = source.split(/\bstream\n/).find((part) => part.includes('/Artifact')) ?? '';
    let depth = 0;
    let painted = 0;
    for (const line of content.split('endstream')[0]?.split('\n') ?? []) {
      if (/\b(BDC|BMC)$/.test(line)) depth += 1;
      if (/^EMC$/.test(line)) depth -= 1;
      if (/(^|\s)(TJ|Tj|f|f\*|S|B)$/.test(line)) {
        painted += 1;
        expect({ line, depth: depth > 0 }).toEqual({ line, depth: true });
      }
    }
    expect(painted).toBeGreaterThan(40);
    expect(depth).toBe(0);
  });

  it('declares PDF/A-3a and PDF/UA-1, its language and its title', async () => {
    const source = streams(await pdfOf(someFacts()));
    expect(source).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(source).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(source).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>');
    expect(source).toContain('/Lang (en-US)');
    expect(source).toContain('/DisplayDocTitle true');
    expect(source).toContain('/OutputIntents');
  });

  it.each(papers)('carries a QR code on %s that opens the verification address', async (paper) => {
    const facts = someFacts();
    const { rgba, width, height } = rasterize(await pdfOf(facts, paper), 100);
    expect(jsQR(rgba, width, height)?.data).toBe(facts.verifyAddress);
  });

  it('sets no text smaller than 8.5 pt and spaces no letters', async () => {
    const tight = someFacts({ approval: { ...someFacts().approval, statement: words(900) } });
    const source = streams(await pdfOf(tight, 'a4'));
    const sizes = [...source.matchAll(/^\/F\d+ ([\d.]+) Tf$/gm)].map((match) => Number(match[1]));
    expect(sizes.length).toBeGreaterThan(20);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8.5);
    expect(source).not.toMatch(/ Tc$/m);
  });

  it('takes its dates from the issue time', async () => {
    const info = inspect(await pdfOf(someFacts()), 'pdfinfo', '-isodates', '{}');
    expect(info).toMatch(/^CreationDate:\s+2026-11-15T15:02:11(Z|\+00)/m);
  });
});

describe('the bytes of a certificate', () => {
  const digest = (pdf: Uint8Array) => createHash('sha256').update(pdf).digest('hex');

  it('are the same for the same facts, with fresh fonts and with fonts used for others before', async () => {
    const facts = someoneCalled('Ива́н e-ễ fi Işıl');
    const fresh = digest(await pdfOf(facts, 'letter', readFonts()));
    // Accented letters first: their components must not be remembered without their characters.
    const used = readFonts();
    await pdfOf(someoneCalled('ễỗữ ﬁ į́'), 'letter', used);
    await pdfOf(someFacts(), 'a4', used);
    expect(digest(await pdfOf(facts, 'letter', used))).toBe(fresh);
    expect(digest(await pdfOf(facts, 'letter', used))).toBe(fresh);
  });

  it('differ when the paper or a single fact differs', async () => {
    const digests = [
      digest(await pdfOf(someFacts())),
      digest(await pdfOf(someFacts(), 'a4')),
      digest(await pdfOf(someFacts({ version: 2 }))),
    ];
    expect(new Set(digests).size).toBe(3);
  });
});

describe('a name on a certificate', () => {
  const names = [
    'Cher',
    'O’Brien',
    "Sinéad O'Brien-Murphy",
    'Łukasz Żółć-Wiśniewski',
    'Agnieszka Nguyễn',
    'Đặng Thị Ngọc Ánh',
    'Nguyễn Phước Bửu Lộc',
    'Nguyễn'.normalize('NFD'),
    'Trần Quốc Tuấn'.normalize('NFD'),
    'Işıl Yıldırım Çağlayan',
    'İbrahim Öztürk',
    'Zoë Ångström',
    'Jürgen Weiß',
    'STRAẞE',
    'Þórunn Guðmundsdóttir',
    'Ştefan Țânțăreanu',
    'Jiří Dvořák ml.',
    'Gábor Erdős-Kővári',
    'Œuvrard d’Alembert',
    'Ἀριστοτέλης Παπαδόπουλος',
    'ᾯδὴ Μαρία Ἐλευθερίου',
    'Юлия Ёлкина-Щербакова',
    'Ива́н Петро́в',
    'Ольга Їжакевич',
    'Kaʻahumanu Keʻelikōlani',
    'Ana-María de los Ángeles',
    'Non‑breaking Hyphen',
    'fi fl ffi ﬁnal office',
    'Renée į́ x̃ Łucja',
    '<script>alert(1)</script> & Sons',
    'Null',
  ];

  it.each(names)('comes out of the page as the same code points: %s', async (name) => {
    const pdf = await pdfOf(someoneCalled(name));
    const lines = rawText(pdf).split('\n');
    const at = lines.indexOf('This records that');
    expect(lines[at + 1]).toBe(name.normalize('NFC'));
    expect(lines[at + 2]).toBe('completed');
    expect(inspect(pdf, 'pdfinfo', '{}')).toContain(`Awarded to ${name.normalize('NFC')}`);
  });

  it('is stated to readers of the structure where its glyphs are borrowed', async () => {
    const objects = inspect(await pdfOf(someoneCalled('Kaʻahumanu')), 'qpdf', '--json=2', '{}', '-');
    expect(objects).toContain('"/ActualText": "u:Kaʻahumanu"');
  });

  it('keeps the metadata well-formed when it looks like markup', async () => {
    const facts = someoneCalled('<b> & Søn');
    const source = streams(await pdfOf({ ...facts, society: { ...facts.society, name: 'R&D <2026>' } }));
    const xmp = source.slice(source.indexOf('<?xpacket begin'), source.indexOf('<?xpacket end'));
    expect(xmp).toContain('R&amp;D &lt;2026&gt;');
    expect(unbalancedTags(xmp)).toEqual([]);
    expect(xmp).not.toMatch(/&(?!amp;|lt;|gt;)/);
  });

  it.each([
    ['小林', ['U+5C0F', 'U+6797']],
    ['Kim 😀', ['U+1F600']],
    ['ليلى', ['U+0644', 'U+064A', 'U+0649']],
    ['רות', ['U+05E8', 'U+05D5', 'U+05EA']],
    ['a\u030d', ['U+0061 U+030D']],
    ['Ann\u200dE', ['U+0041', 'U+200D']],
  ])('is refused with its characters when no font draws them: %s', async (name, codePoints) => {
    const rendering = await renderCertificate(someoneCalled(name), fonts, { paper: 'letter' });
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

  it.each(papers)('let a name of 120 characters run to three lines on %s', async (paper) => {
    expect(longName).toHaveLength(120);
    const text = oneLine(rawText(await pdfOf(someoneCalled(longName), paper)));
    expect(text.replace(/- /g, '-')).toContain(longName);
  });

  it.each(papers)('let a title of 180 characters wrap on %s', async (paper) => {
    const title = words(180);
    const facts = someFacts({ activity: { ...someFacts().activity, title } });
    expect(oneLine(rawText(await pdfOf(facts, paper)))).toContain(title);
  });

  it.each(papers)('let a statement of 900 characters shrink on %s', async (paper) => {
    const statement = words(900);
    const facts = someFacts({ approval: { ...someFacts().approval, statement } });
    expect(oneLine(rawText(await pdfOf(facts, paper)))).toContain(statement);
  });

  it('break an unbroken word where the line ends', async () => {
    const name = 'A'.repeat(60);
    expect(oneLine(rawText(await pdfOf(someoneCalled(name)))).replaceAll(' ', '')).toContain(name);
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
  ] as const)('are refused by the name of the field: %s', async (field, facts) => {
    const refusal = { ok: false, problem: 'does-not-fit', field };
    expect(await renderCertificate(facts, fonts, { paper: 'letter' })).toEqual(refusal);
    expect(certificateProblem(facts, fonts, { paper: 'letter' })).toEqual(refusal);
  });
});

describe('the sample mark', () => {
  const mark = 'Sample data: not valid for credit';

  it('is printed as text, in ochre, for a sample society', async () => {
    const pdf = await pdfOf(someFacts());
    expect(rawText(pdf)).toContain(`Certificate of completion\n${mark}\n`);
    // #7a5200 = 122/255, 82/255, 0.
    expect(streams(pdf)).toMatch(/^0\.478\d* 0\.321\d* 0 scn$/m);
  });

  it('is absent for any other', async () => {
    const facts = someFacts();
    const pdf = await pdfOf({ ...facts, society: { ...facts.society, sample: false } });
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
