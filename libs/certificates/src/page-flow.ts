import { placeRows, type RowStyle } from './blocks.js';
import type { Canvas } from './pdf/canvas.js';
import type { Tag } from './pdf/structure.js';
import { columnsOf, placeCells, rowHeight, rowRule, rowTag, setRow, tableTag, type SetRow } from './table.js';
import { drawRow, textTag } from './text-tags.js';
import type { Typesetter } from './typeset.js';

/** Where text may go on every page, in points from the top left. */
export interface TextArea {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface TableStyle {
  shares: readonly number[];
  /** The column of numbers. */
  flushRight: number;
  header: RowStyle;
  body: RowStyle;
  color: string;
}

/** Paragraphs and tables from top to bottom, on as many pages as they take. */
export class PageFlow {
  /** How far down the page is filled. */
  y = 0;
  private readonly opened: Canvas[] = [];

  constructor(
    private readonly openCanvas: () => Canvas,
    readonly typesetter: Typesetter,
    readonly area: TextArea,
  ) {
    this.openPage();
  }

  get pages(): readonly Canvas[] {
    return this.opened;
  }

  get width(): number {
    return this.area.right - this.area.left;
  }

  get canvas(): Canvas {
    const last = this.opened.at(-1);
    if (!last) throw new Error('No page is open');

    return last;
  }

  makeRoom(height: number): void {
    if (this.y + height > this.area.bottom) this.openPage();
  }

  heightOf(text: string, style: RowStyle): number {
    return this.typesetter.lines(text, style, this.width).length * style.leading;
  }

  paragraph(text: string, style: RowStyle, gap: number, type: 'P' | 'H1' | 'H2' = 'P'): Tag {
    const lines = this.typesetter.lines(text, style, this.width);
    const height = lines.length * style.leading;
    this.makeRoom(gap + height);
    this.y += this.y === this.area.top ? 0 : gap;
    const tag = textTag(this.canvas, type, [placeRows(lines, style, this.y, this.area.left)]);
    this.y += height;

    return tag;
  }

  /** A line across the page, as decoration. */
  rule(width: number, color: string): void {
    const { y } = this;
    const { left, right } = this.area;
    this.canvas.artifact('Layout', () => this.canvas.line({ x: left, y }, { x: right, y }, width, color));
  }

  /** A table whose header returns on every page. `below` is the room that the last row must leave on its page. */
  table(
    header: readonly string[],
    rows: readonly (readonly string[])[],
    style: TableStyle,
    below: number,
  ): Tag {
    const columns = columnsOf(style, this.width, this.area.left);
    const set = (cells: readonly string[], row: RowStyle) => setRow(cells, columns, this.typesetter, row);
    const cells = (row: SetRow) => placeCells(row, columns, this.y);
    const finish = (row: SetRow, width: number, color: string) => {
      this.y += rowHeight(row);
      this.rule(width, color);
    };
    const head = set(header, style.header);
    const body = rows.map((row) => set(row, style.body));
    this.makeRoom(rowHeight(head) + (body[0] ? rowHeight(body[0]) : 0));
    const tags = [rowTag(this.canvas, cells(head), 'TH')];
    finish(head, 0.9, style.color);
    for (const [index, row] of body.entries()) {
      const room = rowHeight(row) + (index === body.length - 1 ? below : 0);
      if (this.y + room > this.area.bottom) {
        this.openPage();
        // The table has one header; what later pages repeat of it is for the eye.
        this.canvas.artifact('Pagination', () =>
          cells(head)
            .flat()
            .forEach((cell) => drawRow(this.canvas, cell)),
        );
        finish(head, 0.9, style.color);
      }
      tags.push(rowTag(this.canvas, cells(row), 'TD'));
      finish(row, rowRule.width, rowRule.color);
    }

    return tableTag(tags);
  }

  /** The same words at the foot of every page, with its number: for paper that has come apart. */
  numberPages(
    words: string,
    baseline: number,
    styles: { words: RowStyle; number: RowStyle },
    before = 0,
  ): void {
    const count = this.opened.length + before;
    for (const [index, canvas] of this.opened.entries()) {
      const number = `Page ${index + 1 + before} of ${count}`;
      canvas.artifact('Pagination', () => {
        const [left] = this.typesetter.lines(words, styles.words, this.width * 0.8);
        if (left) drawRow(canvas, { line: left, ...styles.words, x: this.area.left, baseline });
        const [right] = this.typesetter.lines(number, styles.number, this.width);
        if (right)
          drawRow(canvas, { line: right, ...styles.number, x: this.area.right - right.width, baseline });
      });
    }
  }

  private openPage(): void {
    this.opened.push(this.openCanvas());
    this.y = this.area.top;
  }
}
