import type { CertificateFonts, FontRole } from './fonts.js';
import { graphemes, spell, type Spelling } from './spelling.js';

export interface Style {
  face: FontRole;
  /** Points. */
  size: number;
}

/** A stretch of one line in one face. */
export interface Run {
  face: FontRole;
  drawn: string;
  /** Points. */
  width: number;
}

export interface Line {
  runs: Run[];
  /** What copied text must say where the glyphs alone would not say it, otherwise null. */
  meant: string | null;
  /** Points, without the space at the line's end. */
  width: number;
}

interface Letter extends Spelling {
  face: FontRole;
}

const substitutes: Record<FontRole, FontRole> = {
  serif: 'sans',
  serifBold: 'sansBold',
  sans: 'serif',
  sansBold: 'serifBold',
};

/** Breaks texts into lines. It remembers the widths of words, so make one per document. */
export class Typesetter {
  private readonly widths = new Map<string, number>();

  constructor(private readonly fonts: CertificateFonts) {}

  /**
   * Breaks a composed text into lines no wider than `width` points: at spaces, after hyphens and dashes, and inside
   * a word only when that word alone is too wide. A word with a character that the face lacks is set whole in the
   * other family. Refusing characters that no font has is the caller's part; here they are left out.
   */
  lines(text: string, style: Style, width: number): Line[] {
    const lines: Letter[][] = [];
    let line: Letter[] = [];
    let used = 0;
    const place = (letters: readonly Letter[]) => {
      if (used > 0 && used + this.width(withoutEnd(letters), style) > width) {
        lines.push(line);
        line = [];
        used = 0;
      }
      line.push(...letters);
      used += this.width(letters, style);
    };
    for (const piece of this.words(text, style.face).flatMap(breakable)) {
      if (this.width(withoutEnd(piece), style) <= width) place(piece);
      else for (const letter of piece) place([letter]);
    }
    if (line.length) lines.push(line);
    return lines.map((letters) => ({
      runs: this.runs(letters, style),
      meant: letters.some(needsStating) ? letters.map((letter) => letter.meant).join('') : null,
      width: this.width(withoutEnd(letters), style),
    }));
  }

  /** The width in points of a text set on one line. */
  widthOf(text: string, style: Style): number {
    return this.width(this.words(text, style.face).flat(), style);
  }

  private words(text: string, face: FontRole): Letter[][] {
    return (text.match(/[^ ]+ *| +/g) ?? []).map((word) => {
      const characters = graphemes(word);
      const roles = [face, substitutes[face]];
      const whole = roles.find((role) => characters.every((character) => spell(character, this.fonts[role])));
      const usable = whole ? [whole] : roles;
      return characters.flatMap((character) => this.letter(character, usable) ?? []);
    });
  }

  private letter(character: string, roles: readonly FontRole[]): Letter | null {
    for (const face of roles) {
      const spelling = spell(character, this.fonts[face]);
      if (spelling) return { ...spelling, face };
    }
    return null;
  }

  private runs(letters: readonly Letter[], style: Style): Run[] {
    return sameFace(letters).map((group) => {
      const { face } = group[0];
      const drawn = group.map((letter) => letter.drawn).join('');
      return { face, drawn, width: this.runWidth(face, drawn, style.size) };
    });
  }

  private width(letters: readonly Letter[], style: Style): number {
    return this.runs(letters, style).reduce((sum, run) => sum + run.width, 0);
  }

  private runWidth(face: FontRole, text: string, size: number): number {
    const { font } = this.fonts[face];
    // The PDF is laid out word by word, each with the space after it: measure the same way.
    const units = (text.match(/[^ ]* |[^ ]+$/g) ?? []).reduce((sum, word) => {
      const key = `${face} ${word}`;
      const width = this.widths.get(key) ?? font.layout(word).advanceWidth;
      this.widths.set(key, width);
      return sum + width;
    }, 0);
    return (units / font.unitsPerEm) * size;
  }
}

function needsStating(letter: Letter): boolean {
  return letter.drawn !== letter.meant || [...letter.drawn].length > 1;
}

function withoutEnd(letters: readonly Letter[]): readonly Letter[] {
  const end = letters.findLastIndex((letter) => letter.drawn !== ' ');
  return letters.slice(0, end + 1);
}

/** Splits after a hyphen, dash or slash that has something on both sides. */
function breakable(word: readonly Letter[]): Letter[][] {
  const pieces: Letter[][] = [[]];
  for (const [index, letter] of word.entries()) {
    pieces.at(-1)?.push(letter);
    const next = word[index + 1]?.meant ?? ' ';
    const breaks = index > 0 && /^[-\u2010\u2012-\u2014/]$/.test(letter.meant) && !/^[ /]$/.test(next);
    if (breaks) pieces.push([]);
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
