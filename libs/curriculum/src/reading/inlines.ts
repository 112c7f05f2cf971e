import type { PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { TextDirective } from 'mdast-util-directive';
import type { Inline } from '../lesson.js';
import { isSafeHref } from '../links.js';
import type { TextReader } from './text-reader.js';

export function readInlines(reader: TextReader, nodes: readonly PhrasingContent[]): readonly Inline[] {
  return joined(nodes.flatMap((node) => readInline(reader, node)));
}

function readInline(reader: TextReader, node: PhrasingContent): readonly Inline[] {
  switch (node.type) {
    case 'text':
      return [{ kind: 'text', text: node.value.replace(/\n/g, ' ') }];
    case 'emphasis':
    case 'strong':
      return [{ kind: node.type, children: readInlines(reader, node.children) }];
    case 'inlineCode':
      return [{ kind: 'code', text: node.value }];
    case 'break':
      return [{ kind: 'break' }];
    case 'link':
      if (!isSafeHref(node.url)) {
        reader.refuse(
          node,
          'link',
          `"${node.url}" is not an address that starts with https://, http://, mailto: or #`,
        );

        return readInlines(reader, node.children);
      }

      return [
        {
          kind: 'link',
          href: node.url,
          children: readInlines(reader, node.children),
          line: reader.lineOf(node),
        },
      ];
    case 'textDirective':
      return readDirective(reader, node);
    case 'html':
      reader.refuse(node, 'html', 'raw HTML is not part of the format');

      return [];
    case 'image':
    case 'imageReference':
      reader.refuse(node, 'image', 'a picture is written as a :::figure block');

      return [];
    case 'footnoteReference':
      reader.refuse(
        node,
        'footnote',
        'footnotes are not part of the format: cite a reference with :cite[id]',
      );

      return [];
    case 'linkReference':
      reader.refuse(node, 'link', 'a link is written as [words](address)');

      return readInlines(reader, node.children);
    case 'delete':
      reader.refuse(node, '~~', 'struck-out text is not part of the format');

      return [];
  }
}

function readDirective(reader: TextReader, node: TextDirective): readonly Inline[] {
  const attributes = Object.keys(node.attributes ?? {});
  switch (node.name) {
    case 'term': {
      const id = node.attributes?.['id'] ?? '';
      if (node.children.length === 0 || id === '' || attributes.length > 1) {
        reader.refuse(node, ':term', 'is written :term[words]{#glossary-id}');
      }

      return [{ kind: 'term', id, children: readInlines(reader, node.children), line: reader.lineOf(node) }];
    }
    case 'cite': {
      const id = toString(node);
      if (id === '' || attributes.length > 0) {
        reader.refuse(node, ':cite', 'is written :cite[reference-id]');

        return [];
      }

      return [{ kind: 'cite', id, line: reader.lineOf(node) }];
    }
    case 'anchor':
      reader.refuse(node, ':anchor', 'stands only at the very start of a paragraph or list item');

      return [];
    default:
      return readUnknown(reader, node, attributes.length > 0);
  }
}

/** A colon in ordinary text, as in 6:30, looks like a directive without label and attributes: it stays what it was. */
function readUnknown(reader: TextReader, node: TextDirective, hasAttributes: boolean): readonly Inline[] {
  if (node.children.length === 0 && !hasAttributes) return [{ kind: 'text', text: reader.sourceOf(node) }];

  reader.refuse(node, `:${node.name}`, `":${node.name}" is not a directive of the format`);

  return readInlines(reader, node.children);
}

function joined(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.reduce<readonly Inline[]>((before, inline) => {
    const last = before.at(-1);
    if (last?.kind !== 'text' || inline.kind !== 'text') return [...before, inline];

    return [...before.slice(0, -1), { kind: 'text', text: last.text + inline.text }];
  }, []);
}
