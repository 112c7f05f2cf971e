import { blocksOfCase, type CourseDocument } from '../course.js';
import { allBlocks, inlinesOf, type Block, type Inline } from '../lesson.js';
import type { FieldPath } from '../mistakes.js';
import { parseTags, type Tag } from '../svg-tags.js';
import type { Remark } from './remark.js';

const straight = /["']/;
/** Addresses are not prose. */
const notProse = new Set(['url', 'doi']);

/**
 * Quotation marks and apostrophes are typographic (“so”, ‘so’, it’s) wherever a reader meets them: in lessons, cases,
 * questions, facts, text alternatives and drawings. Code marked with backticks may hold straight ones.
 */
export function reviewQuotes(course: CourseDocument): readonly Remark[] {
  const { lessons, items, evaluation, cases, drawings, ...facts } = course;

  return [
    ...inFields('course.yaml', [], facts),
    ...inFields('evaluation.yaml', [], evaluation),
    ...items.flatMap(({ stem, options }, index) => [
      ...inBlocks('items.yaml', stem),
      ...inFields('items.yaml', ['items', index, 'options'], options),
    ]),
    ...lessons.flatMap(({ file, title, summary, blocks }) => [
      ...inFields(file, [], { title, summary }),
      ...inBlocks(file, blocks),
    ]),
    ...cases.flatMap((found) => {
      const { file, title, members, steps } = found;
      const ofSteps = steps.map(({ choices, ending }) => ({
        choices,
        ending: { title: ending?.title ?? '' },
      }));

      return [
        ...inFields(file, [], { title, members, steps: ofSteps }),
        ...inBlocks(file, blocksOfCase(found)),
      ];
    }),
    ...drawings.flatMap(({ file, svg }) => inDrawing(file, svg)),
  ];
}

function inFields(file: string, path: FieldPath, value: unknown): readonly Remark[] {
  if (typeof value === 'string') return straight.test(value) ? [remark({ file, path }, value)] : [];
  if (Array.isArray(value)) return value.flatMap((inner, index) => inFields(file, [...path, index], inner));
  if (typeof value !== 'object' || value === null) return [];

  return Object.entries(value).flatMap(([key, inner]) =>
    notProse.has(key) ? [] : inFields(file, [...path, key], inner),
  );
}

function inBlocks(file: string, blocks: readonly Block[]): readonly Remark[] {
  return allBlocks(blocks).flatMap((block) => {
    if (!('line' in block)) return [];
    const own = [
      proseOf(inlinesOf(block)),
      'title' in block ? block.title : '',
      block.kind === 'figure' ? block.alt : '',
    ].join(' ');

    return straight.test(own) ? [remark({ file, line: block.line, field: block.kind }, own)] : [];
  });
}

function proseOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text;

      return 'children' in inline ? proseOf(inline.children) : '';
    })
    .join('');
}

function inDrawing(file: string, svg: string): readonly Remark[] {
  const parsed = parseTags(svg);

  return parsed.ok ? inTag(file, parsed.root) : [];
}

function inTag(file: string, { line, children }: Tag): readonly Remark[] {
  return children.flatMap((child) => {
    if (typeof child !== 'string') return inTag(file, child);

    return straight.test(child) ? [remark({ file, line, field: 'svg' }, child)] : [];
  });
}

type Place =
  | { readonly file: string; readonly path: FieldPath }
  | { readonly file: string; readonly line: number; readonly field: string };

function remark(place: Place, text: string): Remark {
  const at = text.search(straight);
  const around = text
    .slice(Math.max(0, at - 20), at + 20)
    .replace(/\s+/g, ' ')
    .trim();

  return { ...place, code: 'straight-quotes', message: `straight quotes near ${around}: write “ ” ‘ ’` };
}
