import type { Element } from 'hast';
import { citationText, referenceAddress, referenceText } from '../citation.js';
import { blocksOfCase, type CourseDocument } from '../course.js';
import type { GlossaryEntry, Reference } from '../facts.js';
import { allBlocks, allInlines, type Block } from '../lesson.js';
import { element } from './elements.js';

export type BackMatter = {
  readonly terms: readonly GlossaryEntry[];
  readonly references: readonly Reference[];
};

/** The glossary entries and references a text uses, cases placed in it included, in the order of the course. */
export function backMatterOf(
  { cases, glossary, references }: CourseDocument,
  blocks: readonly Block[],
): BackMatter {
  const placed = allBlocks(blocks).flatMap((block) =>
    block.kind === 'case' ? cases.filter(({ id }) => id === block.ref).flatMap(blocksOfCase) : [],
  );
  const inlines = allInlines([...blocks, ...placed]);
  const terms = glossary.filter(({ id }) =>
    inlines.some((inline) => inline.kind === 'term' && inline.id === id),
  );
  const cited = new Set([
    ...inlines.flatMap((inline) => (inline.kind === 'cite' ? inline.id : [])),
    ...terms.flatMap(({ definitions }) => definitions.flatMap(({ reference }) => reference ?? [])),
  ]);

  return { terms, references: references.filter(({ id }) => cited.has(id)) };
}

/** Sections for the end of a page; none where there is nothing to list. */
export function backMatterElements({ terms, references }: BackMatter): readonly Element[] {
  return [
    ...(terms.length === 0
      ? []
      : [
          element(
            'section',
            { className: ['lesson-glossary'], ariaLabelledBy: ['lesson-glossary'] },
            element('h2', { id: 'lesson-glossary' }, 'Words used here'),
            element(
              'dl',
              {},
              terms.flatMap((entry) => termElements(entry, references)),
            ),
          ),
        ]),
    ...(references.length === 0
      ? []
      : [
          element(
            'section',
            { className: ['lesson-references'], ariaLabelledBy: ['lesson-references'] },
            element('h2', { id: 'lesson-references' }, 'References'),
            element('ul', {}, references.map(referenceElement)),
          ),
        ]),
  ];
}

function termElements(
  { id, term, definitions }: GlossaryEntry,
  references: readonly Reference[],
): readonly Element[] {
  return [
    element('dt', { id: `glossary-${id}` }, term),
    ...definitions.map(({ text, heldBy, reference }) => {
      const cited = references.find((candidate) => candidate.id === reference);

      return element(
        'dd',
        {},
        heldBy === undefined ? null : element('b', { className: ['held-by'] }, `${heldBy}: `),
        text,
        cited === undefined
          ? null
          : [' ', element('a', { className: ['cite'], href: `#ref-${cited.id}` }, citationText(cited))],
      );
    }),
  ];
}

function referenceElement(reference: Reference): Element {
  const address = referenceAddress(reference);

  return element(
    'li',
    { id: `ref-${reference.id}` },
    referenceText(reference),
    address === null
      ? null
      : [' ', element('a', { href: address, rel: ['noopener', 'noreferrer'] }, address)],
    reference.note === undefined ? null : [' ', element('span', { className: ['note'] }, reference.note)],
  );
}
