import { whenNot, type Rule } from './rule.js';
import { shownGlyphs, type ShownFont, type ShownGlyph } from './shown-glyphs.js';
import { written, type Inspected } from './inspected.js';

const remembered = new WeakMap<Inspected, readonly ShownGlyph[]>();

function glyphsOf(document: Inspected): readonly ShownGlyph[] {
  const glyphs = remembered.get(document) ?? shownGlyphs(document);
  remembered.set(document, glyphs);

  return glyphs;
}

function fontsOf(document: Inspected): ShownFont[] {
  return [...new Set(glyphsOf(document).map(({ font }) => font))];
}

/** A rule about every font in which something is shown. */
function aboutFonts(
  clause: string,
  says: string,
  good: (font: ShownFont, document: Inspected) => boolean,
): Rule {
  return {
    clause,
    says,
    findings: (document) =>
      fontsOf(document).flatMap((font) =>
        whenNot(good(font, document), `${font.name} ${written(font.font['/Type'])}`),
      ),
  };
}

/** A rule about every glyph that is shown. */
function aboutGlyphs(clause: string, says: string, good: (glyph: ShownGlyph) => boolean): Rule {
  return {
    clause,
    says,
    findings: (document) =>
      glyphsOf(document).flatMap((glyph) => whenNot(good(glyph), `code ${glyph.code} of ${glyph.font.name}`)),
  };
}

const textOf = ({ font, code }: ShownGlyph) => font.unicode.get(code) ?? '';

/** ISO 19005-3, 6.2.11 and ISO 14289-1, 7.21, which say the same of fonts. */
export const fontRules: readonly Rule[] = [
  {
    clause: 'PDF/A-3 6.2.11.2',
    says: 'shows text, all of it in composite fonts that its page names',
    findings: (document) => [
      ...whenNot(glyphsOf(document).length > 0, 'no text'),
      ...document.pages.flatMap(({ dictionary, operations }) => {
        const named = document.dictionary(document.dictionary(dictionary['/Resources'])['/Font']);
        return operations
          .filter(({ operator, operands }) => operator === 'Tf' && named[written(operands[0])] === undefined)
          .map(({ operands }) => `no font ${written(operands[0])}`);
      }),
    ],
  },
  aboutFonts(
    'PDF/A-3 6.2.11.2',
    'has fonts of one name in font, descendant and descriptor',
    ({ font, descendant, descriptor }) =>
      font['/Type'] === '/Font' &&
      font['/Subtype'] === '/Type0' &&
      descendant['/BaseFont'] === font['/BaseFont'] &&
      descriptor['/FontName'] === font['/BaseFont'],
  ),
  aboutFonts(
    'PDF/A-3 6.2.11.3.1',
    'has fonts whose codes are the numbers of their glyphs',
    ({ font, descendant }) => {
      const system = descendant['/CIDSystemInfo'];
      return font['/Encoding'] === '/Identity-H' && JSON.stringify(system).includes('u:Identity');
    },
  ),
  aboutFonts(
    'PDF/A-3 6.2.11.3.2',
    'says of TrueType fonts how codes lead to glyphs',
    ({ descendant }) =>
      descendant['/Subtype'] === '/CIDFontType0' ||
      (descendant['/Subtype'] === '/CIDFontType2' && descendant['/CIDToGIDMap'] === '/Identity'),
  ),
  aboutFonts(
    'PDF/A-3 6.2.11.4.1',
    'embeds every font in a program of the kind that it names, with all tables that PDF needs',
    ({ descendant, descriptor, file }, document) => {
      const compact = document.dictionary(descriptor['/FontFile3'])['/Subtype'] === '/CIDFontType0C';
      const trueType = descriptor['/FontFile2'] !== undefined;
      return (
        file.lacks.length === 0 &&
        (descendant['/Subtype'] === '/CIDFontType0' ? compact : trueType) &&
        compact !== trueType
      );
    },
  ),
  aboutFonts(
    'PDF/A-3 6.2.11.4.1',
    'says how long each TrueType program is (ISO 32000-1, table 127)',
    ({ descriptor }, document) => {
      const program = descriptor['/FontFile2'];
      return (
        program === undefined || document.dictionary(program)['/Length1'] === document.stream(program).length
      );
    },
  ),
  aboutFonts(
    'PDF/A-3 6.2.11.4.2',
    'marks its subsets by six letters, no two of them the same font, and leaves out the set of their glyphs',
    ({ name, descriptor }, document) =>
      /^\/[A-Z]{6}\+/.test(name) &&
      descriptor['/CIDSet'] === undefined &&
      fontsOf(document).filter((font) => font.name === name).length === 1,
  ),
  aboutFonts(
    'PDF/A-3 6.2.11.6',
    'says that the glyphs of its subsets follow no standard encoding',
    ({ descriptor }) => (Number(descriptor['/Flags']) & 36) === 4,
  ),
  aboutGlyphs(
    'PDF/A-3 6.2.11.4.1',
    'shows no glyph that the font program lacks',
    ({ font, code }) => code < font.file.widths.length,
  ),
  aboutGlyphs('PDF/A-3 6.2.11.8', 'shows no box for a missing character', ({ code }) => code !== 0),
  aboutGlyphs(
    'PDF/A-3 6.2.11.5',
    'states widths within one thousandth of the font program’s',
    ({ font, code }) => {
      const stated = font.widths.get(code) ?? Number(font.descendant['/DW'] ?? 1000);
      return Math.abs(stated - (font.file.widths[code] ?? Number.NaN)) <= 1;
    },
  ),
  aboutGlyphs(
    'PDF/A-3 6.2.11.7.2',
    'gives every glyph it shows its characters',
    (glyph) => textOf(glyph) !== '',
  ),
  aboutGlyphs(
    'PDF/A-3 6.2.11.7.2',
    'gives no glyph a zero, a byte order mark, half a pair or no character at all',
    (glyph) => !/[\0\ufeff\ufffe\uffff]|\p{Cs}/u.test(textOf(glyph)),
  ),
  aboutGlyphs(
    'PDF/A-3 6.2.11.7.3',
    'states what letters of private use mean',
    (glyph) => glyph.stated || !/\p{Co}/u.test(textOf(glyph)),
  ),
];
