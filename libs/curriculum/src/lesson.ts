/** Running text. A `line` is a line of the file the text stands in, from 1. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  /** `href` is an address, or `#` and the id of an anchor somewhere in the course. */
  | {
      readonly kind: 'link';
      readonly href: string;
      readonly children: readonly Inline[];
      readonly line: number;
    }
  | {
      readonly kind: 'term';
      readonly id: string;
      readonly children: readonly Inline[];
      readonly line: number;
    }
  | { readonly kind: 'cite'; readonly id: string; readonly line: number };

export type Heading = {
  readonly kind: 'heading';
  readonly level: number;
  readonly id: string;
  readonly children: readonly Inline[];
  readonly line: number;
};

/** `id` is the HTML id: `p-` and the author's anchor, or `p-` and a hash of section and text. */
export type Paragraph = {
  readonly kind: 'paragraph';
  readonly id: string;
  readonly anchor: string | null;
  readonly children: readonly Inline[];
  readonly line: number;
};

/** One line of a dialogue; without a speaker it is a stage direction. */
export type Speech = {
  readonly kind: 'speech';
  readonly id: string;
  readonly anchor: string | null;
  readonly speaker: string | null;
  readonly children: readonly Inline[];
  readonly line: number;
};

/** `checked` is null for an ordinary item, and a state for one line of a checklist. */
export type ListItem = { readonly checked: boolean | null; readonly children: readonly Block[] };

export const evidenceStrengths = ['strong', 'moderate', 'limited', 'contested', 'opinion'] as const;
export type EvidenceStrength = (typeof evidenceStrengths)[number];

type Container = { readonly children: readonly Block[]; readonly line: number };

export type Vignette = Container & { readonly kind: 'vignette'; readonly id: string; readonly title: string };
export type Dialogue = Container & { readonly kind: 'dialogue' };
export type Reflection = Container & { readonly kind: 'reflection'; readonly id: string };
/** A question in a lesson for the reader alone: its question, and in the list that ends it the answers with their feedback. */
export type SelfCheck = Container & { readonly kind: 'self-check'; readonly id: string };
export type Evidence = Container & { readonly kind: 'evidence'; readonly strength: EvidenceStrength };
export type Figure = Container & {
  readonly kind: 'figure';
  readonly id: string;
  readonly src: string;
  readonly alt: string;
};
export type Warning = Container & { readonly kind: 'warning'; readonly title: string };
export type Note = Container & { readonly kind: 'note'; readonly title: string };
export type Handout = Container & { readonly kind: 'handout'; readonly id: string; readonly title: string };
export type Quote = Container & { readonly kind: 'quote' };

export type List = {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly start: number;
  /** Items stand apart as paragraphs of their own. */
  readonly loose: boolean;
  readonly items: readonly ListItem[];
};

export type TableRow = readonly (readonly Inline[])[];
export type Table = {
  readonly kind: 'table';
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
  readonly line: number;
};

export type Block =
  | Heading
  | Paragraph
  | Speech
  | List
  | Table
  | Quote
  | Vignette
  | Dialogue
  | Reflection
  | SelfCheck
  | Evidence
  | Figure
  | Warning
  | Note
  | Handout
  | { readonly kind: 'case'; readonly ref: string; readonly line: number }
  | { readonly kind: 'rule' };

export type Lesson = {
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly objectives: readonly string[];
  readonly summary: string;
  readonly blocks: readonly Block[];
};

/** The blocks inside a block, in reading order; none for those that hold running text only. */
export function innerBlocks(block: Block): readonly Block[] {
  if (block.kind === 'list') return block.items.flatMap((item) => item.children);
  if (
    'children' in block &&
    block.kind !== 'heading' &&
    block.kind !== 'paragraph' &&
    block.kind !== 'speech'
  ) {
    return block.children;
  }

  return [];
}

/** The running text a block holds itself, not that of the blocks inside it. */
export function inlinesOf(block: Block): readonly Inline[] {
  if (block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'speech')
    return block.children;
  if (block.kind === 'table') return [block.header, ...block.rows].flat(2);

  return [];
}

/** Every block with everything inside it, in reading order. */
export function allBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => [block, ...allBlocks(innerBlocks(block))]);
}

/** Every piece of running text with everything inside it, in reading order. */
export function allInlines(blocks: readonly Block[]): readonly Inline[] {
  return allBlocks(blocks).flatMap((block) => withInner(inlinesOf(block)));
}

/** What an author gave a lasting id: paragraphs and lines with an anchor. */
export function anchorsOf(blocks: readonly Block[]): readonly { anchor: string; id: string; line: number }[] {
  return allBlocks(blocks).flatMap((block) =>
    (block.kind === 'paragraph' || block.kind === 'speech') && block.anchor !== null
      ? [{ anchor: block.anchor, id: block.id, line: block.line }]
      : [],
  );
}

function withInner(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.flatMap((inline) =>
    'children' in inline ? [inline, ...withInner(inline.children)] : [inline],
  );
}
