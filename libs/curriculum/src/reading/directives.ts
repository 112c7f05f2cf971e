import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { evidenceStrengths, type Block } from '../lesson.js';
import type { TextReader } from './text-reader.js';

type Shape = { readonly written: string; readonly attributes: readonly string[] };

const shapes: Readonly<Record<string, Shape>> = {
  vignette: { written: ':::vignette{#id title="..."}', attributes: ['id', 'title'] },
  dialogue: { written: ':::dialogue', attributes: [] },
  reflection: { written: ':::reflection{#id}', attributes: ['id'] },
  'self-check': { written: ':::self-check{#id}', attributes: ['id'] },
  evidence: { written: ':::evidence{strength="..."}', attributes: ['strength'] },
  figure: { written: ':::figure{#id src="figures/x.svg" alt="..."}', attributes: ['id', 'src', 'alt'] },
  warning: { written: ':::warning{title="..."}', attributes: ['title'] },
  note: { written: ':::note{title="..."}', attributes: ['title'] },
  handout: { written: ':::handout{#id title="..."}', attributes: ['id', 'title'] },
};

const caseShape: Shape = { written: '::case{ref="case-id"}', attributes: ['ref'] };

/** A `:::name` block around blocks that were read already. An unknown one is refused and only its content kept. */
export function readContainer(
  reader: TextReader,
  node: ContainerDirective,
  children: readonly Block[],
): readonly Block[] {
  const shape = Object.hasOwn(shapes, node.name) ? shapes[node.name] : undefined;
  if (shape === undefined) {
    reader.refuse(node, `:::${node.name}`, `":::${node.name}" is not a block of the format`);

    return children;
  }
  checkFences(reader, node);
  const attribute = checkAttributes(reader, node, shape);
  const common = { children, line: reader.lineOf(node) };
  const id = attribute('id');
  const title = attribute('title');
  switch (node.name) {
    case 'vignette':
      return [{ kind: 'vignette', id, title, ...common }];
    case 'dialogue':
      return [{ kind: 'dialogue', ...common }];
    case 'reflection':
      return [{ kind: 'reflection', id, ...common }];
    case 'self-check':
      return [{ kind: 'self-check', id, ...common }];
    case 'evidence':
      return [{ kind: 'evidence', strength: strengthOf(reader, node, attribute('strength')), ...common }];
    case 'figure':
      return [{ kind: 'figure', id, src: attribute('src'), alt: attribute('alt'), ...common }];
    case 'warning':
      return [{ kind: 'warning', title, ...common }];
    case 'note':
      return [{ kind: 'note', title, ...common }];
    default:
      return [{ kind: 'handout', id, title, ...common }];
  }
}

/** A `::name` line; `::case` is the only one there is. */
export function readLeaf(reader: TextReader, node: LeafDirective): readonly Block[] {
  if (node.name !== 'case') {
    reader.refuse(node, `::${node.name}`, `"::${node.name}" is not a directive of the format`);

    return [];
  }
  if (node.children.length > 0) reader.refuse(node, '::case', `is written ${caseShape.written}`);

  return [{ kind: 'case', ref: checkAttributes(reader, node, caseShape)('ref'), line: reader.lineOf(node) }];
}

/** Without its closing line a block swallows the rest of the file. */
function checkFences(reader: TextReader, node: ContainerDirective): void {
  const lastLine = reader.sourceOf(node).trimEnd().split('\n').at(-1) ?? '';
  if (!/^[\s>]*:{3,}$/.test(lastLine))
    reader.refuse(node, `:::${node.name}`, 'is not closed by a line of :::');

  const [first] = node.children;
  if (first?.type === 'paragraph' && first.data?.directiveLabel === true) {
    reader.refuse(node, `:::${node.name}`, 'takes no [words] after its name; a title is written title="..."');
  }
}

function checkAttributes(
  reader: TextReader,
  node: ContainerDirective | LeafDirective,
  shape: Shape,
): (name: string) => string {
  const given = node.attributes ?? {};
  const marker = node.type === 'leafDirective' ? '::' : ':::';
  for (const name of Object.keys(given).filter((key) => !shape.attributes.includes(key))) {
    reader.refuse(node, `${marker}${node.name}.${name}`, `"${name}" is not part of ${shape.written}`);
  }
  for (const name of shape.attributes.filter((key) => (given[key] ?? '').trim() === '')) {
    reader.refuse(node, `${marker}${node.name}.${name}`, `is missing: ${shape.written}`);
  }

  return (name) => given[name] ?? '';
}

function strengthOf(reader: TextReader, node: ContainerDirective, given: string) {
  const strength = evidenceStrengths.find((candidate) => candidate === given);
  if (strength === undefined && given !== '') {
    reader.refuse(node, ':::evidence.strength', `must be one of: ${evidenceStrengths.join(', ')}`);
  }

  return strength ?? 'opinion';
}
