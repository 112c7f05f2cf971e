/// <reference path="./font-types.d.ts" />
import { create, type Font, type GlyphRun } from 'fontkit';
import { graphemes, spell } from './spelling.js';

/**
 * The font files a certificate needs, by role, as package paths for the caller to resolve and read. Literata
 * (serif) sets names and titles, Atkinson Hyperlegible Next (sans) everything else. Both are under the OFL.
 */
export const fontFiles = {
  serif: '@expo-google-fonts/literata/400Regular/Literata_400Regular.ttf',
  serifBold: '@expo-google-fonts/literata/600SemiBold/Literata_600SemiBold.ttf',
  sans: '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  sansBold: '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
} as const;
export type FontRole = keyof typeof fontFiles;

/** A parsed font with the code points it draws. */
export interface Face {
  font: Font;
  codePoints: ReadonlySet<number>;
}
export type CertificateFonts = Readonly<Record<FontRole, Face>>;

export interface MissingCharacter {
  /** The character as written: a letter, or a letter with the combining marks that cannot be placed on it. */
  character: string;
  /** Its code points, such as "U+4E2D" or "U+0061 U+030D". */
  codePoints: string;
}

/**
 * Parses the four fonts, once per process: parsed fonts are shared between renders, which makes a render about ten
 * times faster than parsing for each.
 *
 * @throws when bytes are not a TrueType font: a broken installation, not a person's mistake.
 */
export function parseFonts(bytes: Readonly<Record<FontRole, Uint8Array>>): CertificateFonts {
  return {
    serif: parse(bytes.serif),
    serifBold: parse(bytes.serifBold),
    sans: parse(bytes.sans),
    sansBold: parse(bytes.sansBold),
  };
}

/**
 * Names the characters of a text that cannot be printed, each once, in order. The text is composed (NFC) first. A
 * letter with combining marks counts as printable only when some font has all of them and places the marks. Control
 * and format characters (line breaks and joiners among them) are never printable. An empty list means that every
 * character will come out, in the page and in its copied text.
 */
export function missingGlyphs(text: string, fonts: CertificateFonts): MissingCharacter[] {
  const missing = new Map<string, MissingCharacter>();
  for (const character of graphemes(text.normalize('NFC'))) {
    const printable = Object.values(fonts).some((face) => spell(character, face) !== null);
    if (!printable) missing.set(character, { character, codePoints: codePointNames(character) });
  }
  return [...missing.values()];
}

function codePointNames(character: string): string {
  return [...character]
    .map((symbol) => `U+${(symbol.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}

function parse(bytes: Uint8Array): Face {
  const font = create(bytes);
  keepCodePoints(font);
  rememberLayouts(font);
  return { font, codePoints: new Set(font.characterSet) };
}

/**
 * fontkit remembers each glyph with the characters that first led to it, or with none when it was first met as a
 * component of an accented letter. In a shared font the text of one document would then depend on the documents
 * before it. Here a glyph answers with the character it stands for in the font's own table, and otherwise with the
 * characters just laid out.
 */
function keepCodePoints(font: Font): void {
  const own = new Map(
    font.characterSet.map((codePoint) => [font.glyphForCodePoint(codePoint).id, [codePoint]]),
  );
  const remembered = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const glyph = remembered(id, codePoints);
    const meant = codePoints.length > 1 ? codePoints : (own.get(id) ?? codePoints);
    if (glyph.codePoints.join() === meant.join()) return glyph;
    return Object.create(glyph, { codePoints: { value: meant } });
  };
}

const rememberedLayouts = 2000;

/**
 * Most words of a certificate are on the next one too, and laying out glyphs is most of the work of a render: the
 * words used last are remembered. Positions are copied because pdfkit scales them in place.
 */
function rememberLayouts(font: Font): void {
  const layOut = font.layout.bind(font);
  const runs = new Map<string, GlyphRun>();
  font.layout = (text) => {
    const run = runs.get(text) ?? layOut(text);
    runs.delete(text);
    runs.set(text, run);
    const [oldest] = runs.keys();
    if (runs.size > rememberedLayouts && oldest !== undefined) runs.delete(oldest);
    const { glyphs, positions, advanceWidth } = run;
    return { glyphs, positions: positions.map((position) => ({ ...position })), advanceWidth };
  };
}
