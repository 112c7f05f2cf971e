import { useSuspenseQuery } from '@tanstack/react-query';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { CatalogueFilters } from './catalogue-filters.js';
import { CourseRow } from './course-row.js';
import { catalogueQuery } from './courses.queries.js';
import { filtersOf } from './filters.js';
import { NothingFits } from './nothing-fits.js';

export const handle = { title: 'Courses' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const filters = filtersOf(new URL(request.url).searchParams).toString();
  await context.get(queryClientContext).ensureQueryData(catalogueQuery(filters ? `?${filters}` : ''));

  return { filters };
}

export function Component() {
  const { filters: search } = useLoaderData<typeof loader>();
  const filters = new URLSearchParams(search);
  const { data: catalogue } = useSuspenseQuery(catalogueQuery(search ? `?${search}` : ''));
  const { length: count } = catalogue.courses;

  return (
    <>
      <h1 tabIndex={-1}>Courses</h1>
      <p className="mt-3 max-w-2xl text-lg text-ink-2">
        Find something useful, and see what it counts for before you start.
      </p>
      <div className="mt-8 gap-12 lg:grid lg:grid-cols-[16rem_minmax(0,45rem)]">
        <CatalogueFilters filters={filters} choices={catalogue.filters} />
        <div>
          <p role="status" className="mb-2 text-ink-2">
            {count === 1 ? '1 course' : `${count} courses`}
          </p>
          {count === 0 && <NothingFits filters={filters} choices={catalogue.filters} />}
          <ul className="border-t border-line">
            {catalogue.courses.map((course) => (
              <CourseRow key={course.slug} course={course} />
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}
