import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense, useRef } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { z } from 'zod/mini';
import { usePersonOnDevice } from '../platform/outbox/use-outbox.js';
import { queryClientContext } from '../platform/query-client.js';
import { useSession } from '../platform/session.js';
import { caseQuery } from './enrollments.queries.js';
import { Cases } from './lazy-overlays.js';
import { lessonPath } from './lesson-paths.js';
import { LessonText } from './lesson-text.js';
import { ReadingSettingsButton } from './reading-settings-button.js';
import { useReadingSettings } from './use-reading-settings.js';
import './player.css';

export { ErrorBoundary } from './lesson.route.js';

const routeParams = z.object({
  enrollmentId: z.uuid(),
  caseId: z.string().check(z.minLength(1), z.maxLength(100)),
});

export const handle = { title: 'Branching case' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { enrollmentId, caseId } = routeParams.parse(params);
  await context.get(queryClientContext).ensureQueryData(caseQuery(enrollmentId, caseId));

  return { enrollmentId, caseId };
}

/** A branching case on a page of its own: the lesson that holds it, without the rest of the lesson. */
export function Component() {
  const { enrollmentId, caseId } = useLoaderData<typeof loader>();
  const { data: page } = useSuspenseQuery(caseQuery(enrollmentId, caseId));
  const { person } = useSession();
  const text = useRef<HTMLDivElement>(null);
  const there = usePersonOnDevice(person?.id ?? null);
  const settings = useReadingSettings();

  return (
    <div className="player case-page">
      <header className="player-header">
        <Link to={`${lessonPath(page, page.lesson.id)}#case-${caseId}`} className="player-back">
          <span aria-hidden="true">‹</span>
          <span className="sr-only">Back to the lesson:</span>
          <span className="player-course">{page.lesson.title}</span>
        </Link>
        <ReadingSettingsButton settings={settings} />
      </header>
      <article className="player-article">
        <h1 tabIndex={-1} className="player-title">
          Take the leader’s chair
        </h1>
        <LessonText
          key={caseId}
          enrollmentId={page.enrollmentId}
          html={page.html}
          settings={settings}
          text={text}
        />
        {there && (
          <Suspense>
            <Cases pageOf={null} courseSlug={page.courseSlug} notes={there.notes} text={text} />
          </Suspense>
        )}
      </article>
    </div>
  );
}
