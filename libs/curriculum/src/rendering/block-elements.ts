import type { Element, ElementContent } from 'hast';
import type { Block, EvidenceStrength, List, Speech, Table, TableRow } from '../lesson.js';
import { caseElement } from './case-elements.js';
import { element } from './elements.js';
import { inlineElements } from './inline-elements.js';
import type { RenderPlace } from './place.js';
import { selfCheckElement } from './self-check-elements.js';
import { endElement, type Skip, skipElement, skippedBy } from './skips.js';

const strengthInWords: Readonly<Record<EvidenceStrength, string>> = {
  strong: 'strong evidence',
  moderate: 'moderate evidence',
  limited: 'limited evidence',
  contested: 'contested evidence',
  opinion: 'expert opinion',
};

export function blockElements(place: RenderPlace, blocks: readonly Block[]): readonly ElementContent[] {
  const skips = blocks.map((_, index) => skippedBy(place, blocks, index));

  return blocks.flatMap((block, index) => {
    const end = skips.find((skip) => skip?.block === block);

    return [
      blockElement(place, block, skips[index] ?? null),
      ...(end === undefined || end === null ? [] : [endElement(end)]),
    ];
  });
}

function blockElement(place: RenderPlace, block: Block, skip: Skip | null): Element {
  switch (block.kind) {
    case 'heading':
      return element(
        `h${Math.min(Math.max(block.level, 2), 6)}`,
        { id: block.id },
        inlineElements(place, block.children),
      );
    case 'paragraph':
      return element('p', { id: block.id }, inlineElements(place, block.children));
    case 'speech':
      return speechElement(place, block);
    case 'list':
      return listElement(place, block);
    case 'table':
      return tableElement(place, block);
    case 'rule':
      return element('hr', {});
    case 'case':
      return caseElement(place, block.ref, (blocks) => blockElements(place, blocks));
    case 'figure':
      return element(
        'figure',
        { id: `b-${block.id}` },
        element('span', { dataDrawing: block.id }, block.alt),
        element('figcaption', {}, blockElements(place, block.children)),
        element(
          'details',
          { className: ['description'] },
          element('summary', {}, 'This figure in words'),
          element('p', {}, block.alt),
        ),
      );
    case 'quote':
      return element('blockquote', {}, blockElements(place, block.children));
    case 'dialogue':
      return element('div', { className: ['dialogue'] }, blockElements(place, block.children));
    case 'self-check':
      return selfCheckElement(place, block, (inner) => blockElements(place, inner));
    case 'warning':
      return element(
        'aside',
        { className: ['warning'], ariaLabel: block.title },
        element('p', { className: ['title'] }, block.title),
        blockElements(place, block.children),
        skip === null ? null : skipElement(skip),
      );
    default:
      return boxElement(place, block);
  }
}

type Box = Exclude<
  Block,
  {
    kind:
      | 'heading'
      | 'paragraph'
      | 'speech'
      | 'list'
      | 'table'
      | 'rule'
      | 'case'
      | 'figure'
      | 'quote'
      | 'dialogue'
      | 'warning'
      | 'self-check';
  }
>;

/** A block with a visible label: what it is, and its title where it has one. */
function boxElement(place: RenderPlace, block: Box): Element {
  const body = blockElements(place, block.children);
  switch (block.kind) {
    case 'vignette':
      return element(
        'section',
        {
          id: `b-${block.id}`,
          className: ['vignette'],
          ariaLabelledBy: [`b-${block.id}--label`, `b-${block.id}--title`],
        },
        element(
          'p',
          { id: `b-${block.id}--label`, className: ['label'] },
          'Case vignette · fictional composite',
        ),
        element('p', { id: `b-${block.id}--title`, className: ['title'] }, block.title),
        body,
      );
    case 'reflection':
      return element(
        'aside',
        {
          id: `b-${block.id}`,
          className: ['reflection'],
          dataReflection: block.id,
          ariaLabelledBy: [`b-${block.id}--label`],
        },
        element('p', { id: `b-${block.id}--label`, className: ['label'] }, 'A moment to reflect'),
        body,
      );
    case 'evidence': {
      const label = `What the evidence says: ${strengthInWords[block.strength]}`;

      return element(
        'section',
        { className: ['evidence'], dataStrength: block.strength, ariaLabel: label },
        element('p', { className: ['label'] }, label),
        body,
      );
    }
    case 'note':
      return element(
        'aside',
        { className: ['note'], ariaLabel: block.title },
        element('p', { className: ['title'] }, block.title),
        body,
      );
    case 'handout':
      return element(
        'section',
        {
          id: `b-${block.id}`,
          className: ['handout'],
          ariaLabelledBy: [`b-${block.id}--label`, `b-${block.id}--title`],
        },
        element('p', { id: `b-${block.id}--label`, className: ['label'] }, 'Handout'),
        element('p', { id: `b-${block.id}--title`, className: ['title'] }, block.title),
        body,
        element(
          'p',
          { className: ['source'] },
          `From the course “${place.course.title}”, where its sources are listed.`,
        ),
      );
  }
}

/** The speaker is part of the line, so that it is read aloud before the words. */
function speechElement(place: RenderPlace, { id, speaker, children }: Speech): Element {
  const words = inlineElements(place, children);
  if (speaker === null) return element('p', { id, className: ['direction'] }, words);

  return element(
    'p',
    { id, className: ['line'] },
    element('b', { className: ['speaker'] }, speaker),
    ': ',
    words,
  );
}

/** In a close list an item's first paragraph gives it its id and needs no tag of its own. */
function listElement(place: RenderPlace, { ordered, start, loose, items }: List): Element {
  const children = items.map(({ checked, children: [first, ...rest] }) => {
    const kind = checked === null ? {} : { className: ['check'] };
    if (loose || first?.kind !== 'paragraph') {
      return element('li', kind, first === undefined ? null : blockElements(place, [first, ...rest]));
    }

    return element(
      'li',
      { id: first.id, ...kind },
      inlineElements(place, first.children),
      blockElements(place, rest),
    );
  });

  return ordered ? element('ol', start === 1 ? {} : { start }, children) : element('ul', {}, children);
}

/** A wide table scrolls within its own box, which the keyboard can reach. */
function tableElement(place: RenderPlace, { header, rows }: Table): Element {
  const cells = (row: TableRow, tag: string, scope: object) =>
    element(
      'tr',
      {},
      row.map((cell) => element(tag, { ...scope }, inlineElements(place, cell))),
    );

  return element(
    'div',
    { className: ['table'], role: 'group', tabIndex: 0, ariaLabel: 'Table' },
    element(
      'table',
      {},
      element('thead', {}, cells(header, 'th', { scope: 'col' })),
      element(
        'tbody',
        {},
        rows.map((row) => cells(row, 'td', {})),
      ),
    ),
  );
}
