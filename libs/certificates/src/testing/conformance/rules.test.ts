import { renderCertificate } from '../../page.js';
import { signPdf } from '../../signature/sign-pdf.js';
import { readFonts, someFacts } from '../builders.js';
import { someSigner } from '../issuing/signers.js';
import { inspectBytes } from '../pdf-tools.js';
import { inObject, inStream, overwriting, rewriting, type Edit } from './edits.js';
import { inspected } from './inspected.js';
import { rules } from './rules.js';

const encrypted: Edit = (pdf) => inspectBytes(pdf, 'qpdf', '--encrypt', '', '', '256', '--', '{}', '-');

/** What breaks each rule, in an unsigned certificate of two sessions with an attachment. */
const breaks: Record<string, Edit> = {
  'begins with its version': overwriting('%PDF-1.7', '%PDF-2.0'),
  'has an identifier of two parts': overwriting('/ID[<', '/IX[<'),
  'is not encrypted': encrypted,
  'ends after its last end-of-file marker': rewriting(/$/, 'more'),
  'has tables of cross references': overwriting('65535 f \n0000000015', '65535 f \n0000000016'),
  'writes strings in hexadecimal': inObject('/Lang (en-US)', '/Lang <656E2D55532>'),
  'has streams exactly as long': overwriting('\nendstream\nendobj', ' endstream\nendobj'),
  'keeps its streams in the file': inObject('/Type/EmbeddedFile', '/Type/EmbeddedFile/FFilter/FlateDecode'),
  'uses no compression but Flate': inObject('/N 3/Filter/FlateDecode', '/N 3/Filter/LZWDecode'),
  'has names that are UTF-8': inObject('/Type/Catalog', '/Type/Catalog/A#FF 1'),
  'has each object on lines of its own': inObject('/Lang (en-US)', '/Lang (en-US) }'),
  'has integers of 32 bits': inObject('/Type/Pages', '/Type/Pages/Big 4294967296'),
  'has strings below 32,768 bytes': inObject('/Lang', `/Long(${'x'.repeat(33_000)})/Lang`),
  'nests the graphics state': inStream('EMC', `EMC ${'q '.repeat(29)}${'Q '.repeat(29)}`),
  'has pages between 3 and 14,400 units': inObject('/MediaBox[0 0 792 612]', '/MediaBox[0 0 792 2]'),

  'draws with operators that PDF has': inStream(/ Td\b/, ' Tq'),
  'has an output intent': inObject('/S/GTS_PDFA1', '/S/GTS_PDFX'),
  'uses no colors but those': inStream(/ rg\b/, ' 0 k'),
  'changes no transfer curve': inObject('/Font<<', '/ExtGState<</G<</TR/Identity>>>>/Font<<'),
  'names no rendering intent but': inStream('EMC', 'EMC /Vivid ri'),
  'has images of eight bits': inStream('EMC', 'EMC BI /W 1/H 1/BPC 1/CS/G ID x EI'),
  'has no forms of PostScript': inObject('/Type/Page/', '/Type/Page/Ref 1/'),
  'is opaque': inObject('/Tabs/S', '/Tabs/S/Group<</S/Transparency>>'),
  'has no layers': inObject('/Type/Catalog', '/Type/Catalog/OCProperties<<>>'),

  'shows text, all of it in composite fonts': inStream(/\/serif [\d.]+ Tf/, '/lost 30 Tf'),
  'has fonts of one name': inObject(/(\/FontDescriptor\/FontName\/)\w{6}/, '$1AAAAAA'),
  'has fonts whose codes are the numbers': inObject('/Encoding/Identity-H', '/Encoding/UniJIS-UTF16-H'),
  'says of TrueType fonts how codes lead': inObject('/CIDToGIDMap/Identity', ''),
  'embeds every font in a program': inObject(/\/FontFile2 \d+ 0 R/, ''),
  'says how long each TrueType program is': inObject(/\/Length1 \d+/, ''),
  'marks its subsets by six letters': inObject('/Type/FontDescriptor', '/Type/FontDescriptor/CIDSet 3 0 R'),
  'says that the glyphs of its subsets': inObject('/Flags 4', '/Flags 32'),
  'shows no glyph that the font program lacks': inStream(/\[<00/, '[<7F'),
  'shows no box for a missing character': inStream(/\[<[0-9A-F]{4}/, '[<0000'),
  'states widths within one thousandth': inObject('/W[0[', '/W[1['),
  'gives every glyph it shows its characters': inStream(/<0001><[0-9A-F]+>/, '<FFFF><0020>'),
  'gives no glyph a zero': inStream(/<0001><[0-9A-F]+>/, '<0001><FEFF>'),
  'states what letters of private use mean': inStream(/<0001><[0-9A-F]+>/, '<0001><E000>'),

  'moves from field to field': inObject('/Tabs/S', ''),
  'has forms that neither act': inObject('/Type/Catalog', '/Type/Catalog/AcroForm<</NeedAppearances true>>'),
  'does nothing by itself': inObject('/Type/Catalog', '/Type/Catalog/OpenAction<</S/JavaScript/JS(x)>>'),
  'has its attachments’ media types': inObject('/Subtype/application#2Fjson', ''),
  'names its attachments in both forms': inObject('/UF(', '/UX('),
  'lists each attachment as associated': inObject(/\/AF\[\d+ 0 R/, '/AF['),
  'says of each attachment its size': inObject(/\/Params<<\/Size \d+/, '/Params<<'),

  'has its metadata in a stream of XML': inObject('/Subtype/XML', '/Subtype/TXT'),
  'has a packet that says neither': inStream(
    'W5M0MpCehiHzreSzNTczkc9d"',
    'W5M0MpCehiHzreSzNTczkc9d" bytes="9"',
  ),
  'has well-formed metadata': inStream('</dc:title>', '</dc:titel>'),
  'uses predefined schemas only': inStream('http://ns.adobe.com/xap/1.0/', 'http://ns.adobe.com/xap/2.0/'),
  'describes the identification of PDF/UA': inStream(
    '<pdfaProperty:category>internal',
    '<pdfaProperty:category>mine',
  ),
  'says that it is PDF/A': inStream('<pdfaid:conformance>A', '<pdfaid:conformance>B'),
  'says that it is PDF/UA': inStream('<pdfuaid:part>1', '<pdfuaid:part>7'),
  'says the same in its information dictionary': inObject('/Author (', '/Author (Not '),
  'gives the same instants': inStream('<xmp:ModifyDate>20', '<xmp:ModifyDate>19'),
  'has a title, and shows it': inObject('/DisplayDocTitle true', '/DisplayDocTitle false'),

  'says that it is tagged': inObject('/Marked true', '/Marked true/Suspects true'),
  'has a structure, of one document': inObject('/S/Document', '/S/Part'),
  'uses standard types under their own names': inObject('/S/H1', '/S/Chapter'),
  'has elements that name the parent': inObject(/\/S\/H1\/P \d+ 0 R/, '/S/H1/P 1 0 R'),
  'opens and closes marks and text in turn': inStream(/\nET\n/, '\n'),
  'paints nothing that is neither': inStream(/\/P<<\/MCID \d+>>BDC/, '/P BMC'),
  'has no artifact within the structure': inStream(
    '/Artifact<</Type/Layout>>BDC',
    '/P<</MCID 0>>BDC /Artifact BMC',
  ),
  'has one element for every mark': inStream('/MCID 1>>', '/MCID 0>>'),
  'is read in the order': inObject(/(\/S\/Document.*\/K\[)(\d+ 0 R) (\d+ 0 R)/, '$1$3 $2'),
  'names the language of the whole': inObject('/Lang (en-US)', '/Lang (English US)'),
  'begins its headings with the first level': inObject('/S/H1', '/S/H2'),
  'describes every figure': inObject(/\/Alt \([^)]*\)/, ''),
  'says where on the page a figure is': inObject('/BBox[', '/BBox[-'),
  'has no element without content': inObject(/(\/S\/P\/.*)\/K \d+/, '$1/K[]'),
  'has lists of items only': inObject('/S/LI/', '/S/P/'),
  'says of lists with labels how': inObject('/ListNumbering/None', ''),
  'has items in lists': inObject('/S/Lbl', '/S/P'),

  'has tables of one head and one body': inObject('/S/THead', '/S/TBody'),
  'has heads and bodies in tables': inObject('/S/TR', '/S/P'),
  'has rows of cells only': inObject('/S/TD', '/S/P'),
  'has as many cells in every row': inObject(/(\/S\/TR.*\/K\[)\d+ 0 R /, '$1'),
  'has cells in rows': inObject('/S/TR', '/S/P'),
  'says which cells a header is about': inObject('/Scope/Column', '/Scope/Row'),
  'has a header over every cell': inObject('/S/TH/', '/S/TD/'),
};

/** What breaks the rules about annotations, in a signed certificate. */
const breaksOfSigned: Record<string, Edit> = {
  'has no annotations but the fields of signatures': overwriting('/FT/Sig', '/FT/Btn'),
  'prints its annotations and hides none': overwriting('/F 132', '/F 130'),
  'gives annotations that can be seen an appearance': overwriting('/Rect[0 0 0 0]', '/Rect[0 0 9 9]'),
  'gives every field a name to speak': overwriting('/TU', '/TX'),
  'has fields in the structure': overwriting('/Rect[0 0 0 0]', '/Rect[0 0 9 9]'),
};

const attachment = {
  name: 'credential.json',
  mediaType: 'application/json',
  description: 'The same for machines',
  relationship: 'Source',
  bytes: new TextEncoder().encode('{}'),
} as const;

function unsigned(name = 'Cher'): Uint8Array {
  const sessions = [1, 2].map((count) => ({ title: `Session ${count}`, when: 'Nov 14', amount: '1.50' }));
  const facts = someFacts({ sessions, learner: { name, licenses: [] } });
  const rendering = renderCertificate(facts, readFonts(), { paper: 'letter', attachments: [attachment] });
  if (!rendering.ok) throw new Error(rendering.problem);
  return rendering.pdf;
}

async function signed(): Promise<Uint8Array> {
  const facts = { at: '2026-11-15T15:02:11Z', reason: 'Issued by the society', place: 'Atlanta, Georgia' };
  const signing = await signPdf(unsigned(), await someSigner('ecdsa-p256'), facts);
  if (!signing.ok) throw new Error(signing.reason);
  return signing.pdf;
}

describe('the rules of conformance', () => {
  const plain = unsigned();
  const withSignature = signed();

  it('find nothing in a certificate, nor in what an edit without effect makes of it', () => {
    for (const pdf of [plain, inObject('/Tabs/S', '/Tabs /S')(plain)]) {
      const document = inspected(pdf);
      expect(rules.flatMap((rule) => rule.findings(document))).toEqual([]);
    }
  });

  it.each(rules.map((rule) => ({ ...rule })))(
    'notice when a file no longer $says',
    async ({ says, findings }) => {
      const opening = Object.keys({ ...breaks, ...breaksOfSigned })
        .filter((key) => says.startsWith(key))
        .sort((a, b) => b.length - a.length)[0];
      expect(opening).toBeDefined();
      const edit = breaks[opening ?? ''];
      const pdf = edit ? edit(plain) : breaksOfSigned[opening ?? '']?.(await withSignature);
      expect(pdf && findings(inspected(pdf))).not.toEqual([]);
    },
  );

  it('notice wrong widths of a compact font', () => {
    const rule = rules.find(({ says }) => says.startsWith('states widths'));
    const pdf = inObject(/(?<=\/CIDFontType0.*\/W\[)0/, '1')(unsigned('남궁 Grace'));
    expect(rule?.findings(inspected(pdf)).join()).toContain('NotoSansKR');
  });
});
