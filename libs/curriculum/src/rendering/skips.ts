import type { Element } from 'hast';
import type { Block } from '../lesson.js';
import { plainBlocks } from '../plain-text.js';
import { element } from './elements.js';
import type { RenderPlace } from './place.js';

type Skippable = Extract<Block, { kind: 'vignette' | 'case' }>;

/** What a warning is about, so that a reader can go past it. */
export type Skip = { readonly block: Skippable; readonly title: string };

/**
 * The scene or case that the warning at this place announces: the next vignette after a warning that speaks of a scene,
 * the next branching case after one that speaks of a case. null for any other block, and for a warning about the whole
 * lesson.
 */
export function skippedBy(place: RenderPlace, blocks: readonly Block[], index: number): Skip | null {
  const warning = blocks[index];
  if (warning?.kind !== 'warning') return null;
  const words = `${warning.title} ${plainBlocks(warning.children)}`;
  const block = blocks
    .slice(index + 1)
    .find((next): next is Skippable =>
      next.kind === 'vignette' ? /\bscene\b/iu.test(words) : next.kind === 'case' && /\bcase\b/iu.test(words),
    );
  if (block === undefined) return null;
  if (block.kind === 'vignette') return { block, title: block.title };
  const found = place.course.cases.find(({ id }) => id === block.ref);

  return found === undefined ? null : { block, title: found.title };
}

const endOf = ({ block }: Skip): string =>
  block.kind === 'case' ? `case-${block.ref}--end` : `b-${block.id}--end`;

export function skipElement(skip: Skip): Element {
  return element(
    'p',
    { className: ['skip'] },
    element(
      'a',
      { href: `#${endOf(skip)}` },
      `Skip the ${skip.block.kind === 'case' ? 'case' : 'scene'} “${skip.title}”`,
    ),
  );
}

/** Where a skip leads; it can take the focus, and says what was skipped. */
export function endElement(skip: Skip): Element {
  return element('p', { id: endOf(skip), className: ['skipped'], tabIndex: -1 }, `End of “${skip.title}”.`);
}
