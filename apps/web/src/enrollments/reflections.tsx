import type { LessonPage } from '@cohesion/contracts';
import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { DeviceNotes } from '../platform/outbox/device-notes.js';
import { ReflectionBox } from './reflection-box.js';

interface ReflectionsProps {
  page: LessonPage;
  society: string;
  notes: DeviceNotes;
  text: RefObject<HTMLElement | null>;
}

const wide = '(min-width: 75rem)';

function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(wide);
      query.addEventListener('change', changed);

      return () => query.removeEventListener('change', changed);
    },
    () => matchMedia(wide).matches,
    () => true,
  );
}

/** The prompts of this lesson with room to answer: beside the text where there is space, folded into it elsewhere. */
export function Reflections({ page, society, notes, text }: ReflectionsProps) {
  const beside = useWide();

  return page.reflections.map((reflection) => {
    const box = (
      <ReflectionBox
        key={reflection.id}
        name={`reflection/${page.courseSlug}/${reflection.id}`}
        prompt={reflection.prompt}
        society={society}
        notes={notes}
      />
    );
    if (beside) return box;

    return (
      <InText key={reflection.id} text={text} reflectionId={reflection.id}>
        <details>
          <summary className="min-h-11 py-2 font-ui font-semibold text-plum">Write a private answer</summary>
          {box}
        </details>
      </InText>
    );
  });
}

interface InTextProps {
  text: RefObject<HTMLElement | null>;
  reflectionId: string;
  children: React.ReactNode;
}

/** Shows its children at the end of the prompt in the rendered text. */
function InText({ text, reflectionId, children }: InTextProps) {
  const [place, setPlace] = useState<HTMLElement | null>(null);

  useEffect(() => {
    const prompt = [...(text.current?.querySelectorAll<HTMLElement>('[data-reflection]') ?? [])].find(
      (element) => element.dataset['reflection'] === reflectionId,
    );
    if (!prompt) return undefined;
    const made = document.createElement('div');
    prompt.append(made);
    setPlace(made);

    return () => made.remove();
  }, [text, reflectionId]);

  return place && createPortal(children, place);
}
