import type { LessonPage } from '@cohesion/contracts';
import { Suspense, useRef } from 'react';
import { createPortal } from 'react-dom';
import { Link } from 'react-router';
import type { PersonOnDevice } from '../platform/outbox/browser-outbox.js';
import { useShortcuts } from '../platform/outbox/device-setting.js';
import { saveWords } from '../platform/outbox/save-words.js';
import { SavedPill } from '../platform/outbox/saved-pill.js';
import { useOnline } from '../platform/offline/use-online.js';
import { useOutboxState, usePersonOnDevice } from '../platform/outbox/use-outbox.js';
import { Cases } from './lazy-overlays.js';
import { LessonBar } from './lesson-bar.js';
import { LessonContents } from './lesson-contents.js';
import { casePath } from './lesson-paths.js';
import { LessonText } from './lesson-text.js';
import { ReadingSettingsButton } from './reading-settings-button.js';
import { useReadingSettings } from './use-reading-settings.js';
import { Reflections } from './reflections.js';
import { useLessonCache } from './use-lesson-cache.js';
import { useLessonKeys } from './use-lesson-keys.js';
import { useReading } from './use-reading.js';
import { useResume } from './use-resume.js';
import './player.css';

interface LessonPlayerProps {
  page: LessonPage;
  personId: string | null;
  society: string;
}

/** One lesson: contents, text, and a companion for reflection. Mount it anew for each lesson. */
export function LessonPlayer({ page, personId, society }: LessonPlayerProps) {
  const text = useRef<HTMLDivElement>(null);
  const there = usePersonOnDevice(personId);
  const settings = useReadingSettings();
  const [shortcuts] = useShortcuts();
  const { onRead, onLeave } = useLessonCache(page, there?.outbox ?? null);
  const { lessonRead, markRead } = useReading(page, text, there, onRead, onLeave);
  const stop = useResume(page, text);
  useLessonKeys(page, markRead, shortcuts === 'on');

  return (
    <div className="player">
      <header className="player-header">
        <Link to={`/learn/${page.enrollmentId}`} className="player-back">
          <span aria-hidden="true">‹</span>
          <span className="sr-only">Back to the course:</span>
          <span className="player-course">{page.courseTitle}</span>
        </Link>
        <ReadingSaved enrollmentId={page.enrollmentId} there={there} />
        <ReadingSettingsButton settings={settings} />
      </header>
      <div className="player-columns">
        <div className="player-contents">
          <LessonContents page={page} readHere={lessonRead} />
        </div>
        <article className="player-article">
          <p className="text-ink-2">
            Module {page.module.number} · Lesson {page.lesson.number}
          </p>
          <h1 tabIndex={-1} className="player-title">
            {page.lesson.title}
          </h1>
          <LessonText enrollmentId={page.enrollmentId} html={page.html} settings={settings} text={text} />
          {there && page.html.includes('data-case=') && (
            <Suspense>
              <Cases
                pageOf={(caseId) => casePath(page, caseId)}
                courseSlug={page.courseSlug}
                notes={there.notes}
                text={text}
              />
            </Suspense>
          )}
          {stop && createPortal(<StoppedHere day={stop.day} />, stop.place)}
          <p className="player-end">
            {lessonRead ? (
              <span className="text-leaf">✓ Read</span>
            ) : (
              <button type="button" onClick={markRead} className="player-link">
                Mark as read
              </button>
            )}
          </p>
        </article>
        <aside className="player-companion" aria-label="Companion">
          {there && <Reflections page={page} society={society} notes={there.notes} text={text} />}
        </aside>
      </div>
      <LessonBar page={page} lessonRead={lessonRead} markRead={markRead} />
    </div>
  );
}

function StoppedHere({ day }: { day: string }) {
  return (
    <p className="player-stopped">
      You stopped here {day}.{' '}
      <button type="button" onClick={() => scrollTo({ top: 0 })} className="player-link">
        Go to the start
      </button>
    </p>
  );
}

function ReadingSaved({ enrollmentId, there }: { enrollmentId: string; there: PersonOnDevice | null }) {
  const state = useOutboxState(there);
  const online = useOnline();
  const mine = state.entries.filter(
    (entry) => entry.kind === 'reading' && entry.enrollmentId === enrollmentId,
  );

  return (
    <p className="player-saved">
      {there && state.ready && <SavedPill words={saveWords(state, mine, online)} patient />}
    </p>
  );
}
