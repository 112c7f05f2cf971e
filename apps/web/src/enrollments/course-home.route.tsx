import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData, useRouteError } from 'react-router';
import { z } from 'zod/mini';
import { ApiError } from '../platform/api.js';
import { queryClientContext } from '../platform/query-client.js';
import { ButtonLink } from '../ui/button.js';
import { ChairRing } from '../ui/chair-ring.js';
import { CertificateTask, EvaluationTask, QuizTask, ReadTask } from './course-tasks.js';
import { courseHomeQuery } from './enrollments.queries.js';
import { duration } from './words.js';

const routeParams = z.object({ enrollmentId: z.uuid() });

export const handle = { title: 'Course' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { enrollmentId } = routeParams.parse(params);
  await context.get(queryClientContext).ensureQueryData(courseHomeQuery(enrollmentId));

  return { enrollmentId };
}

export function Component() {
  const { enrollmentId } = useLoaderData<typeof loader>();
  const { data: course } = useSuspenseQuery(courseHomeQuery(enrollmentId));
  const { summary } = course;

  return (
    <div className="max-w-3xl">
      <div className="flex items-start gap-6">
        <div className="grow">
          <h1 tabIndex={-1}>{summary.title}</h1>
          <p className="mt-2 text-lg text-ink-2">{summary.promise}</p>
          <p className="mt-2 text-ink-2">
            {summary.lessonsRead} of {summary.lessons} lessons read
            {summary.minutesLeft > 0 && ` · about ${duration(summary.minutesLeft)} of reading left`}
            {summary.hours && ` · ${summary.hours}`}
          </p>
        </div>
        <ChairRing
          seats={summary.lessons}
          taken={summary.lessonsRead}
          className="hidden w-28 shrink-0 sm:block"
        />
      </div>
      <p className="mt-6">
        <ButtonLink to={summary.next.path}>{summary.next.label}</ButtonLink>
      </p>
      <ol className="mt-10 flex flex-col gap-8">
        <ReadTask course={course} />
        <QuizTask course={course} />
        <EvaluationTask course={course} />
        {course.claim.countsForCredit && <CertificateTask course={course} />}
      </ol>
      {!course.claim.countsForCredit && (
        <p className="mt-8 text-ink-2">
          This course does not count for credit, so there is no certificate of credit.
        </p>
      )}
      <section aria-labelledby="objectives" className="mt-12">
        <h2 id="objectives">What you will be able to do</h2>
        <ol className="mt-3 flex list-decimal flex-col gap-1.5 ps-6">
          {course.objectives.map((objective) => (
            <li key={objective.id}>{objective.text}</li>
          ))}
        </ol>
      </section>
      <p className="mt-8 text-sm text-ink-2">
        {course.reviewNotice} Version {course.version}.{' '}
        <Link to={`/courses/${summary.courseSlug}`} className="text-link">
          The course page with all disclosures
        </Link>
      </p>
    </div>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (!(error instanceof ApiError && error.problem.code === 'not-found')) throw error;

  return (
    <>
      <h1 tabIndex={-1}>You are not enrolled here</h1>
      <p className="mt-3">
        <Link to="/learn" className="text-link">
          See your courses
        </Link>
      </p>
    </>
  );
}
