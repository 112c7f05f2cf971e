import { parseFace, type Face } from './faces.js';
import { graphemes, spell } from './spelling.js';

/**
 * The font files a page may need, as package paths for the caller to resolve and read. Literata (serif) sets names
 * and titles, Atkinson Hyperlegible Next (sans) everything else; the Noto fonts lend the scripts that these two lack.
 * All are under the SIL Open Font License.
 */
export const fontFiles = {
  serif: '@expo-google-fonts/literata/400Regular/Literata_400Regular.ttf',
  serifBold: '@expo-google-fonts/literata/600SemiBold/Literata_600SemiBold.ttf',
  sans: '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  sansBold: '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
  arabic: '@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  arabicBold: '@expo-google-fonts/noto-naskh-arabic/600SemiBold/NotoNaskhArabic_600SemiBold.ttf',
  hebrew: '@expo-google-fonts/noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular.ttf',
  hebrewBold: '@expo-google-fonts/noto-serif-hebrew/600SemiBold/NotoSerifHebrew_600SemiBold.ttf',
  japanese: '@embedpdf/fonts-jp/fonts/NotoSansJP-Medium.otf',
  chinese: '@embedpdf/fonts-sc/fonts/NotoSansHans-Medium.otf',
  korean: '@embedpdf/fonts-kr/fonts/NotoSansKR-Medium.otf',
} as const;
export type FaceName = keyof typeof fontFiles;

/** Letters of Naskh are low beside the tall lower case of Literata. */
const scales: Partial<Record<FaceName, number>> = { arabic: 1.15, arabicBold: 1.15 };

/** The faces that a style of the page may ask for. */
export const fontRoles = ['serif', 'serifBold', 'sans', 'sansBold'] as const;
export type FontRole = (typeof fontRoles)[number];

/** The faces of one process. */
export interface CertificateFonts {
  face(name: FaceName): Face;
}

export interface MissingCharacter {
  /** The character as written: a letter, or a letter with the combining marks that cannot be placed on it. */
  character: string;
  /** Its code points, such as "U+4E2D" or "U+0061 U+030D". */
  codePoints: string;
}

/**
 * Parses fonts once per process: parsed fonts are shared between renders. `read` gives the bytes of a file of
 * `fontFiles`; it is asked at once for the four faces that every page uses, and for another only when a text first
 * needs its script (the East Asian ones are several megabytes each).
 *
 * @throws when bytes are not a font: a broken installation, not a person's mistake.
 */
export function parseFonts(read: (file: string) => Uint8Array): CertificateFonts {
  const faces = new Map<FaceName, Face>();
  const face = (name: FaceName): Face => {
    const known =
      faces.get(name) ??
      parseFace(name, read(fontFiles[name]), { ofTheHouse: isRole(name), scale: scales[name] ?? 1 });
    faces.set(name, known);

    return known;
  };
  fontRoles.forEach(face);

  return { face };
}

/**
 * Names the characters of a text that cannot be printed, each once, in order. The text is composed (NFC) first. A
 * letter with combining marks counts as printable only when some font has all of them and places the marks. Control
 * and format characters (line breaks among them) are never printable, but for the joiners that Arabic script needs.
 * An empty list means that every character will come out, in the page and in its copied text.
 */
export function missingGlyphs(text: string, fonts: CertificateFonts): MissingCharacter[] {
  const missing = new Map<string, MissingCharacter>();
  const composed = text.normalize('NFC');
  if (isPlain(composed)) return [];
  const faces = facesFor(composed, 'serifBold', fonts);
  for (const character of graphemes(composed)) {
    const printable = faces.some((face) => spell(character, face) !== null);
    if (!printable) missing.set(character, { character, codePoints: codePointNames(character) });
  }
  return [...missing.values()];
}

const substitutes: Record<FontRole, FontRole> = {
  serif: 'sans',
  serifBold: 'sansBold',
  sans: 'serif',
  sansBold: 'serifBold',
};

/** The faces that may draw a composed text, the one to try first at the front. */
export function facesFor(text: string, role: FontRole, fonts: CertificateFonts): Face[] {
  const house = [fonts.face(role), fonts.face(substitutes[role])];
  if (isPlain(text)) return house;

  const others = graphemes(text).filter((character) =>
    house.every((face) => spell(character, face) === null),
  );
  if (others.length === 0) return house;

  const bold = role.endsWith('Bold');
  const has = (script: RegExp) => others.some((character) => script.test(character));
  const lent: Face[] = [];
  if (has(/\p{scx=Arabic}/u)) lent.push(fonts.face(bold ? 'arabicBold' : 'arabic'));
  if (has(/\p{scx=Hebrew}/u)) lent.push(fonts.face(bold ? 'hebrewBold' : 'hebrew'));
  if (has(eastAsian)) lent.push(...eastAsianFaces(others, fonts));

  return [...house, ...lent];
}

const eastAsian = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/u;

/**
 * A text of East Asian letters is set in one face where one has them all. Japanese comes first: letters that Japan
 * and China write alike then look right in both, and simplified letters, which it lacks, lead on to Chinese.
 */
function eastAsianFaces(characters: readonly string[], fonts: CertificateFonts): Face[] {
  const letters = characters.filter((character) => eastAsian.test(character));
  const names = letters.some((letter) => /\p{scx=Hangul}/u.test(letter) && !/\p{scx=Han}/u.test(letter))
    ? (['korean', 'japanese', 'chinese'] as const)
    : (['japanese', 'chinese', 'korean'] as const);
  const faces: Face[] = [];
  for (const name of names) {
    const face = fonts.face(name);
    if (letters.every((letter) => spell(letter, face) !== null)) return [face];
    faces.push(face);
  }

  return faces;
}

/** Whether every face of the house has all of a text. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function isRole(name: FaceName): boolean {
  return fontRoles.some((role) => role === name);
}

function codePointNames(character: string): string {
  return [...character]
    .map((symbol) => `U+${(symbol.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}
