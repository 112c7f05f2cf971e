/// <reference path="./font-types.d.ts" />
import { create, type Font } from 'fontkit';

/** How one character as a reader sees it is drawn in a face. */
export interface Spelling {
  /** What is drawn. */
  drawn: string;
  /** What is meant: copied text must give this. */
  meant: string;
}

/** A parsed font with the code points it draws. */
export interface Face {
  /** What pages call it. */
  name: string;
  font: Font;
  codePoints: ReadonlySet<number>;
  /** Set in one of the two families of every page; the others lend letters of a script. */
  ofTheHouse: boolean;
  /** How much larger than its neighbors it is set, so that its letters look as large as theirs. */
  scale: number;
  /** How characters are drawn, as far as that has been asked. */
  spellings: Map<string, Spelling | null>;
}

/** @throws when bytes are not a font: a broken installation, not a person's mistake. */
export function parseFace(
  name: string,
  bytes: Uint8Array,
  { ofTheHouse, scale }: Pick<Face, 'ofTheHouse' | 'scale'>,
): Face {
  const font = create(bytes);
  const { characterSet } = font;
  keepCodePoints(font, ofTheHouse ? characterSet : []);

  return { name, font, codePoints: new Set(characterSet), ofTheHouse, scale, spellings: new Map() };
}

/**
 * fontkit remembers each glyph with the characters that first led to it, or with none when it was first met as a
 * component of an accented letter. In a shared font the text of one document would then depend on the documents
 * before it. Here a glyph answers with the character it stands for in the font's own table, and otherwise (in lent
 * faces always, whose letters change their glyphs) with the characters just laid out.
 */
function keepCodePoints(font: Font, characterSet: readonly number[]): void {
  const own = new Map<number, number[]>();
  for (const codePoint of characterSet) {
    const { id } = font.glyphForCodePoint(codePoint);
    if (!own.has(id)) own.set(id, [codePoint]);
  }
  const remembered = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const glyph = remembered(id, codePoints);
    const meant = codePoints.length > 1 ? codePoints : (own.get(id) ?? codePoints);
    if (glyph.codePoints.join() === meant.join()) return glyph;
    return Object.create(glyph, { codePoints: { value: meant } });
  };
}
