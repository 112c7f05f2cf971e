import type { Element, ElementContent, Properties, Root } from 'hast';
import rehypeSanitize, { type Options } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

type Child = ElementContent | string | readonly Child[] | null;

/** An element; strings become text, so nothing an author wrote can become a tag. */
export function element(tagName: string, properties: Properties, ...children: readonly Child[]): Element {
  return { type: 'element', tagName, properties, children: children.flatMap(contentOf) };
}

function contentOf(child: Child): readonly ElementContent[] {
  if (child === null) return [];
  if (typeof child === 'string') return [{ type: 'text', value: child }];
  if ('type' in child) return [child];

  return child.flatMap(contentOf);
}

const labelled = ['id', 'className', 'ariaLabel', 'ariaLabelledBy'];

/**
 * The only tags and attributes a rendered text may have. The renderer makes no others; this is the second lock. Ids need
 * no prefix from the sanitizer: each carries one of ours (p-, s-, b-, case-, ref-, glossary-, lesson-, drawing-).
 */
const allowed: Options = {
  strip: ['script', 'style'],
  clobber: [],
  clobberPrefix: '',
  tagNames:
    'section aside div p b i em strong code br hr a ul ol li table thead tbody tr th td blockquote figure figcaption h2 h3 h4 h5 h6 dl dt dd cite span details summary'.split(
      ' ',
    ),
  attributes: {
    '*': labelled,
    a: ['href', 'rel', 'dataLesson', 'dataChoice', 'dataTo', 'dataTarget', 'dataAddressed'],
    section: ['dataStrength', 'dataCase', 'dataStart', 'dataStep', 'dataStances'],
    aside: ['dataReflection'],
    div: ['role', 'tabIndex'],
    li: ['dataMember', 'dataStance'],
    p: ['tabIndex'],
    span: ['dataDrawing'],
    th: ['scope'],
    ol: ['start'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
};

const sanitizer = unified().use(rehypeSanitize, allowed).freeze();
const printer = unified().use(rehypeStringify, { closeSelfClosing: false }).freeze();

/** Safe HTML. Drawings stand as `<span data-drawing>` until the rest is sanitized, and are put in their places then. */
export function toHtml(
  content: readonly ElementContent[],
  drawings: ReadonlyMap<string, Element> = new Map(),
): string {
  const root: Root = { type: 'root', children: [...content] };
  const safe = sanitizer.runSync(root);
  if (safe.type !== 'root') return '';

  return printer.stringify({
    ...safe,
    children: safe.children.map((child) => withDrawings(child, drawings)),
  });
}

function withDrawings<Node extends Root['children'][number]>(
  node: Node,
  drawings: ReadonlyMap<string, Element>,
): Node | Element {
  if (node.type !== 'element') return node;
  const name = node.properties['dataDrawing'];
  const drawing = typeof name === 'string' ? drawings.get(name) : undefined;

  return drawing ?? { ...node, children: node.children.map((child) => withDrawings(child, drawings)) };
}
