import { said, type Inspected } from './inspected.js';
import { whenNot, type Rule } from './rule.js';

const namespaces: Record<string, string> = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
};

/** The text of a property, taken out of its list where it has one. */
function property({ xmp }: Inspected, name: string): string | null {
  const [, inner] = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(xmp) ?? [];
  if (inner === undefined) return null;
  const [, item] = /<rdf:li[^>]*>([\s\S]*?)<\/rdf:li>/.exec(inner) ?? [];

  return (item ?? inner)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** What keeps XML from being read: tags that do not match, stray markup, characters that XML does not have. */
function xmlProblems(source: string): string[] {
  const open: string[] = [];
  const rest = source
    .replace(/<\?xpacket[^>]*\?>/g, '')
    .replace(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<&]*")*)\s*(\/?)>/g, (...tag) => {
      const [, closing, name, , empty] = tag.map(String);
      if (closing) open.push(open.pop() === name ? '' : `/${name}`);
      else if (!empty) open.push(name ?? '');
      if (open.at(-1) === '') open.pop();
      return '';
    });
  const stray = rest
    .replace(/&(?:lt|gt|amp|quot|apos);/g, '')
    .match(/[<&]|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);

  return [...open.map((name) => `element ${name}`), ...(stray ? [`stray ${JSON.stringify(stray[0])}`] : [])];
}

const packet = ({ xmp }: Inspected) =>
  /^<\?xpacket begin="\ufeff?"([^?]*)\?>[\s\S]*<\?xpacket end="[rw]"\?>\s*$/.exec(xmp);

const seconds = (date: string | null) =>
  date === null
    ? Number.NaN
    : Date.parse(date.replace(/^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6'));

/** What the information dictionary and the metadata both say. */
const pairs = [
  ['/Title', 'dc:title'],
  ['/Author', 'dc:creator'],
  ['/Subject', 'dc:description'],
  ['/Keywords', 'pdf:Keywords'],
  ['/Creator', 'xmp:CreatorTool'],
  ['/Producer', 'pdf:Producer'],
] as const;

/** ISO 19005-3, 6.6; ISO 14289-1, clause 5 and 7.1: what a file says of itself. */
export const metadataRules: readonly Rule[] = [
  {
    clause: 'PDF/A-3 6.6.2.1',
    says: 'has its metadata in a stream of XML without filter',
    findings: (document) => {
      const stream = document.dictionary(document.catalog['/Metadata']);
      const good =
        stream['/Type'] === '/Metadata' && stream['/Subtype'] === '/XML' && stream['/Filter'] === undefined;
      return whenNot(good, JSON.stringify(stream));
    },
  },
  {
    clause: 'PDF/A-3 6.6.2.1',
    says: 'has a packet that says neither its bytes nor its encoding',
    findings: (document) => {
      const [, attributes] = packet(document) ?? [];
      return whenNot(
        attributes !== undefined && !/bytes|encoding/.test(attributes),
        document.xmp.slice(0, 80),
      );
    },
  },
  {
    clause: 'PDF/A-3 6.6.2.1',
    says: 'has well-formed metadata in UTF-8',
    findings: ({ xmp }) => [...xmlProblems(xmp), ...whenNot(!xmp.includes('\ufffd'), 'not UTF-8')],
  },
  {
    clause: 'PDF/A-3 6.6.2.3.1',
    says: 'uses predefined schemas only, each under its own prefix, besides the one that it describes',
    findings: ({ xmp }) => {
      const declared = [...xmp.matchAll(/xmlns:(\w+)="([^"]*)"/g)].filter(([, prefix]) => prefix !== 'x');
      return declared
        .filter(([, prefix = '', uri]) => namespaces[prefix] !== uri)
        .map(([declaration]) => declaration);
    },
  },
  {
    clause: 'PDF/A-3 6.6.2.3.3',
    says: 'describes the identification of PDF/UA as an extension schema, completely',
    findings: ({ xmp }) => {
      const [schemas = ''] =
        /<pdfaExtension:schemas>\s*<rdf:Bag>[\s\S]*<\/rdf:Bag>\s*<\/pdfaExtension:schemas>/.exec(xmp) ?? [];
      const wanted = [
        '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
        '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
        '<pdfaSchema:schema>',
        '<pdfaSchema:property><rdf:Seq>',
        '<pdfaProperty:name>part</pdfaProperty:name>',
        '<pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
        '<pdfaProperty:category>internal</pdfaProperty:category>',
        '<pdfaProperty:description>',
      ];
      return wanted.filter((part) => !schemas.includes(part));
    },
  },
  {
    clause: 'PDF/A-3 6.6.4',
    says: 'says that it is PDF/A, part 3, level A',
    findings: (document) => [
      ...whenNot(property(document, 'pdfaid:part') === '3', 'part'),
      ...whenNot(property(document, 'pdfaid:conformance') === 'A', 'conformance'),
    ],
  },
  {
    clause: 'PDF/UA-1 5',
    says: 'says that it is PDF/UA, part 1',
    findings: (document) => whenNot(property(document, 'pdfuaid:part') === '1', 'part'),
  },
  {
    clause: 'PDF/A-3 6.6.3',
    says: 'says the same in its information dictionary and in its metadata',
    findings: (document) => {
      const information = document.dictionary(document.trailer['/Info']);
      return pairs
        .filter(([key, name]) => said(information[key]) !== property(document, name))
        .map(([key, name]) => `${key} ${said(information[key])}, ${name} ${property(document, name)}`);
    },
  },
  {
    clause: 'PDF/A-3 6.6.3',
    says: 'gives the same instants in both',
    findings: (document) => {
      const information = document.dictionary(document.trailer['/Info']);
      const dates = [
        ['/CreationDate', 'xmp:CreateDate'],
        ['/ModDate', 'xmp:ModifyDate'],
      ] as const;
      return dates
        .filter(([key, name]) => seconds(said(information[key])) !== seconds(property(document, name)))
        .map(([key]) => key);
    },
  },
  {
    clause: 'PDF/UA-1 7.1',
    says: 'has a title, and shows it in the window instead of the file’s name',
    findings: (document) => [
      ...whenNot((property(document, 'dc:title') ?? '') !== '', 'no title'),
      ...whenNot(
        /<dc:title><rdf:Alt><rdf:li xml:lang="x-default">/.test(document.xmp),
        'title without language',
      ),
      ...whenNot(
        document.dictionary(document.catalog['/ViewerPreferences'])['/DisplayDocTitle'] === true,
        'DisplayDocTitle',
      ),
    ],
  },
];
