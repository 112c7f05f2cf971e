import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { CatalogueFilters } from './catalogue-filters.js';
import { CourseRow } from './course-row.js';
import { catalogueQuery } from './courses.queries.js';
import { filtersOf, pageFilters, withFilter } from './filters.js';
import { loadCatalogueFits, useCatalogueFits } from './fits.queries.js';
import { fillingCourses, fitsOf, gapsOff, gapsParameter } from './gaps.js';
import { GapsFilter } from './gaps-filter.js';
import { NothingFits } from './nothing-fits.js';

export const handle = { title: 'Courses' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const filters = pageFilters(new URL(request.url).searchParams).toString();
  const queries = context.get(queryClientContext);
  await Promise.all([queries.ensureQueryData(catalogueQuery(searchOf(filters))), loadCatalogueFits(queries)]);

  return { filters };
}

/** What the catalogue itself filters by. */
function searchOf(filters: string): string {
  const search = filtersOf(new URLSearchParams(filters)).toString();

  return search ? `?${search}` : '';
}

export function Component() {
  const { filters: search } = useLoaderData<typeof loader>();
  const filters = new URLSearchParams(search);
  const { data: catalogue } = useSuspenseQuery(catalogueQuery(searchOf(search)));
  const fits = fitsOf(useCatalogueFits());
  const isOn = fits.canFill && !filters.has(gapsParameter);
  const filling = fillingCourses(catalogue.courses, fits);
  const shown = isOn ? filling : catalogue.courses;
  const all = catalogue.courses.length;

  return (
    <>
      <h1 tabIndex={-1}>Courses</h1>
      <p className="mt-3 max-w-2xl text-lg text-ink-2">
        Find something useful, and see what it counts for before you start.
      </p>
      <div className="mt-8 gap-12 lg:grid lg:grid-cols-[16rem_minmax(0,45rem)]">
        <div>
          {fits.canFill && <GapsFilter filters={filters} isOn={isOn} filling={filling.length} all={all} />}
          <CatalogueFilters filters={filters} choices={catalogue.filters} />
        </div>
        <div>
          <p role="status" className="mb-2 text-ink-2">
            {countWords(shown.length)}
            {isOn && ' with something you still need'}
          </p>
          {all === 0 && <NothingFits filters={filters} catalogue={catalogue} />}
          {all > 0 && shown.length === 0 && (
            <p className="py-6">
              None of these fills something you still need.{' '}
              <Link to={withFilter(filters, gapsParameter, gapsOff)} className="text-link">
                Show all {all}
              </Link>
            </p>
          )}
          <ul className="border-t border-line">
            {shown.map((course) => (
              <CourseRow key={course.slug} course={course} fits={fits.of(course.slug)} />
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}

const countWords = (count: number): string => (count === 1 ? '1 course' : `${count} courses`);
