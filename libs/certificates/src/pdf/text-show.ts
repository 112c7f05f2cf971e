import type { Cluster, SettledGlyph } from '../clusters.js';
import type { Face } from '../faces.js';
import { shape } from '../shaping.js';
import type { EmbeddedFonts } from './embedded-fonts.js';
import { hex4, num, textString } from './objects.js';

/** Opens a span whose content says this. */
export function span(meant: string): string {
  return `/Span<</ActualText ${textString(meant)}>>BDC`;
}

/** Writes the glyphs of one text object. Distances in thousandths of its size, from the start of the row. */
export class TextShow {
  private font = '';
  private rise = 0;
  private codes = '';
  private shown = '';
  /** Where the next glyph would go by itself. */
  private pen = 0;
  /** The faces whose common characters are all that was shown; null once there was something else. */
  private faces: Set<Face> | null = new Set();

  constructor(
    private readonly source: string[],
    private readonly fonts: EmbeddedFonts,
    private readonly size: number,
  ) {}

  glyph(face: Face, from: number, glyph: SettledGlyph): void {
    const place = this.fonts.place(face, glyph);
    if (place.common) this.faces?.add(face);
    else this.faces = null;
    if (place.font !== this.font) {
      this.flush();
      this.font = place.font;
      this.source.push(`/${place.font} ${num(this.size * face.scale)} Tf`);
    }
    if (glyph.y !== this.rise) {
      this.flush();
      this.rise = glyph.y;
      this.source.push(`${num((glyph.y * this.size) / 1000)} Ts`);
    }
    const move = Math.round((from + glyph.at - this.pen) / face.scale);
    if (move !== 0) {
      if (this.codes) this.shown += `<${this.codes}>`;
      this.codes = '';
      this.shown += ` ${-move}`;
    }
    this.codes += hex4(place.code);
    this.pen += move * face.scale + glyph.width;
  }

  /**
   * A word from right to left. Programs that copy text collect glyphs along the baseline from left to right and turn
   * them around, one code point at a time. So each code point has a place of its own: where letters share a glyph,
   * the first has it and the others a blank. Dots and marks, which sit above or below, come last and say nothing.
   */
  clusters(face: Face, from: number, clusters: readonly Cluster[]): void {
    const parts: SettledGlyph[] = [];
    for (const { text, glyphs } of clusters) {
      const [first, ...others] = text;
      const [letter, ...above] = glyphs;
      if (first === undefined || !letter) continue;

      for (const other of others.reverse()) this.stated(other, () => this.blankAt(face, from + letter.at));
      if (this.fonts.place(face, letter).text === first) this.glyph(face, from, letter);
      else this.stated(first, () => this.glyph(face, from, letter));
      parts.push(...above);
    }
    if (parts.length > 0) this.stated('', () => parts.forEach((part) => this.glyph(face, from, part)));
  }

  /** A space after the last glyph. */
  blank(face: Face): void {
    this.blankAt(face, this.pen);
  }

  /** Ends the text; the answer is what makes its source good for every document, if anything does. */
  finish(): ReadonlySet<Face> | null {
    this.flush();
    if (this.rise !== 0) this.source.push('0 Ts');

    return this.faces;
  }

  private blankAt(face: Face, at: number): void {
    const [space] = shape(face, ' ', 'ltr').glyphs;
    if (space) this.glyph(face, at, { ...space, at: 0 });
  }

  private stated(meant: string, draw: () => void): void {
    this.flush();
    this.source.push(span(meant));
    draw();
    this.flush();
    this.source.push('EMC');
  }

  private flush(): void {
    if (this.codes) this.shown += `<${this.codes}>`;
    this.codes = '';
    if (this.shown) this.source.push(`[${this.shown}]TJ`);
    this.shown = '';
  }
}
