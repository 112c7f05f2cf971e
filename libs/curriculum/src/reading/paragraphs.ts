import type { Paragraph as MarkdownParagraph, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Inline, Paragraph, Speech } from '../lesson.js';
import { plainText } from '../plain-text.js';
import { readInlines } from './inlines.js';
import type { TextReader } from './text-reader.js';

/** A name of up to four words, then a colon and a space. */
const spoken = /^(\p{Lu}[\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]+){0,3}):\s+/u;
const anchorId = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A paragraph; where the reader knows who speaks, one that opens with such a name is a line of dialogue. */
export function readParagraph(reader: TextReader, node: MarkdownParagraph): Paragraph | Speech {
  if (/^:{2,}/.test(reader.sourceOf(node))) {
    reader.refuse(node, ':::', 'opens or closes no block; a block around another block has one colon more');
  }
  const line = readLine(reader, node);
  const name = speakerOf(line.children);
  if (name !== null && reader.speakers?.has(name) === true) return speech(reader, node, line, name);

  return { kind: 'paragraph', ...line };
}

/** A line of a `:::dialogue` block. */
export function readSpeech(reader: TextReader, node: MarkdownParagraph): Speech {
  const line = readLine(reader, node);
  const name = speakerOf(line.children);
  if (name === null && !(line.children.length === 1 && line.children[0]?.kind === 'emphasis')) {
    reader.refuse(node, ':::dialogue', 'a line is "Name: words", or a stage direction in *italics* alone');
  }

  return speech(reader, node, line, name);
}

type Line = Omit<Paragraph, 'kind'>;

function readLine(reader: TextReader, node: MarkdownParagraph): Line {
  const { anchor, rest } = takeAnchor(reader, node);
  const children = readInlines(reader, rest);
  const id = anchor === null ? reader.derivedId(plainText(children)) : `p-${anchor}`;

  return { id, anchor, children, line: reader.lineOf(node) };
}

function takeAnchor(
  reader: TextReader,
  node: MarkdownParagraph,
): { anchor: string | null; rest: readonly PhrasingContent[] } {
  const [first, ...rest] = node.children;
  if (first?.type !== 'textDirective' || first.name !== 'anchor')
    return { anchor: null, rest: node.children };

  const anchor = first.attributes?.['id'] ?? '';
  if (!anchorId.test(anchor) || first.children.length > 0 || Object.keys(first.attributes ?? {}).length > 1) {
    reader.refuse(first, ':anchor', 'is written :anchor{#lower-case-words}');
  }
  if (toString(rest).trim() === '') reader.refuse(first, ':anchor', 'stands before the words of a paragraph');

  return { anchor, rest: withoutLeadingSpace(rest) };
}

function withoutLeadingSpace(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const [first, ...rest] = nodes;
  if (first?.type !== 'text') return nodes;

  return [{ ...first, value: first.value.trimStart() }, ...rest];
}

function speakerOf(children: readonly Inline[]): string | null {
  const [first] = children;

  return first?.kind === 'text' ? (spoken.exec(first.text)?.[1] ?? null) : null;
}

function speech(reader: TextReader, node: MarkdownParagraph, line: Line, speaker: string | null): Speech {
  const runTogether = reader
    .sourceOf(node)
    .split('\n')
    .slice(1)
    .find((next) => spoken.test(next.trim()));
  if (runTogether !== undefined) {
    reader.refuse(node, 'dialogue', `leave an empty line before "${runTogether.trim().slice(0, 40)}"`);
  }
  if (speaker === null) return { kind: 'speech', ...line, speaker };

  const [first, ...rest] = line.children;
  const words: readonly Inline[] =
    first?.kind === 'text'
      ? [{ kind: 'text', text: first.text.replace(spoken, '') }, ...rest]
      : line.children;

  return {
    kind: 'speech',
    ...line,
    speaker,
    children: words.filter((part) => part.kind !== 'text' || part.text !== ''),
  };
}
