import { readFonts, someFacts } from '../testing/builders.js';
import { inspect, inspectBytes } from '../testing/pdf-tools.js';
import { renderCertificate } from '../page.js';
import { colorProfile } from './color-profile.js';
import type { Attachment } from './document.js';
import { PdfFile } from './file.js';
import { name, num, pdfDate, textString } from './objects.js';

const fonts = readFonts();

describe('a document', () => {
  const credential: Attachment = {
    name: 'credential.json',
    mediaType: 'application/json',
    description: 'The same for machines',
    relationship: 'Source',
    bytes: new TextEncoder().encode('{"name":"Nguyễn"}'),
  };

  it('carries files, as associated files of the whole', () => {
    const rendering = renderCertificate(someFacts(), fonts, {
      paper: 'letter',
      attachments: [{ ...credential, name: 'z.json' }, credential],
    });
    if (!rendering.ok) throw new Error(rendering.problem);
    const { pdf } = rendering;
    expect(inspect(pdf, 'qpdf', '--check', '{}')).toContain('No syntax or stream encoding errors found');
    expect(inspect(pdf, 'pdfdetach', '-list', '{}')).toMatch(/1: credential\.json\s+2: z\.json/);
    expect(inspect(pdf, 'qpdf', '--show-attachment=credential.json', '{}')).toBe('{"name":"Nguyễn"}');
    const source = inspect(pdf, 'qpdf', '--qdf', '--object-streams=disable', '{}', '-');
    expect(source).toMatch(/\/AF \[/);
    expect(source).toContain('/AFRelationship /Source');
    expect(source).toContain('/Subtype /application#2fjson');
  });
});

describe('the color profile', () => {
  it('is an RGB display profile of its stated length, with every tag inside it', () => {
    // Deflated; qpdf inflates it again: here it is read from a file that has nothing else.
    const file = new PdfFile();
    const pages = file.add('<</Type/Pages/Count 0/Kids[]>>');
    const profile = file.addStream('/N 3/Filter/FlateDecode', colorProfile());
    const root = file.add(`<</Type/Catalog/Pages ${pages} 0 R>>`);
    const pdf = file.bytes({ root, info: file.add('<<>>'), identifier: '00'.repeat(16) });
    const bytes = inspectBytes(pdf, 'qpdf', `--show-object=${profile}`, '--filtered-stream-data', '{}');
    expect(bytes.readUInt32BE(0)).toBe(bytes.length);
    expect(bytes.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
    expect(bytes.toString('latin1', 36, 40)).toBe('acsp');
    const count = bytes.readUInt32BE(128);
    expect(count).toBe(10);
    for (let tag = 0; tag < count; tag += 1) {
      const at = 132 + tag * 12;
      const end = bytes.readUInt32BE(at + 4) + bytes.readUInt32BE(at + 8);
      expect(end).toBeLessThanOrEqual(bytes.length);
      expect(bytes.readUInt32BE(at + 4) % 4).toBe(0);
    }
  });
});

describe('the objects of a file', () => {
  it.each([
    ['plain', '(plain)'],
    ['a (b) \\ c', '(a \\(b\\) \\\\ c)'],
    ['ễ', '<FEFF1EC5>'],
    ['𠮷', '<FEFFD842DFB7>'],
    ['line\nbreak', '<FEFF006C0069006E0065000A0062007200650061006B>'],
  ])('writes the text %j as %s', (text, source) => {
    expect(textString(text)).toBe(source);
  });

  it('writes numbers, names and dates', () => {
    expect([1, 0.1 + 0.2, -0.0004, 1e-7, 841.89].map(num)).toEqual(['1', '0.3', '0', '0', '841.89']);
    expect(name('application/json')).toBe('/application#2Fjson');
    expect(pdfDate('2026-11-15T10:02:11-05:00')).toBe('(D:20261115150211Z)');
  });

  it('does not end with an object that was reserved and never written', () => {
    const file = new PdfFile();
    const root = file.reserve();
    expect(() => file.bytes({ root, info: root, identifier: '' })).toThrow('Object 1');
  });
});
