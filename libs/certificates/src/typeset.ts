import { clustersOf, settle, type Cluster, type SettledGlyph } from './clusters.js';
import { baseDirection, hasRightToLeft, mirrored, visualStretches } from './bidi.js';
import type { Face, Spelling } from './faces.js';
import { facesFor, type CertificateFonts, type FontRole } from './fonts.js';
import { shape, type Direction, type ShapedRun } from './shaping.js';
import { graphemes, spell } from './spelling.js';

export interface Style {
  face: FontRole;
  /** Points. */
  size: number;
}

/** A stretch of a line in one face, at its place in the line; distances in thousandths of the font size. */
export interface LineRun {
  face: Face;
  x: number;
  /** From left to right. */
  glyphs: readonly SettledGlyph[];
  /** Of a stretch from right to left, the same as characters. */
  clusters: readonly Cluster[] | null;
}

export interface Line {
  /** In reading order. */
  runs: LineRun[];
  /** What the line says, in reading order. */
  text: string;
  /**
   * How a reader of the page comes by that text: from the glyphs as they stand, from glyphs that it turns around
   * itself because their letters run from right to left, or from a statement, because the glyphs do not say it.
   */
  copies: 'as-drawn' | 'reordered' | 'as-stated';
  /** The direction of the paragraph that the line is part of. */
  base: Direction;
  /** Points, without the space at the line's end. */
  width: number;
}

interface Letter extends Spelling {
  face: Face;
}

const rememberedTexts = 4000;
const brokenTexts = new WeakMap<CertificateFonts, Map<string, readonly Line[]>>();

/** Breaks texts into lines; most texts of a page are on the next page too, and those broken last are remembered. */
export class Typesetter {
  private readonly broken: Map<string, readonly Line[]>;

  constructor(readonly fonts: CertificateFonts) {
    this.broken = brokenTexts.get(fonts) ?? new Map<string, readonly Line[]>();
    brokenTexts.set(fonts, this.broken);
  }

  /**
   * Breaks a composed text into lines no wider than `width` points: at spaces, after hyphens and dashes, between
   * East Asian letters, and inside a word only when that word alone is too wide. A word with a character that the
   * face lacks is set whole in another. Refusing characters that no font has is the caller's part; here they are
   * left out.
   */
  lines(text: string, style: Style, width: number): readonly Line[] {
    const key = `${style.face} ${style.size} ${width} ${text}`;
    const known = this.broken.get(key) ?? this.breakLines(text, style, width);
    this.broken.delete(key);
    this.broken.set(key, known);
    const [oldest] = this.broken.keys();
    if (this.broken.size > rememberedTexts && oldest !== undefined) this.broken.delete(oldest);
    return known;
  }

  /** The width in points of a text set on one line. */
  widthOf(text: string, style: Style): number {
    return widthOf(this.words(text, style.face).flat(), style);
  }

  private breakLines(text: string, style: Style, width: number): readonly Line[] {
    const lines: Letter[][] = [];
    let line: Letter[] = [];
    let used = 0;
    const place = (letters: readonly Letter[]) => {
      if (used > 0 && used + widthOf(withoutEnd(letters), style) > width) {
        lines.push(line);
        line = [];
        used = 0;
      }
      line.push(...letters);
      used += widthOf(letters, style);
    };
    for (const piece of this.words(text, style.face).flatMap(breakable)) {
      if (widthOf(withoutEnd(piece), style) <= width) place(piece);
      else for (const letter of piece) place([letter]);
    }
    if (line.length) lines.push(line);
    const base = baseDirection(text);
    return lines.map((letters) => setLine(letters, style, base));
  }

  private words(text: string, role: FontRole): Letter[][] {
    const faces = facesFor(text, role, this.fonts);
    return (text.match(/[^ ]+ *| +/g) ?? []).map((word) => {
      const characters = graphemes(word);
      const whole = faces.find((face) => characters.every((character) => spell(character, face)));
      const usable = whole ? [whole] : faces;
      return characters.flatMap((character) => letterOf(character, usable) ?? []);
    });
  }
}

/** One line as it is drawn. */
function setLine(letters: readonly Letter[], style: Style, base: Direction): Line {
  const text = letters.map(({ meant }) => meant).join('');
  const width = widthOf(withoutEnd(letters), style);
  if (hasRightToLeft(text) || base === 'rtl')
    return { runs: directedRuns(letters, base), text, copies: 'reordered', base, width };

  const runs = inOrder(sameFace(letters).map((group) => shape(group[0].face, drawnBy(group), 'ltr')));
  const copied = runs.flatMap(({ glyphs }) => glyphs.map((glyph) => glyph.text)).join('');
  const plain = copied === text && letters.every(({ drawn }) => [...drawn].length === 1);
  return { runs, text, copies: plain ? 'as-drawn' : 'as-stated', base, width };
}

/** Places runs side by side. */
function inOrder(shaped: readonly ShapedRun[]): LineRun[] {
  let x = 0;
  return shaped.map(({ face, glyphs, width }) => {
    const run = { face, x, glyphs: settle(glyphs), clusters: null };
    x += width;
    return run;
  });
}

/**
 * The runs of a line with letters from right to left: words at their places on the page, in the order in which they
 * are read. The space at the line's end is left out: it would stand on the left.
 */
function directedRuns(letters: readonly Letter[], base: Direction): LineRun[] {
  const body = withoutEnd(letters);
  const starts: number[] = [];
  let length = 0;
  for (const { meant } of body) {
    starts.push(length);
    length += meant.length;
  }
  const text = body.map(({ meant }) => meant).join('');
  const runs: (LineRun & { order: number })[] = [];
  let x = 0;
  for (const { direction, start, end } of visualStretches(text, base)) {
    const order = starts.findIndex((at) => at >= start);
    const own = body.slice(order, body.length).filter((_, index) => (starts[order + index] ?? 0) < end);
    const words = sameFace(own).flatMap(wordsOf);
    for (const word of direction === 'rtl' ? words.reverse() : words) {
      const { face, glyphs, width } = shape(word[0].face, drawnBy(word, direction), direction);
      const clusters = direction === 'rtl' ? clustersOf(glyphs) : null;
      runs.push({ face, x, glyphs: settle(glyphs), clusters, order: body.indexOf(word[0]) });
      x += width;
    }
  }
  return runs.sort((a, b) => a.order - b.order);
}

/** Splits letters into words, each with the spaces after it. */
function wordsOf(letters: readonly Letter[]): [Letter, ...Letter[]][] {
  const words: [Letter, ...Letter[]][] = [];
  for (const [index, letter] of letters.entries()) {
    const word = words.at(-1);
    const begins = letters[index - 1]?.drawn === ' ' && letter.drawn !== ' ';
    if (word && !begins) word.push(letter);
    else words.push([letter]);
  }
  return words;
}

function drawnBy(letters: readonly Letter[], direction: Direction = 'ltr'): string {
  return letters.map(({ drawn }) => (direction === 'rtl' ? mirrored(drawn) : drawn)).join('');
}

/** Points. Letters that join are as wide as they are joined. */
function widthOf(letters: readonly Letter[], style: Style): number {
  const units = sameFace(letters).reduce((sum, group) => {
    const drawn = drawnBy(group);
    return sum + shape(group[0].face, drawn, hasRightToLeft(drawn) ? 'rtl' : 'ltr').width;
  }, 0);
  return (units / 1000) * style.size;
}

function letterOf(character: string, faces: readonly Face[]): Letter | null {
  for (const face of faces) {
    const spelling = spell(character, face);
    if (spelling) return { ...spelling, face };
  }
  return null;
}

function withoutEnd(letters: readonly Letter[]): readonly Letter[] {
  const end = letters.findLastIndex((letter) => letter.drawn !== ' ');
  return letters.slice(0, end + 1);
}

const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Splits after a hyphen, dash or slash that has something on both sides, and between East Asian letters. */
function breakable(word: readonly Letter[]): Letter[][] {
  const pieces: Letter[][] = [[]];
  for (const [index, letter] of word.entries()) {
    pieces.at(-1)?.push(letter);
    const next = word[index + 1]?.meant ?? ' ';
    const breaks = index > 0 && /^[-\u2010\u2012-\u2014/]$/.test(letter.meant) && !/^[ /]$/.test(next);
    if (breaks || (ideograph.test(letter.meant) && ideograph.test(next))) pieces.push([]);
  }
  return pieces;
}

/** Groups neighboring letters of one face. */
function sameFace(letters: readonly Letter[]): [Letter, ...Letter[]][] {
  const groups: [Letter, ...Letter[]][] = [];
  for (const letter of letters) {
    const group = groups.at(-1);
    if (group?.[0].face === letter.face) group.push(letter);
    else groups.push([letter]);
  }
  return groups;
}
