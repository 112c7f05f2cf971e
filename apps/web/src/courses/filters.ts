import { gapsOff, gapsParameter } from './gaps.js';

export const facets = ['topic', 'level', 'time', 'body'] as const;
export type Facet = (typeof facets)[number];

export const facetWords: Record<Facet, string> = {
  topic: 'Topic',
  level: 'Level',
  time: 'Time',
  body: 'Credit for',
};

/** Only what the catalogue can filter by; a stray parameter in a shared link is left out. */
export function filtersOf(parameters: URLSearchParams): URLSearchParams {
  const known = ['q', ...facets].flatMap((name) => {
    const value = parameters.get(name)?.trim();

    return value ? [[name, value]] : [];
  });

  return new URLSearchParams(known);
}

/** What an address says: filters for the catalogue, and whether the gaps filter was turned off, which is no business of the catalogue. */
export function pageFilters(parameters: URLSearchParams): URLSearchParams {
  const filters = filtersOf(parameters);
  if (parameters.get(gapsParameter) === gapsOff) filters.set(gapsParameter, gapsOff);

  return filters;
}

/** The address with one filter set, or taken away. */
export function withFilter(filters: URLSearchParams, name: string, value: string | null): string {
  const next = new URLSearchParams(filters);
  if (value === null) next.delete(name);
  else next.set(name, value);
  const search = next.toString();

  return search ? `/courses?${search}` : '/courses';
}
