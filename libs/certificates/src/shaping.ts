import type { Face } from './faces.js';

/** A glyph to draw, in thousandths of the size of its row. */
export interface ShapedGlyph {
  id: number;
  /** The characters it stands for; copied text has them in its place. */
  text: string;
  /** The glyph's own width, by which a PDF moves on. */
  width: number;
  /** How far to the next glyph. */
  advance: number;
  /** Where it sits, from the pen. */
  x: number;
  y: number;
}

/** A stretch of one line in one face, in visual order. */
export interface ShapedRun {
  face: Face;
  glyphs: readonly ShapedGlyph[];
  /** Thousandths of the font size. */
  width: number;
}

export type Direction = 'ltr' | 'rtl';

interface Shape {
  glyphs: readonly ShapedGlyph[];
  width: number;
}

const rememberedShapes = 4000;
const shapes = new WeakMap<Face, Map<string, Shape>>();

/**
 * Lays out a text in one face and one direction: ligatures, joined letters, kerning, marks on their letters. Text
 * from left to right is laid out word by word, each with the space after it, because most words of a page are on the
 * next page too: the words used last are remembered.
 */
export function shape(face: Face, text: string, direction: Direction): ShapedRun {
  const words = direction === 'ltr' ? (text.match(/[^ ]* |[^ ]+$/g) ?? []) : [text];
  const parts = words.map((word) => remembered(face, word, direction));

  return {
    face,
    glyphs: parts.flatMap(({ glyphs }) => glyphs),
    width: parts.reduce((sum, { width }) => sum + width, 0),
  };
}

function remembered(face: Face, text: string, direction: Direction): Shape {
  const known = shapes.get(face) ?? new Map<string, Shape>();
  shapes.set(face, known);
  const key = `${direction}${text}`;
  const found = known.get(key);
  if (found) return found;

  const made = layOut(face, text, direction);
  known.set(key, made);
  const [oldest] = known.keys();
  if (known.size > rememberedShapes && oldest !== undefined) known.delete(oldest);

  return made;
}

function layOut({ font, scale: faceScale }: Face, text: string, direction: Direction): Shape {
  const { glyphs, positions } = font.layout(text, undefined, undefined, undefined, direction);
  const scale = (1000 / font.unitsPerEm) * faceScale;
  const joiners: string[] = text.match(/[\u200c\u200d]/g) ?? [];
  if (direction === 'rtl') joiners.reverse();
  const shaped = glyphs.map((glyph, index): ShapedGlyph => {
    const position = positions[index] ?? { xAdvance: 0, xOffset: 0, yOffset: 0 };
    const own = String.fromCodePoint(...glyph.codePoints);
    // fontkit puts a space of no width where a joiner was.
    const joiner = own === ' ' && position.xAdvance === 0 ? joiners.shift() : undefined;

    return {
      id: glyph.id,
      text: joiner ?? own,
      width: glyph.advanceWidth * scale,
      advance: position.xAdvance * scale,
      x: position.xOffset * scale,
      y: position.yOffset * scale,
    };
  });

  return { glyphs: shaped, width: shaped.reduce((sum, { advance }) => sum + advance, 0) };
}
