import type { Catalogue } from '@cohesion/contracts';
import { Form, Link } from 'react-router';
import { type Facet, facets, facetWords, withFilter } from './filters.js';
import { gapsParameter } from './gaps.js';

type FiltersProps = Readonly<{ filters: URLSearchParams; choices: Catalogue['filters'] }>;

/** Search is a form and each filter a link, so that all of it works before, and without, scripts. */
export function CatalogueFilters({ filters, choices }: FiltersProps) {
  const chosen = facets.filter((facet) => filters.has(facet)).length;

  return (
    <div className="mb-8">
      <Form method="get" action="/courses" role="search" className="flex gap-2">
        {[...facets, gapsParameter].map((name) => {
          const value = filters.get(name);

          return value && <input key={name} type="hidden" name={name} value={value} />;
        })}
        <label htmlFor="search" className="sr-only">
          Search courses
        </label>
        <input
          id="search"
          name="q"
          type="search"
          defaultValue={filters.get('q') ?? ''}
          placeholder="Search courses"
          className="field-input"
        />
        <button type="submit" className="button button-quiet">
          Search
        </button>
      </Form>
      <details className="mt-4 lg:hidden" open={chosen > 0 || undefined}>
        <summary className="button button-quiet w-full">
          {chosen > 0 ? `Filter (${chosen})` : 'Filter'}
        </summary>
        <FacetLists filters={filters} choices={choices} place="phone" />
      </details>
      <div className="hidden lg:block">
        <FacetLists filters={filters} choices={choices} place="side" />
      </div>
    </div>
  );
}

function FacetLists({ filters, choices, place }: FiltersProps & { place: string }) {
  return facets
    .filter((facet) => choices[facet].length > 0)
    .map((facet) => (
      <FacetList key={facet} facet={facet} filters={filters} choices={choices[facet]} place={place} />
    ));
}

type FacetProps = Readonly<{
  facet: Facet;
  filters: URLSearchParams;
  choices: Catalogue['filters'][Facet];
  place: string;
}>;

function FacetList({ facet, filters, choices, place }: FacetProps) {
  const heading = `${place}-${facet}`;

  return (
    <section aria-labelledby={heading} className="mt-6">
      <h2 id={heading} className="font-ui text-base font-semibold">
        {facetWords[facet]}
      </h2>
      <ul className="mt-1">
        {choices.map(({ value, label, count }) => {
          const chosen = filters.get(facet) === value;

          return (
            <li key={value}>
              <Link
                to={withFilter(filters, facet, chosen ? null : value)}
                preventScrollReset
                aria-current={chosen || undefined}
                className={`flex min-h-11 items-center justify-between rounded-md px-2 text-ink no-underline hover:bg-sunken hover:underline ${chosen ? 'bg-pine-soft font-semibold' : ''}`}
              >
                <span>
                  {label}
                  {chosen && <span className="sr-only">, chosen; follow to take it away</span>}
                </span>
                <span className="text-ink-2">
                  {count}
                  <span className="sr-only"> {count === 1 ? 'course' : 'courses'}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
