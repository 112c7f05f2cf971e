import type { LessonPage } from '@cohesion/contracts';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PersonOnDevice } from '../platform/outbox/browser-outbox.js';
import { lastPart, placeInView } from './reading-place.js';
import { type Place, type ReadingReport, ReadingTracker } from './reading-tracker.js';

const signs = ['scroll', 'pointerdown', 'pointermove', 'keydown', 'touchstart'] as const;
/** Milliseconds a lesson must have been open before its end in view can mean that it was read. */
const glance = 2000;
const start: Place = { paragraph: 'start', offset: 0 };

interface Reading {
  lessonRead: boolean;
  /** The reader says that the lesson is read. */
  markRead(): void;
}

/**
 * Follows the reader through one lesson: saves the place and the time on the device and online, and notices the end.
 * `onLeave` hears the last place, so that coming back within this visit finds it without asking the server.
 */
export function useReading(
  page: LessonPage,
  text: RefObject<HTMLElement | null>,
  there: PersonOnDevice | null,
  onRead: () => void,
  onLeave: (place: Place) => void,
): Reading {
  const [lessonRead, setLessonRead] = useState(page.lesson.status === 'done');
  const tracker = useRef<ReadingTracker | null>(null);
  const wasRead = useRef(page.lesson.status === 'done');
  const { enrollmentId } = page;
  const lesson = page.lesson.id;

  const save = (report: ReadingReport | null) => {
    if (!report || !there) return;
    there.outbox.recordReading({ enrollmentId, lesson, ...report });
    if (!report.finished || wasRead.current) return;
    wasRead.current = true;
    setLessonRead(true);
    onRead();
  };
  const onReport = useEffectEvent(save);
  const onLast = useEffectEvent(onLeave);

  useEffect(() => {
    const element = text.current;
    if (!there || !element) return undefined;
    const opened = performance.now();
    let place = placeInView(element, innerHeight) ?? start;
    const following = new ReadingTracker(opened, place, wasRead.current);
    tracker.current = following;
    const look = () => {
      place = placeInView(element, innerHeight) ?? place;
      following.moveTo(place);
      if (performance.now() - opened > glance && endInView(element)) following.finish();
      onReport(following.due(performance.now()));
    };
    const sign = () => following.sign(performance.now());
    const onVisibility = () => {
      onReport(following.setInView(document.visibilityState === 'visible', performance.now()));
      if (document.visibilityState === 'hidden') there.outbox.leave();
    };
    const timer = setInterval(look, 1000);
    for (const name of signs) addEventListener(name, sign, { passive: true });
    document.addEventListener('visibilitychange', onVisibility);

    return () => {
      clearInterval(timer);
      for (const name of signs) removeEventListener(name, sign);
      document.removeEventListener('visibilitychange', onVisibility);
      onReport(following.take(performance.now()));
      onLast(place);
      tracker.current = null;
    };
  }, [there, enrollmentId, lesson, text]);

  const markRead = () => {
    tracker.current?.finish();
    save(tracker.current?.due(performance.now()) ?? null);
  };

  return { lessonRead, markRead };
}

function endInView(text: Element): boolean {
  const last = lastPart(text);

  return last !== undefined && last.getBoundingClientRect().bottom <= innerHeight;
}
