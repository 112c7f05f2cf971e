import { dictionariesOf, ofType, written, type Inspected } from './inspected.js';
import { whenNot, type Rule } from './rule.js';

/** Operators of ISO 32000-1, Annex A, without those for Type 3 fonts. */
const known = new Set(
  'b B b* B* BDC BI BMC BT BX c cm CS cs d Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l M m MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'.split(
    ' ',
  ),
);

const operators = ({ pages }: Inspected) => pages.flatMap(({ operations }) => operations);

const profile = (document: Inspected): Buffer => {
  const intent = document.dictionary(document.list(document.catalog['/OutputIntents'])[0]);
  return document.stream(intent['/DestOutputProfile']);
};

/** Dictionaries that have one of these keys. */
const having = (document: Inspected, ...keys: string[]): string[] =>
  dictionariesOf(document).flatMap(({ reference, dictionary }) =>
    keys.filter((key) => dictionary[key] !== undefined).map((key) => `${key} in ${reference}`),
  );

/** ISO 19005-3, 6.2 without the fonts: what a page may draw and in which colors. */
export const graphicsRules: readonly Rule[] = [
  {
    clause: 'PDF/A-3 6.2.2',
    says: 'draws with operators that PDF has, and with resources of its own page',
    findings: (document) => [
      ...operators(document)
        .filter(({ operator }) => !known.has(operator))
        .map(({ operator }) => `operator ${operator}`),
      ...document.pages.flatMap(({ reference, dictionary }) =>
        whenNot(dictionary['/Resources'] !== undefined, `page ${reference} has no resources`),
      ),
    ],
  },
  {
    clause: 'PDF/A-3 6.2.3',
    says: 'has an output intent with an ICC display profile below version 5 of the stated components',
    findings: (document) => {
      const intents = document.list(document.catalog['/OutputIntents']).map(document.dictionary);
      const bytes = profile(document);
      if (intents.length !== 1 || bytes.length < 128)
        return [`${intents.length} intents, ${bytes.length} bytes`];
      const stated = document.dictionary(intents[0]?.['/DestOutputProfile'])['/N'];
      return [
        ...whenNot(intents[0]?.['/S'] === '/GTS_PDFA1', 'another kind of intent'),
        ...whenNot(/^(?:prtr|mntr)RGB /.test(bytes.toString('latin1', 12, 20)), 'not RGB'),
        ...whenNot(bytes.readUInt8(8) < 5 && bytes.readUInt32BE(0) === bytes.length, 'version or length'),
        ...whenNot(stated === 3, `${written(stated)} components`),
      ];
    },
  },
  {
    clause: 'PDF/A-3 6.2.4.3',
    says: 'uses no colors but those of its output intent: RGB and gray of the device',
    findings: (document) =>
      operators(document)
        .filter(({ operator }) => /^(?:k|K|cs|CS|sc|SC|scn|SCN|sh)$/.test(operator))
        .map(({ operator }) => `operator ${operator}`),
  },
  {
    clause: 'PDF/A-3 6.2.5',
    says: 'changes no transfer curve and no halftone',
    findings: (document) => having(document, '/TR', '/TR2', '/HTP', '/HT', '/ExtGState'),
  },
  {
    clause: 'PDF/A-3 6.2.6',
    says: 'names no rendering intent but the four of the standard',
    findings: (document) => {
      const intents = operators(document).filter(({ operator }) => operator === 'ri');
      return intents
        .map(({ operands }) => written(operands[0]))
        .filter(
          (name) => !/^\/(?:RelativeColorimetric|AbsoluteColorimetric|Perceptual|Saturation)$/.test(name),
        );
    },
  },
  {
    clause: 'PDF/A-3 6.2.8',
    says: 'has images of eight bits in gray or RGB of the device, plainly drawn, and none within its content',
    findings: (document) => [
      ...dictionariesOf(document)
        .filter(({ dictionary }) => dictionary['/Subtype'] === '/Image')
        .flatMap(({ reference, dictionary }) => [
          ...whenNot(dictionary['/BitsPerComponent'] === 8, `bits of ${reference}`),
          ...whenNot(
            dictionary['/ColorSpace'] === '/DeviceRGB' || dictionary['/ColorSpace'] === '/DeviceGray',
            `colors of ${reference}`,
          ),
          ...['/Interpolate', '/Alternates', '/OPI', '/Intent', '/ImageMask', '/Mask', '/Decode']
            .filter((key) => dictionary[key] !== undefined)
            .map((key) => `${key} in ${reference}`),
        ]),
      ...operators(document)
        .filter(({ operator }) => operator === 'BI')
        .map(({ operator }) => operator),
    ],
  },
  {
    clause: 'PDF/A-3 6.2.9',
    says: 'has no forms of PostScript, and refers to no other file for what it shows',
    findings: (document) => having(document, '/PS', '/Subtype2', '/OPI', '/Ref'),
  },
  {
    clause: 'PDF/A-3 6.2.10',
    says: 'is opaque: no transparency groups, soft masks or blend modes',
    findings: (document) => [
      ...having(document, '/SMask', '/BM', '/CA', '/ca'),
      ...ofType(document, '/Group').map(({ reference }) => reference),
      ...document.pages.filter(({ dictionary }) => dictionary['/Group']).map(({ reference }) => reference),
    ],
  },
  {
    clause: 'PDF/A-3 6.9',
    says: 'has no layers, no alternate presentations and no requirements',
    findings: (document) => [
      ...having(document, '/OCProperties', '/AlternatePresentations', '/PresSteps', '/Requirements'),
    ],
  },
];
