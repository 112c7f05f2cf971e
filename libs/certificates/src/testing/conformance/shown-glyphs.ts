import { readCompactFont, readTrueType, type FontFile } from './font-files.js';
import { said, written, type Dictionary, type Inspected, type Page } from './inspected.js';
import { textOf, type Operand } from './tokens.js';

/** A font that a page shows text in. */
export interface ShownFont {
  name: string;
  font: Dictionary;
  descendant: Dictionary;
  descriptor: Dictionary;
  file: FontFile;
  /** By code. */
  widths: ReadonlyMap<number, number>;
  unicode: ReadonlyMap<number, string>;
}

export interface ShownGlyph {
  font: ShownFont;
  code: number;
  /** Whether a span or an element of the structure says what it means. */
  stated: boolean;
}

/** Every glyph that a page shows, each once per font. */
export function shownGlyphs(document: Inspected): ShownGlyph[] {
  const fonts = new Map<string, ShownFont>();
  const shown = new Map<string, ShownGlyph>();
  const actual = marksWithActualText(document);
  for (const page of document.pages) {
    const named = fontsOf(document, page, fonts);
    let font: ShownFont | undefined;
    const open: boolean[] = [];
    for (const { operator, operands } of page.operations) {
      if (operator === 'Tf') font = named.get(written(operands[0]));
      if (operator === 'EMC') open.pop();
      if (operator === 'BMC') open.push(false);
      if (operator === 'BDC') open.push(isStated(operands[1], page, actual));
      if (!/^(Tj|TJ|'|")$/.test(operator) || !font) continue;
      for (const code of codesOf(operands)) {
        const key = `${font.name} ${code} ${open.includes(true)}`;
        shown.set(key, { font, code, stated: open.includes(true) });
      }
    }
  }

  return [...shown.values()];
}

function isStated(properties: Operand | undefined, page: Page, actual: ReadonlySet<string>): boolean {
  if (!(properties instanceof Map)) return false;
  if (textOf(properties.get('/ActualText')) !== null) return true;

  return actual.has(`${page.reference} ${String(properties.get('/MCID'))}`);
}

function marksWithActualText(document: Inspected): ReadonlySet<string> {
  const marks = new Set<string>();
  for (const value of document.objects.values()) {
    const element = document.dictionary(value);
    if (said(element['/ActualText']) === null) continue;
    const kids = Array.isArray(element['/K']) ? element['/K'] : [element['/K']];
    for (const kid of kids) if (typeof kid === 'number') marks.add(`${written(element['/Pg'])} ${kid}`);
  }

  return marks;
}

function codesOf(operands: readonly Operand[]): number[] {
  return operands.flat().flatMap((part) => {
    if (typeof part !== 'object' || !('bytes' in part)) return [];
    const bytes = Buffer.from(part.bytes, 'latin1');
    return Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16BE(index * 2));
  });
}

function fontsOf(document: Inspected, page: Page, known: Map<string, ShownFont>): Map<string, ShownFont> {
  const entries = document.dictionary(document.dictionary(page.dictionary['/Resources'])['/Font']);

  return new Map(
    Object.entries(entries).map(([name, reference]) => {
      const font = known.get(written(reference)) ?? readFont(document, document.dictionary(reference));
      known.set(written(reference), font);
      return [name, font];
    }),
  );
}

function readFont(document: Inspected, font: Dictionary): ShownFont {
  const descendant = document.dictionary(document.list(font['/DescendantFonts'])[0]);
  const descriptor = document.dictionary(descendant['/FontDescriptor']);
  const compact = descriptor['/FontFile3'];
  const file = compact
    ? readCompactFont(document.stream(compact))
    : descriptor['/FontFile2']
      ? readTrueType(document.stream(descriptor['/FontFile2']))
      : { widths: [], lacks: ['a font program'] };

  return {
    name: written(font['/BaseFont']),
    font,
    descendant,
    descriptor,
    file,
    widths: widthsOf(document, descendant),
    unicode: unicodeOf(document.stream(font['/ToUnicode']).toString('latin1')),
  };
}

/** The widths that a font states; lists of single widths are the only form in use. */
function widthsOf(document: Inspected, descendant: Dictionary): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  let first = 0;
  for (const member of document.list(descendant['/W'])) {
    if (typeof member === 'number') first = member;
    else document.list(member).forEach((width, index) => widths.set(first + index, Number(width)));
  }

  return widths;
}

function unicodeOf(map: string): ReadonlyMap<number, string> {
  return new Map(
    [...map.matchAll(/^<([0-9A-F]{4})><([0-9A-F]+)>$/gm)].map(([, code = '', text = '']) => [
      Number.parseInt(code, 16),
      Buffer.from(text, 'hex').swap16().toString('utf16le'),
    ]),
  );
}
