import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData, useRouteError } from 'react-router';
import { z } from 'zod/mini';
import { ApiError } from '../platform/api.js';
import { queryClientContext } from '../platform/query-client.js';
import { useSession } from '../platform/session.js';
import { lessonQuery } from './enrollments.queries.js';
import { LessonPlayer } from './lesson-player.js';

const routeParams = z.object({
  enrollmentId: z.uuid(),
  lessonId: z.string().check(z.minLength(1), z.maxLength(100)),
});

export const handle = { title: 'Lesson' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { enrollmentId, lessonId } = routeParams.parse(params);
  await context.get(queryClientContext).ensureQueryData(lessonQuery(enrollmentId, lessonId));

  return { enrollmentId, lessonId };
}

export function Component() {
  const { enrollmentId, lessonId } = useLoaderData<typeof loader>();
  const { data: page } = useSuspenseQuery(lessonQuery(enrollmentId, lessonId));
  const { person, society } = useSession();

  return (
    <LessonPlayer
      key={page.lesson.id}
      page={page}
      personId={person?.id ?? null}
      society={society.shortName}
    />
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (!(error instanceof ApiError && error.problem.code === 'not-found')) throw error;

  return (
    <div className="mx-auto max-w-2xl px-4 py-10">
      <h1 tabIndex={-1}>No such lesson</h1>
      <p className="mt-3">
        It may have moved in a newer version of the course. Your certificate and record are not affected.{' '}
        <Link to="/learn" className="text-link">
          See your courses
        </Link>
      </p>
    </div>
  );
}
