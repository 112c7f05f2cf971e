import type { List as MarkdownList, RootContent, Table as MarkdownTable } from 'mdast';
import type { Block, List, Table } from '../lesson.js';
import { plainText } from '../plain-text.js';
import { readContainer, readLeaf } from './directives.js';
import { readInlines } from './inlines.js';
import { parseMarkdown } from './markdown.js';
import { readParagraph, readSpeech } from './paragraphs.js';
import { TextReader } from './text-reader.js';
import type { Mistake } from '../mistakes.js';

export type TextPlace = {
  readonly file: string;
  /** Added to the line numbers of the text: how many lines of the file stand before it. */
  readonly lineOffset: number;
  /** Keeps derived ids of equal paragraphs in different texts apart. */
  readonly seed: string;
  /** Names that open a line of dialogue outside a `:::dialogue` block; null where there are none. */
  readonly speakers: ReadonlySet<string> | null;
};

/** Reads Markdown as the format allows it; whatever it does not allow is left out and named as a mistake. */
export function readBlocks(
  place: TextPlace,
  text: string,
): { blocks: readonly Block[]; mistakes: readonly Mistake[] } {
  const reader = new TextReader(place.file, place.seed, place.lineOffset, text, place.speakers);
  const blocks = blocksFrom(reader, parseMarkdown(text).children);

  return { blocks, mistakes: reader.mistakes };
}

function blocksFrom(reader: TextReader, nodes: readonly RootContent[]): readonly Block[] {
  return nodes.flatMap((node) => blockFrom(reader, node));
}

function blockFrom(reader: TextReader, node: RootContent): readonly Block[] {
  switch (node.type) {
    case 'paragraph':
      return [readParagraph(reader, node)];
    case 'heading': {
      const children = readInlines(reader, node.children);
      const id = reader.openSection(plainText(children));

      return [{ kind: 'heading', level: node.depth, id, children, line: reader.lineOf(node) }];
    }
    case 'list':
      return [listFrom(reader, node)];
    case 'table':
      return [tableFrom(reader, node)];
    case 'blockquote':
      return [{ kind: 'quote', children: blocksFrom(reader, node.children), line: reader.lineOf(node) }];
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    case 'containerDirective':
      return readContainer(
        reader,
        node,
        node.name === 'dialogue' ? linesFrom(reader, node.children) : blocksFrom(reader, node.children),
      );
    case 'leafDirective':
      return readLeaf(reader, node);
    case 'html':
      reader.refuse(node, 'html', 'raw HTML is not part of the format');

      return [];
    case 'code':
      reader.refuse(
        node,
        'code',
        'code blocks are not part of the format; text must not be indented by four spaces',
      );

      return [];
    default:
      reader.refuse(node, node.type, 'is not part of the format');

      return [];
  }
}

function linesFrom(reader: TextReader, nodes: readonly RootContent[]): readonly Block[] {
  return nodes.flatMap((node) => {
    if (node.type === 'paragraph') return [readSpeech(reader, node)];

    reader.refuse(node, ':::dialogue', 'holds only lines, one paragraph each');

    return [];
  });
}

function listFrom(reader: TextReader, node: MarkdownList): List {
  return {
    kind: 'list',
    ordered: node.ordered === true,
    start: node.start ?? 1,
    loose: node.spread === true || node.children.some((item) => item.spread === true),
    items: node.children.map((item) => ({
      checked: item.checked ?? null,
      children: blocksFrom(reader, item.children),
    })),
  };
}

function tableFrom(reader: TextReader, node: MarkdownTable): Table {
  const [header = [], ...rows] = node.children.map((row) =>
    row.children.map((cell) => readInlines(reader, cell.children)),
  );

  return { kind: 'table', header, rows, line: reader.lineOf(node) };
}
