/// <reference path="./font-types.d.ts" />
import type { Glyph, GlyphRun } from 'fontkit';
import type { Face, Spelling } from './faces.js';

/** Characters that a font lacks, or draws without width, and the sequence with the same shape. */
const standIns = new Map([
  ['\u02bb', '\u2018'], // okina: Literata's own glyph has no width
  ['\u2011', '-'],
  ['\ufb00', 'ff'],
  ['\ufb01', 'fi'],
  ['\ufb02', 'fl'],
  ['\ufb03', 'ffi'],
  ['\ufb04', 'ffl'],
]);

const rememberedSpellings = 20_000;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Splits a text into characters as a reader counts them: a letter with its combining marks is one. */
export function graphemes(text: string): string[] {
  if (/^[ -~]*$/.test(text)) return [...text];
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The joiners that Persian, Urdu and other languages in Arabic script write between letters. */
const joiners = /^(\p{Script=Arabic}\p{M}*)[\u200c\u200d]$/u;
/** Composed text has shadda after the vowel; fonts put the vowel in its place above shadda only when it comes after. */
const beforeShadda = /([\u064b-\u0650]+)\u0651/u;
const fromRightToLeft = /^[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** How a face draws one character of a composed text, or null when it cannot do so correctly. */
export function spell(character: string, face: Face): Spelling | null {
  const known = face.spellings.get(character);
  if (known !== undefined) return known;

  const spelling = findSpelling(character, face);
  if (face.spellings.size < rememberedSpellings) face.spellings.set(character, spelling);
  return spelling;
}

function findSpelling(character: string, face: Face): Spelling | null {
  const drawn = standIns.get(character) ?? character;
  const letter = drawn.replace(joiners, '$1');
  if (/^\p{M}|\p{C}|\p{Zl}|\p{Zp}/u.test(letter)) return null;
  for (const symbol of letter) {
    if (!face.codePoints.has(symbol.codePointAt(0) ?? 0)) return null;
  }
  if (/\p{M}{4}/u.test(letter)) return null; // a taller pile than its line
  if (/\p{M}/u.test(letter) && !placesMarks(letter, face)) return null;
  return { drawn: drawn.replace(beforeShadda, '\u0651$1'), meant: character };
}

/** Whether every combining mark has joined its letter or sits at an anchor on it, clear of the other marks. */
function placesMarks(character: string, { font }: Face): boolean {
  let run: GlyphRun;
  try {
    run = font.layout(character);
  } catch {
    // fontkit fails on a font whose mark table has no anchor for this pair.
    return false;
  }
  // In these scripts marks come before their letter, and vowels may lie on each other's boxes.
  if (fromRightToLeft.test(character)) return run.glyphs.every(({ id }) => id !== 0);

  const boxes: Glyph['bbox'][] = [];
  let pen = 0;
  for (const [index, glyph] of run.glyphs.entries()) {
    const position = run.positions[index];
    if (!position || glyph.id === 0) return false;
    if (index > 0) {
      const anchored = position.xAdvance === 0 && (position.xOffset !== 0 || position.yOffset !== 0);
      if (!anchored) return false;
      const box = shifted(glyph.bbox, pen + position.xOffset, position.yOffset);
      if (boxes.some((other) => overlaps(box, other))) return false;
      boxes.push(box);
    }
    pen += position.xAdvance;
  }
  return true;
}

function shifted(box: Glyph['bbox'], x: number, y: number): Glyph['bbox'] {
  return { minX: box.minX + x, maxX: box.maxX + x, minY: box.minY + y, maxY: box.maxY + y };
}

function overlaps(a: Glyph['bbox'], b: Glyph['bbox']): boolean {
  return a.minX < b.maxX && b.minX < a.maxX && a.minY < b.maxY && b.minY < a.maxY;
}
