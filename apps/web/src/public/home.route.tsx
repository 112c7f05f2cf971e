import { useSuspenseQuery } from '@tanstack/react-query';
import type { LoaderFunctionArgs } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { useSession } from '../platform/session.js';
import { ButtonLink } from '../ui/button.js';
import { ChairRing } from '../ui/chair-ring.js';
import { homeQuery } from './public.queries.js';
import { CourseTeaser } from './course-teaser.js';

export const handle = { title: '' };

export async function loader({ context }: LoaderFunctionArgs) {
  await context.get(queryClientContext).ensureQueryData(homeQuery());

  return null;
}

export function Component() {
  const { society, person } = useSession();
  const { data: catalogue } = useSuspenseQuery(homeQuery());

  return (
    <>
      <div className="items-center gap-12 sm:flex">
        <div className="grow">
          <h1 tabIndex={-1} className="max-w-xl">
            Learn to sit with a group. Keep the hours you earn.
          </h1>
          <p className="mt-4 max-w-xl font-read text-lg">
            Courses for group psychotherapists from the {society.name}. Read at your own pace, on any device.
            See what each course counts for before you start, and keep a certificate that anyone can check.
          </p>
          <p className="mt-6 flex flex-wrap gap-3">
            <ButtonLink to="/courses">Browse courses</ButtonLink>
            {person ? (
              <ButtonLink to="/learn" quiet>
                Go on where you stopped
              </ButtonLink>
            ) : (
              <ButtonLink to="/sign-up" quiet>
                Take a seat
              </ButtonLink>
            )}
          </p>
        </div>
        <ChairRing seats={9} taken={8} className="mx-auto mt-8 w-64 shrink-0 sm:mt-0 sm:w-80" />
      </div>
      {catalogue.courses.length > 0 && (
        <section aria-labelledby="courses" className="mt-14">
          <h2 id="courses">Start here</h2>
          <ul className="mt-4 grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
            {catalogue.courses.slice(0, 3).map((course) => (
              <CourseTeaser key={course.slug} course={course} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
