import type { Face } from '../faces.js';
import type { DrawablePicture } from '../picture/reading.js';
import type { LineRun } from '../typeset.js';
import type { EmbeddedFonts } from './embedded-fonts.js';
import type { EmbeddedPictures } from './embedded-pictures.js';
import { num } from './objects.js';
import type { Mark, TagType } from './structure.js';
import { span, TextShow } from './text-show.js';

/** A row of text; its runs in reading order. */
export interface TextRow {
  runs: readonly LineRun[];
  /** What copied text must say where the glyphs alone would not say it. */
  meant: string | null;
}

interface ShownRow {
  size: number;
  end: string;
  faces: ReadonlySet<Face>;
  source: string;
}
const shownRows = new WeakMap<readonly LineRun[], ShownRow>();

/** What sets a picture upright within its box, by how the camera was held (Exif 2.3, tag 0x0112). */
const uprights: Readonly<Record<number, string>> = {
  2: ' -1 0 0 1 1 0 cm',
  3: ' -1 0 0 -1 1 1 cm',
  4: ' 1 0 0 -1 0 1 cm',
  5: ' 0 -1 -1 0 1 1 cm',
  6: ' 0 -1 1 0 0 1 cm',
  7: ' 0 1 1 0 0 0 cm',
  8: ' 0 1 -1 0 1 0 cm',
};

interface TextPlace {
  size: number;
  x: number;
  baseline: number;
  color: string;
}

/**
 * Draws one page. Points, origin at the top left. Everything is drawn inside `mark` (content with a meaning) or
 * `artifact` (decoration, nothing a reader needs to hear).
 */
export class Canvas {
  private readonly source: string[] = [];
  private contents = 0;
  private readonly fonts: EmbeddedFonts;
  private readonly pictures: EmbeddedPictures;

  constructor(
    readonly page: number,
    readonly size: { width: number; height: number },
    { fonts, pictures }: { fonts: EmbeddedFonts; pictures: EmbeddedPictures },
  ) {
    this.fonts = fonts;
    this.pictures = pictures;
  }

  mark(type: TagType, draw: () => void): Mark {
    const mark = { page: this.page, content: this.contents };
    this.contents += 1;
    this.source.push(`/${type}<</MCID ${mark.content}>>BDC`);
    draw();
    this.source.push('EMC');

    return mark;
  }

  artifact(kind: 'Layout' | 'Pagination', draw: () => void): void {
    this.source.push(`/Artifact<</Type/${kind}>>BDC`);
    draw();
    this.source.push('EMC');
  }

  /** Text where glyphs do not say what is meant is wrapped in a span that does; `end` follows the last glyph. */
  text({ runs, meant }: TextRow, place: TextPlace, end: string): void {
    if (meant !== null) this.source.push(span(meant));
    this.source.push(`BT ${rgb(place.color)} rg ${this.x(place.x)} ${this.y(place.baseline)} Td`);
    this.source.push(this.shown(runs, place.size, end), 'ET');
    if (meant !== null) this.source.push('EMC');
  }

  line(from: { x: number; y: number }, to: { x: number; y: number }, width: number, color: string): void {
    this.source.push(
      `${num(width)} w ${rgb(color)} RG ${this.x(from.x)} ${this.y(from.y)} m ${this.x(to.x)} ${this.y(to.y)} l S`,
    );
  }

  frame(inset: number, width: number, color: string): void {
    const { width: right, height: bottom } = this.size;
    this.source.push(
      `${num(width)} w ${rgb(color)} RG ${num(inset)} ${num(inset)} ${num(right - 2 * inset)} ${num(bottom - 2 * inset)} re S`,
    );
  }

  band(x: number, y: number, width: number, height: number, color: string): void {
    this.source.push(`${rgb(color)} rg ${this.x(x)} ${this.y(y + height)} ${num(width)} ${num(height)} re f`);
  }

  /** Runs PDF operators in a square of their own: origin at its top left, y down, one unit `scale` points wide. */
  inside(x: number, y: number, scale: number, operators: string): void {
    this.source.push(`q ${num(scale)} 0 0 ${num(-scale)} ${this.x(x)} ${this.y(y)} cm ${operators} Q`);
  }

  /** Fills a box with a picture, turned upright. */
  picture(picture: DrawablePicture, box: { x: number; y: number; width: number; height: number }): void {
    const { width, height } = box;
    const placed = `${num(width)} 0 0 ${num(height)} ${this.x(box.x)} ${this.y(box.y + height)} cm`;
    this.source.push(`q ${placed}${uprights[picture.turn] ?? ''} /${this.pictures.nameOf(picture)} Do Q`);
  }

  bytes(): Uint8Array {
    return new TextEncoder().encode(this.source.join('\n'));
  }

  /** The operators that show a row. Rows that return from page to page are worked out once. */
  private shown(runs: readonly LineRun[], size: number, end: string): string {
    const known = shownRows.get(runs);
    if (known?.size === size && known.end === end) {
      for (const face of known.faces) this.fonts.useCommon(face);

      return known.source;
    }
    const lines: string[] = [];
    const show = new TextShow(lines, this.fonts, size);
    for (const { face, x, glyphs, clusters } of runs) {
      if (clusters) show.clusters(face, x, clusters);
      else for (const glyph of glyphs) show.glyph(face, x, glyph);
    }
    const last = runs.at(-1);
    if (end && last) show.blank(last.face);
    const faces = show.finish();
    const source = lines.join('\n');
    if (faces) shownRows.set(runs, { size, end, faces, source });

    return source;
  }

  private x(value: number): string {
    return num(value);
  }

  private y(value: number): string {
    return num(this.size.height - value);
  }
}

/** A color such as #1f5a52 as three numbers from 0 to 1. */
export function rgb(color: string): string {
  return [1, 3, 5].map((start) => num(Number.parseInt(color.slice(start, start + 2), 16) / 255)).join(' ');
}
