import type { LessonPage } from '@cohesion/contracts';
import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';
import { nextPath, previousPath } from './lesson-paths.js';

/** Where these keys mean something else already. */
const elsewhere =
  'input, textarea, select, summary, [contenteditable], [role=dialog] *, [role=radiogroup] *, .table, .table *, .case-player *';

/** J or the right arrow opens the next lesson, K or the left arrow the previous one. */
export function useLessonKeys(page: LessonPage, markRead: () => void, on: boolean): void {
  const navigate = useNavigate();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!on || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      return;
    if (event.target instanceof Element && event.target.matches(elsewhere)) return;
    if (event.key === 'j' || event.key === 'ArrowRight') {
      markRead();
      void navigate(nextPath(page));
    }
    const back = previousPath(page);
    if (back && (event.key === 'k' || event.key === 'ArrowLeft')) void navigate(back);
  });

  useEffect(() => {
    addEventListener('keydown', onKey);

    return () => removeEventListener('keydown', onKey);
  }, []);
}
