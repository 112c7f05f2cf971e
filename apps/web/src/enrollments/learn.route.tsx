import type { EnrollmentSummary } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { ButtonLink } from '../ui/button.js';
import { ChairRing } from '../ui/chair-ring.js';
import { NeedsYou } from '../ui/needs-you.js';
import { enrollmentsQuery, needsYouQuery } from './enrollments.queries.js';
import { duration } from './words.js';

export const handle = { title: 'Learn' };

export async function loader({ context }: LoaderFunctionArgs) {
  const queries = context.get(queryClientContext);
  await Promise.all([queries.ensureQueryData(enrollmentsQuery()), queries.ensureQueryData(needsYouQuery())]);

  return null;
}

export function Component() {
  const {
    data: { enrollments },
  } = useSuspenseQuery(enrollmentsQuery());
  const {
    data: { needsYou },
  } = useSuspenseQuery(needsYouQuery());
  const recent = enrollments.toSorted((a, b) => b.lastActiveAt.localeCompare(a.lastActiveAt));
  const resume = recent.find((enrollment) => !enrollment.finished);

  return (
    <div className="max-w-3xl">
      <h1 tabIndex={-1}>Learn</h1>
      {enrollments.length === 0 && <Empty />}
      {resume && <Resume enrollment={resume} />}
      <NeedsYou needs={needsYou} />
      <Courses enrollments={recent.filter((enrollment) => enrollment !== resume)} />
    </div>
  );
}

function Empty() {
  return (
    <div className="mt-8 text-center">
      <ChairRing seats={9} taken={0} className="mx-auto w-48" />
      <p className="mt-4">
        No course yet. Take a seat: find one that is useful, and see what it counts for first.
      </p>
      <p className="mt-4">
        <ButtonLink to="/courses">Browse courses</ButtonLink>
      </p>
    </div>
  );
}

function Resume({ enrollment }: { enrollment: EnrollmentSummary }) {
  const { title, next, lessonsRead, lessons, minutesLeft, hours } = enrollment;

  return (
    <section aria-labelledby="resume" className="card mt-6 flex items-start gap-6">
      <div className="grow">
        <h2 id="resume" className="font-read text-xl">
          <Link to={`/learn/${enrollment.id}`} className="text-ink hover:underline">
            {title}
          </Link>
        </h2>
        <p className="mt-1 text-ink-2">
          {lessonsRead} of {lessons} lessons read
          {minutesLeft > 0 && ` · about ${duration(minutesLeft)} of reading left`}
          {hours && ` · ${hours}`}
        </p>
        <p className="mt-5">
          <ButtonLink to={next.path}>{next.label}</ButtonLink>
        </p>
        <p className="mt-3 text-sm text-ink-2">You can stop anywhere; your place is kept.</p>
      </div>
      <ChairRing seats={lessons} taken={lessonsRead} className="hidden w-28 shrink-0 sm:block" />
    </section>
  );
}

function Courses({ enrollments }: { enrollments: readonly EnrollmentSummary[] }) {
  if (enrollments.length === 0) return null;

  return (
    <section aria-labelledby="courses" className="mt-10">
      <h2 id="courses">Your other courses</h2>
      <ul className="mt-2 border-b border-line">
        {enrollments.map((enrollment) => (
          <li key={enrollment.id} className="border-t border-line py-4">
            <h3>
              <Link
                to={`/learn/${enrollment.id}`}
                className="text-link inline-flex min-h-11 items-center font-semibold"
              >
                {enrollment.title}
              </Link>
            </h3>
            <p className="text-ink-2">
              {enrollment.finished
                ? 'Finished'
                : `${enrollment.lessonsRead} of ${enrollment.lessons} lessons read`}
              {enrollment.hours && ` · ${enrollment.hours}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
