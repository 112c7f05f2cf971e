import { type RefObject, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { addTools, explanationFor, printHandout } from './lesson-tools.js';
import './lesson.css';
import './case.css';
import { Explanation, fetchOverlays, Figure } from './lazy-overlays.js';
import type { Explained, Zoomed } from './lesson-overlays.js';
import { focusOn } from './reading-place.js';
import type { ReadingSettings } from './use-reading-settings.js';

interface LessonTextProps {
  /** null before enrolling: there is no other lesson to go to. */
  enrollmentId: string | null;
  html: string;
  settings: ReadingSettings;
  text: RefObject<HTMLDivElement | null>;
}

/** The lesson's text as the server rendered it; links to terms, references and figures open in place once it is live. */
export function LessonText({ enrollmentId, html, settings, text }: LessonTextProps) {
  const [asked, setAsked] = useState(false);
  const [explained, setExplained] = useState<Explained | null>(null);
  const [zoomed, setZoomed] = useState<Zoomed | null>(null);
  const [goTo, setGoTo] = useState<string | null>(null);
  const navigate = useNavigate();

  const zoom = (host: Element) =>
    setZoomed({
      drawing: host.querySelector('svg, img')?.outerHTML ?? '',
      caption: host.querySelector('figcaption')?.textContent ?? '',
    });
  const follow = (link: HTMLAnchorElement, event: Event) => {
    const explanation = text.current && explanationFor(text.current, link);
    if (explanation) {
      event.preventDefault();
      setExplained({ by: link, html: explanation, label: link.textContent });
      link.setAttribute('aria-expanded', 'true');
    } else if (enrollmentId && link.dataset['lesson']) {
      event.preventDefault();
      void navigate(`/learn/${enrollmentId}/lessons/${link.getAttribute('href') ?? ''}`);
    }
  };
  const onPress = useEffectEvent((event: MouseEvent | KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const isKey = event instanceof KeyboardEvent;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (isKey && (event.key !== ' ' || !target?.matches('a[role=button]'))) return;
    const tool = target?.closest<HTMLElement>('button[data-tool]');
    const host = tool?.closest('figure, .handout');
    const link = target?.closest('a');
    setAsked(true);
    if (host && tool?.dataset['tool'] === 'zoom') zoom(host);
    else if (host && text.current) printHandout(text.current, host);
    else if (link) follow(link, event);
  });

  // The text is not made of components, so what is pressed in it is heard here.
  useEffect(() => {
    const element = text.current;
    if (!element) return undefined;
    const removeTools = addTools(element);
    fetchOverlays();
    element.addEventListener('click', onPress);
    element.addEventListener('keydown', onPress);

    return () => {
      removeTools();
      element.removeEventListener('click', onPress);
      element.removeEventListener('keydown', onPress);
    };
  }, [text, html]);

  const close = (place?: string) => {
    explained?.by.setAttribute('aria-expanded', 'false');
    setExplained(null);
    setGoTo(place ?? null);
  };
  // Once what lay over the text is gone: the focus goes to that place, and not back to what opened it.
  useEffect(() => {
    if (goTo !== null && text.current) focusOn(text.current, goTo);
  }, [goTo, text]);

  return (
    <>
      <div
        ref={text}
        className="lesson-text"
        data-size={settings.size}
        data-spacing={settings.spacing}
        data-typeface={settings.typeface}
        dangerouslySetInnerHTML={{ __html: html }}
      />
      {asked && (
        <Suspense>
          <Explanation explained={explained} close={close} />
          <Figure zoomed={zoomed} close={() => setZoomed(null)} />
        </Suspense>
      )}
    </>
  );
}
