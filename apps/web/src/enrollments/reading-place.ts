import type { Place } from './reading-tracker.js';

/** The words of a case while it is played, and what unfolds from a line: they are there, and may not be seen. */
const unseen = '[data-form="play"] > .case-script, details > :not(summary)';

/** Paragraphs and headings of the rendered lesson carry these ids; labels, glossary and references carry others. */
const named = '[id^="p-"], [id^="s-"]';

export function elementAt(text: Element, paragraph: string): Element | null {
  return [...text.querySelectorAll('[id]')].find((element) => element.id === paragraph) ?? null;
}

/** Brings the page and the focus to a place in the text. */
export function focusOn(text: Element, name: string): void {
  const element = elementAt(text, name);
  if (!(element instanceof HTMLElement)) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'center' });
}

/** Which paragraph stands at the top third of the page, and how far into it; null when the text has no ids. */
export function placeInView(text: Element, pageHeight: number): Place | null {
  const line = pageHeight / 3;
  const elements = [...text.querySelectorAll(named)].filter((element) => !element.closest(unseen));
  const reached = elements.filter((element) => element.getBoundingClientRect().top <= line);
  const at = reached.at(-1) ?? elements[0];
  if (!at) return null;
  const { top, height } = at.getBoundingClientRect();
  const offset = height > 0 ? (line - top) / height : 0;

  return { paragraph: at.id, offset: Math.round(Math.min(1, Math.max(0, offset)) * 1000) / 1000 };
}

/** Where to scroll so that this place stands at the top third again; null when the paragraph is no longer there. */
export function scrollFor(text: Element, place: Place, scrolled: number, pageHeight: number): number | null {
  const element = elementAt(text, place.paragraph);
  if (!element) return null;
  const { top, height } = element.getBoundingClientRect();

  return Math.max(0, scrolled + top + height * place.offset - pageHeight / 3);
}

/** Marks a paragraph softly for two seconds; the style sheet decides how, and not at all under reduced motion. */
export function markSoftly(element: Element): () => void {
  element.setAttribute('data-found', '');
  const timer = setTimeout(() => element.removeAttribute('data-found'), 2000);

  return () => {
    clearTimeout(timer);
    element.removeAttribute('data-found');
  };
}

/** The last part of the lesson's own text, before glossary and references. */
export function lastPart(text: Element): Element | undefined {
  return [...text.children].filter((child) => !child.matches('.lesson-glossary, .lesson-references')).at(-1);
}
