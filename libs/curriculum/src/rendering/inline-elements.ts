import type { ElementContent } from 'hast';
import { citationText } from '../citation.js';
import { anchorsOf, type Inline } from '../lesson.js';
import { isSafeHref } from '../links.js';
import { element } from './elements.js';
import type { RenderPlace } from './place.js';

export function inlineElements(place: RenderPlace, inlines: readonly Inline[]): readonly ElementContent[] {
  return inlines.map((inline) => inlineElement(place, inline));
}

function inlineElement(place: RenderPlace, inline: Inline): ElementContent {
  switch (inline.kind) {
    case 'text':
      return { type: 'text', value: inline.text };
    case 'emphasis':
      return element('em', {}, inlineElements(place, inline.children));
    case 'strong':
      return element('strong', {}, inlineElements(place, inline.children));
    case 'code':
      return element('code', {}, inline.text);
    case 'break':
      return element('br', {});
    case 'link':
      return linkElement(place, inline);
    case 'term':
      return element(
        'a',
        { className: ['term'], href: `#glossary-${inline.id}` },
        inlineElements(place, inline.children),
      );
    case 'cite':
      return citeElement(place, inline.id);
  }
}

function citeElement({ course }: RenderPlace, id: string): ElementContent {
  const reference = course.references.find((candidate) => candidate.id === id);
  if (reference === undefined) return { type: 'text', value: '' };

  return element('a', { className: ['cite'], href: `#ref-${id}` }, citationText(reference));
}

function linkElement(
  place: RenderPlace,
  { href, children }: Extract<Inline, { kind: 'link' }>,
): ElementContent {
  const words = inlineElements(place, children);
  if (!isSafeHref(href)) return element('span', {}, words);
  if (!href.startsWith('#')) return element('a', { href, rel: ['noopener', 'noreferrer'] }, words);

  const anchor = href.slice(1);
  const lesson = place.course.lessons.find(({ blocks }) =>
    anchorsOf(blocks).some((found) => found.anchor === anchor),
  );
  if (lesson === undefined) return element('span', {}, words);
  if (lesson.id === place.lessonId) return element('a', { href: `#p-${anchor}` }, words);

  return element('a', { href: `${lesson.id}#p-${anchor}`, dataLesson: lesson.id }, words);
}
