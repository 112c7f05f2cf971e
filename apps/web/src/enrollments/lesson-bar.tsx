import type { LessonPage } from '@cohesion/contracts';
import { Suspense, useState } from 'react';
import { PrefetchLink } from '../ui/prefetch-link.js';
import { ContentsSheet } from './lazy-overlays.js';
import { nextPath, previousPath } from './lesson-paths.js';

interface LessonBarProps {
  page: LessonPage;
  lessonRead: boolean;
  markRead(): void;
}

/** Previous, contents and next, within reach of a thumb. Going on says that the lesson is read. */
export function LessonBar({ page, lessonRead, markRead }: LessonBarProps) {
  const back = previousPath(page);
  const [asked, setAsked] = useState(false);
  const [isOpen, setOpen] = useState(false);

  return (
    <nav aria-label="Lessons" className="player-bar">
      <p className="player-place">
        Lesson {page.lesson.number} of {page.lesson.of}
      </p>
      {back && (
        <PrefetchLink to={back} className="player-button">
          Previous<span className="sr-only">: {page.previous?.title}</span>
        </PrefetchLink>
      )}
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className="player-button player-contents-button"
        onClick={() => {
          setAsked(true);
          setOpen(true);
        }}
      >
        Contents
      </button>
      {asked && (
        <Suspense>
          <ContentsSheet isOpen={isOpen} page={page} lessonRead={lessonRead} close={() => setOpen(false)} />
        </Suspense>
      )}
      <PrefetchLink to={nextPath(page)} onClick={markRead} className="player-button player-next">
        Next<span className="player-next-title">: {page.next?.title ?? 'back to the course'}</span>
      </PrefetchLink>
    </nav>
  );
}
