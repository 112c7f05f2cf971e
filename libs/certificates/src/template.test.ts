import { createHash } from 'node:crypto';
import { certificateFacts, type CertificateFacts } from './facts.js';
import { certificateProblem, renderCertificate } from './page.js';
import { readPicture } from './picture/picture.js';
import {
  certificateTemplate,
  picturesNamed,
  plainTemplate,
  withTemplate,
  type CertificateTemplate,
} from './template.js';
import { readFonts, someFacts } from './testing/builders.js';
import { inspected } from './testing/conformance/inspected.js';
import { rules } from './testing/conformance/rules.js';
import { inspect, inspectBytes, pageText, rasterize } from './testing/pdf-tools.js';
import { pageAs, someLogo, someSignature } from './testing/pictures.js';
import { certificateText } from './text.js';

const fonts = readFonts();
const plain = plainTemplate({ brandColor: '#1f5a52', signers: someFacts().signers });

const files = new Map<string, Uint8Array>();

function kept(bytes: Uint8Array) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  files.set(sha256, bytes);
  const reading = readPicture(bytes);
  if (!reading.ok) throw new Error(reading.problem);
  return { sha256, width: reading.width, height: reading.height };
}

const logo = (place: 'corner' | 'above-name', bytes = someLogo()) => ({
  ...kept(bytes),
  alt: 'A disc',
  place,
});

function template(changes: Partial<CertificateTemplate>): CertificateTemplate {
  return certificateTemplate.parse({ ...plain, ...changes });
}

function pdfOf(
  changes: Partial<CertificateTemplate>,
  paper: 'letter' | 'a4' = 'letter',
  facts = someFacts(),
) {
  const templated = certificateFacts.parse(withTemplate(facts, template(changes)));
  const rendering = renderCertificate(templated, fonts, { paper, pictures: files });
  if (!rendering.ok) throw new Error(JSON.stringify(rendering));
  return rendering.pdf;
}

describe('a certificate template', () => {
  it.each([
    ['brandColor', { brandColor: '#f2c14e' }],
    ['brandColor', { brandColor: 'red' }],
    ['heading', { heading: 'x'.repeat(41) }],
    ['heading', { heading: ' ' }],
    ['line', { line: 'x'.repeat(161) }],
    ['line', { line: 'two\nlines' }],
    ['signers', { signers: [] }],
    ['signers', { signers: Array.from({ length: 4 }, () => plain.signers[0]) }],
    ['order', { order: ['line', 'line', 'results'] }],
    ['order', { order: ['line', 'results'] }],
    ['logo', { logo: { sha256: '../secret', width: 1, height: 1, alt: 'x', place: 'corner' } }],
    ['logo', { logo: { sha256: 'a'.repeat(64), width: 1, height: 1, alt: '', place: 'corner' } }],
    ['verb', { verb: 'slept through' }],
  ])('refuses and names %s: %j', (field, changes) => {
    const answer = certificateTemplate.safeParse({ ...plain, ...changes });
    expect(answer.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });

  it('as plain as can be draws the very bytes of a certificate without one', () => {
    const without = renderCertificate(someFacts(), fonts, { paper: 'letter' });
    expect(without.ok && Buffer.from(without.pdf).equals(pdfOf({}))).toBe(true);
  });

  it('wins over what the facts said before, and takes away what it does not have', () => {
    const before = { ...someFacts(), line: 'An older line' };
    const facts = withTemplate(
      before,
      template({ brandColor: '#5b2a6e', heading: 'Certificate of attendance' }),
    );
    expect(certificateText(facts).map(({ text }) => text)).toContain('Certificate of attendance');
    expect(certificateText(facts).map(({ text }) => text)).not.toContain('An older line');
    expect(facts.society.brandColor).toBe('#5b2a6e');
    expect(facts.society.name).toBe(before.society.name);
  });

  it('names its pictures, each once', () => {
    const signature = kept(someSignature());
    const signers = plain.signers.map((signer) => ({ ...signer, signature }));
    const changes = { logo: logo('corner'), signers };
    const hashes = [logo('corner').sha256, signature.sha256];
    expect(picturesNamed(template(changes))).toEqual(hashes);
    const facts: CertificateFacts = withTemplate(someFacts(), template(changes));
    expect(picturesNamed({ logo: facts.society.logo, signers: facts.signers })).toEqual(hashes);
  });
});

describe('the words of a template', () => {
  const words = (changes: Partial<CertificateTemplate>) =>
    certificateText(withTemplate(someFacts(), template(changes))).map(({ part }) => part);

  it('stand in the order it gives them', () => {
    const line = 'Keep this certificate for seven years.';
    expect(words({ line, order: ['line', 'results', 'statement'] }).slice(-10)).toEqual(
      [
        'line',
        'score',
        'statement',
        'approval-numbers',
        'issued',
        'signer',
        'signer',
        'verify-address',
        'verify-code',
      ].toSpliced(0, 0, 'credit-detail'),
    );
    expect(words({ line }).indexOf('line')).toBeGreaterThan(words({ line }).indexOf('score'));
  });

  it('are on the page, in its title and its structure', () => {
    const line = 'Questions? Write to the CE committee within 30 days.';
    const pdf = pdfOf({ heading: 'Certificate of attendance', verb: 'attended', line });
    expect(pageText(pdf)).toContain(line);
    expect(pageText(pdf)).toMatch(/^attended$/m);
    expect(inspect(pdf, 'pdfinfo', '{}')).toMatch(/^Title:\s+Certificate of attendance: Rupture/m);
  });

  it('are refused by name when they do not fit', () => {
    const facts = withTemplate(someFacts(), template({ heading: 'W'.repeat(40) }));
    const refusal = { ok: false, problem: 'does-not-fit', field: 'heading' };
    expect(certificateProblem(facts, fonts, { paper: 'letter' })).toEqual(refusal);
  });
});

describe('the pictures of a template', () => {
  const signature = () => kept(someSignature());
  const full = (place: 'corner' | 'above-name', bytes?: Uint8Array): Partial<CertificateTemplate> => ({
    logo: logo(place, bytes),
    signers: plain.signers.map((signer) => ({ ...signer, signature: signature() })),
  });
  const jpeg = pageAs('jpeg', pdfOf({}), '-r', '30');

  it.each([
    ['corner', 'letter', undefined],
    ['above-name', 'a4', undefined],
    ['above-name', 'letter', jpeg],
    ['corner', 'a4', jpeg],
  ] as const)('%s on %s keep the page PDF/A-3a and PDF/UA-1', (place, paper, bytes) => {
    const pdf = pdfOf(full(place, bytes), paper);
    const document = inspected(pdf);
    expect(rules.flatMap((rule) => rule.findings(document))).toEqual([]);
    expect(inspect(pdf, 'qpdf', '--check', '{}')).toContain('No syntax or stream encoding errors found');
  });

  it('are figures with words, in reading order: logo first, each signature before its name', () => {
    const structure = inspect(pdfOf(full('corner')), 'pdfinfo', '-struct', '{}').replace(/\s+/g, ' ');
    const source = inspect(pdfOf(full('corner')), 'qpdf', '--qdf', '--object-streams=disable', '{}', '-');
    expect(structure).toMatch(/^Document Figure: .* P \(block\) H1/);
    expect([...source.matchAll(/\/Alt \(([^)]*)\)/g)].map(([, alt]) => alt)).toEqual([
      'A disc',
      'Signature of Sample Administrator, LCSW, CGP',
      'Signature of Sample Presenter, PhD, CGP',
      expect.stringMatching(/^QR code/),
    ]);
  });

  it('are drawn where they belong, in their colors', () => {
    const { rgba, width } = rasterize(pdfOf(full('corner')), 72);
    const at = (x: number, y: number) => [...rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
    // The disc is 118 pt wide, its right edge at 792 - 66 = 726 and its top at 62: its middle at (667, 121).
    // poppler rounds the numbers down as it draws.
    expect(at(667, 121)).toEqual([155, 67, 37]);
    expect(at(612, 66)).toEqual([255, 255, 255]);
  });

  it('are in the file once, however often they are drawn', () => {
    const images = inspectBytes(pdfOf(full('corner')), 'pdfimages', '-list', '{}')
      .toString()
      .trim()
      .split('\n');
    const objects = images.slice(2).map((row) => row.trim().split(/\s+/).slice(10, 11)[0]);
    expect(objects).toHaveLength(3);
    expect(new Set(objects).size).toBe(2);
  });

  it('turn a picture that was taken on its side upright', () => {
    const turned = (turn: number) => {
      const exif = Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0', 'latin1');
      const note = [0xff, 0xe1, 0, exif.length + 10, ...exif, turn, 0, 0, 0, 0, 0, 0, 0];
      return Uint8Array.from([...jpeg.subarray(0, 2), ...note, ...jpeg.subarray(2)]);
    };
    const matrix = (turn: number) => {
      const source = inspect(pdfOf(full('corner', turned(turn))), 'qpdf', '--qdf', '{}', '-');
      return /cm ([-\d ]+) cm \/picture1/.exec(source)?.[1] ?? '';
    };
    // (0, 0) is the lower left of the stored picture, (0, 1) its upper left; then where they are drawn.
    const corner = (turn: number, u: number, v: number) => {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix(turn).split(' ').map(Number);
      return [a * u + c * v + e, b * u + d * v + f];
    };
    expect(matrix(1)).toBe('');
    // What was stored at the upper left belongs: 3 lower right, 6 upper right, 8 lower left, 2 upper right.
    expect([3, 6, 8, 2].map((turn) => corner(turn, 0, 1))).toEqual([
      [1, 0],
      [1, 1],
      [0, 0],
      [1, 1],
    ]);
  });

  it('are an error when their bytes do not come along', () => {
    const facts = withTemplate(
      someFacts(),
      template({ logo: { ...logo('corner'), sha256: 'f'.repeat(64) } }),
    );
    expect(() => renderCertificate(facts, fonts, { paper: 'letter' })).toThrow('did not come with the facts');
  });

  it('leave room for the words: signatures take what the pen had, and a long page grows tight', () => {
    const statement = 'the group meets and the leader listens while members speak '.repeat(15).trim();
    const facts = someFacts({ approval: { ...someFacts().approval, statement } });
    for (const paper of ['letter', 'a4'] as const)
      expect(pageText(pdfOf(full('above-name'), paper, facts)).replace(/\s+/g, ' ')).toContain(statement);
  });
});
