import { mirrored } from './bidi.js';
import type { ShapedGlyph } from './shaping.js';

/** A character as a reader of the page meets it, with its glyphs at their places in the run. */
export interface Cluster {
  /** What it says, in reading order: a letter, with its marks or the letters joined to it. */
  text: string;
  /** The letter first, whatever lies on it afterwards. */
  glyphs: readonly SettledGlyph[];
}

/** A glyph at its distance from the start of its run, in thousandths of the font size. */
export interface SettledGlyph extends ShapedGlyph {
  at: number;
}

/** Adds up where each glyph of a run sits. */
export function settle(glyphs: readonly ShapedGlyph[]): SettledGlyph[] {
  let pen = 0;
  return glyphs.map((glyph) => {
    const settled = { ...glyph, at: pen + glyph.x };
    pen += glyph.advance;
    return settled;
  });
}

/**
 * The characters of a run from right to left, in the order of the page from left to right. Glyphs without characters
 * of their own are parts of the letter before them (some fonts draw the dots of Arabic letters apart), and marks go
 * with their letter. Brackets are drawn turned around and mean what they were.
 */
export function clustersOf(glyphs: readonly ShapedGlyph[]): Cluster[] {
  const clusters: { text: string; glyphs: SettledGlyph[] }[] = [];
  for (const glyph of settle(glyphs).reverse()) {
    const last = clusters.at(-1);
    const joins = glyph.text === '' || /^[\p{M}\u200c\u200d]+$/u.test(glyph.text);
    if (last && joins) {
      last.text += glyph.text;
      last.glyphs.push(glyph);
    } else clusters.push({ text: mirrored(glyph.text), glyphs: [glyph] });
  }

  return clusters.reverse().map(({ text, glyphs }) => ({ text: text.normalize('NFC'), glyphs }));
}
