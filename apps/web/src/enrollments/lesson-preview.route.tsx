import type { LessonPreview } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { usePersonId } from '../platform/session.js';
import { ButtonLink } from '../ui/button.js';
import { formatMinutes } from '../ui/format.js';
import { lessonPreviewQuery } from './enrollments.queries.js';
import { LessonText } from './lesson-text.js';
import { useReadingSettings } from './use-reading-settings.js';
import './player.css';

export const handle = { title: ({ title }: { title: string }) => title };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const slug = params['slug'] ?? '';
  const { lesson, courseTitle } = await context
    .get(queryClientContext)
    .ensureQueryData(lessonPreviewQuery(slug));

  return { slug, title: `${lesson.title} | ${courseTitle}` };
}

/** The first lesson as those who are enrolled read it, but nothing of the reading is kept. */
export function Component() {
  const { slug } = useLoaderData<typeof loader>();
  const { data: page } = useSuspenseQuery(lessonPreviewQuery(slug));
  const text = useRef<HTMLDivElement>(null);
  const settings = useReadingSettings();
  const { module, lesson, lessons } = page;

  return (
    <article className="mx-auto max-w-[44rem]">
      <p className="text-ink-2">
        <Link to={`/courses/${slug}`} className="text-link">
          {page.courseTitle}
        </Link>
      </p>
      <h1 tabIndex={-1} className="player-title">
        {lesson.title}
      </h1>
      <p className="mb-8 text-ink-2">
        Lesson 1 of {lessons}, about {formatMinutes(lesson.minutes)}. Module {module.number} of {module.of}:{' '}
        {module.title}. Your place is not saved here.
      </p>
      <LessonText enrollmentId={null} html={page.html} settings={settings} text={text} />
      <WhatNext page={page} />
    </article>
  );
}

function WhatNext({ page }: { page: LessonPreview }) {
  const signedIn = usePersonId() !== null;
  const { courseSlug, enrollmentId } = page;
  const course = `/courses/${courseSlug}`;

  return (
    <section aria-labelledby="what-next" className="mt-12 border-t border-line pt-6 print:hidden">
      <h2 id="what-next">{page.lessons === 1 ? 'That was the whole text' : 'That was the first lesson'}</h2>
      <p className="mt-3">{whatNext(page)}</p>
      <div className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3">
        {enrollmentId && <ButtonLink to={`/learn/${enrollmentId}`}>Continue this course</ButtonLink>}
        {!enrollmentId && page.open && (
          <ButtonLink to={signedIn ? course : `/sign-in?next=${encodeURIComponent(course)}`}>
            {signedIn ? 'Go to Enroll' : 'Sign in to enroll'}
          </ButtonLink>
        )}
        <Link to={course} className="text-link inline-flex min-h-11 items-center">
          Back to the course
        </Link>
      </div>
    </section>
  );
}

function whatNext({ enrollmentId, open, lessons }: LessonPreview): string {
  if (enrollmentId) return 'You are enrolled: your place in the course is kept there.';
  if (!open) return 'This course is not open to anyone new. Its page says what it covered.';
  if (lessons === 1) return 'Enroll to take the quiz.';

  return lessons === 2
    ? 'One more lesson and the quiz come with enrolling.'
    : `The other ${lessons - 1} lessons and the quiz come with enrolling.`;
}
