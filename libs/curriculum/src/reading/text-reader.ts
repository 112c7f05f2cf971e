import type { Node } from 'mdast';
import { shortHash } from '../fingerprint.js';
import type { Mistake } from '../mistakes.js';

/**
 * What one piece of Markdown needs to know while it is read: where it stands, which names speak in it, and what has
 * been found wrong so far. Lives for one text only.
 */
export class TextReader {
  readonly mistakes: Mistake[] = [];
  private section = '';
  private readonly taken = new Set<string>();

  /** `lineOffset` is added to the Markdown's own lines; `speakers` are names that open a line of dialogue anywhere. */
  constructor(
    private readonly file: string,
    private readonly seed: string,
    private readonly lineOffset: number,
    private readonly text: string,
    readonly speakers: ReadonlySet<string> | null,
  ) {}

  lineOf(node: Node): number {
    return (node.position?.start.line ?? 1) + this.lineOffset;
  }

  refuse(node: Node, field: string, message: string): void {
    this.mistakes.push({ file: this.file, line: this.lineOf(node), field, message });
  }

  /** The characters a node was written with. */
  sourceOf(node: Node): string {
    return this.text.slice(node.position?.start.offset, node.position?.end.offset);
  }

  /** The id of a heading, from its words; paragraphs that follow belong to it. */
  openSection(words: string): string {
    const slug = words
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '');
    this.section = this.unused(`s-${slug === '' ? shortHash(words) : slug}`);

    return this.section;
  }

  /** The id of a paragraph without an anchor: it survives changes elsewhere, and ends when its own words change. */
  derivedId(words: string): string {
    return this.unused(`p-${shortHash(`${this.seed}\n${this.section}\n${words}`)}`);
  }

  private unused(id: string): string {
    let free = id;
    for (let count = 2; this.taken.has(free); count += 1) free = `${id}-${count}`;
    this.taken.add(free);

    return free;
  }
}
