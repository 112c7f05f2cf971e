import type { LessonPage } from '@cohesion/contracts';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { elementAt, lastPart, markSoftly, scrollFor } from './reading-place.js';
import { dayInWords } from './words.js';

export interface Stop {
  /** When, the way a person would say it. */
  day: string;
  /** An empty element above the paragraph, for the words that say so. */
  place: HTMLElement;
}

/**
 * Brings the reader to what the address names, or to where they stopped, once per lesson; answers where they stopped
 * when that is neither the start nor the end of a lesson that is read.
 */
export function useResume(page: LessonPage, text: RefObject<HTMLElement | null>): Stop | null {
  const [stop, setStop] = useState<Stop | null>(null);
  const opened = useRef(page);

  useEffect(() => {
    const element = text.current;
    if (!element) return undefined;
    const undo: (() => void)[] = [];
    // After the frame: the router and the focus on the heading have moved the page by then.
    const frame = requestAnimationFrame(() => {
      const named = elementAt(element, decodeURIComponent(location.hash.slice(1)));
      if (named) {
        named.scrollIntoView({ block: 'start' });
        undo.push(markSoftly(named));

        return;
      }
      const { position: stopped, lesson } = opened.current;
      const target = stopped && elementAt(element, stopped.paragraph);
      const top = stopped && scrollFor(element, stopped, scrollY, innerHeight);
      if (!target || top === null || top < innerHeight / 4) return;
      if (lesson.status === 'done' && endsBefore(element, top + innerHeight)) return;
      const place = placeAbove(element, target);
      scrollTo({ top, behavior: 'instant' });
      undo.push(markSoftly(target), () => place.remove());
      setStop({ day: dayInWords(new Date(stopped.at), new Date()), place });
    });

    return () => {
      cancelAnimationFrame(frame);
      for (const step of undo) step();
    };
  }, [text]);

  return stop;
}

const endsBefore = (text: Element, line: number): boolean =>
  (lastPart(text)?.getBoundingClientRect().bottom ?? 0) + scrollY <= line;

function placeAbove(text: Element, target: Element): HTMLElement {
  const place = document.createElement('div');
  const block = [...text.children].find((child) => child.contains(target)) ?? target;
  block.before(place);

  return place;
}
