import type { Catalogue, CatalogueFilters, CourseSummary } from '@cohesion/contracts';

type Facet = keyof Catalogue['filters'];
type Choices = Catalogue['filters'][Facet];

const timeLabels = {
  'under-1-hour': 'Under 1 hour',
  '1-to-2-hours': '1 to 2 hours',
  'over-2-hours': 'Over 2 hours',
};

const everyFilter = ['q', 'topic', 'level', 'time', 'body'] as const;

/** The values a course has for each thing one can filter by. */
const valuesOf: Record<Facet, (course: CourseSummary) => readonly string[]> = {
  topic: ({ topics }) => topics,
  level: ({ level }) => [level],
  time: ({ minutes }) => [timeOf(minutes)],
  body: ({ bodies }) => bodies,
};

/**
 * The courses that fit every filter, in the order in which the society took them up, and beside each choice how many
 * courses it would show.
 */
export function presentCatalogue(all: readonly CourseSummary[], filters: CatalogueFilters): Catalogue {
  const fitting = all.filter((course) => fits(course, filters));

  return {
    courses: fitting,
    filters: {
      topic: choices(all, filters, 'topic'),
      level: choices(all, filters, 'level'),
      time: choices(all, filters, 'time'),
      body: choices(all, filters, 'body'),
    },
    without: everyFilter
      .filter((filter) => filters[filter] !== undefined)
      .map((filter) => ({
        filter,
        count: all.filter((course) => fits(course, { ...filters, [filter]: undefined })).length,
      })),
  };
}

function choices(all: readonly CourseSummary[], filters: CatalogueFilters, facet: Facet): Choices {
  const others = all.filter((course) => fits(course, { ...filters, [facet]: undefined }));
  const counts = new Map<string, number>();
  for (const value of all.flatMap(valuesOf[facet])) counts.set(value, 0);
  for (const value of others.flatMap(valuesOf[facet])) counts.set(value, (counts.get(value) ?? 0) + 1);

  return [...counts]
    .map(([value, count]) => ({ value, label: labelOf(value), count }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
}

function fits(course: CourseSummary, filters: CatalogueFilters): boolean {
  const facets = ['topic', 'level', 'time', 'body'] as const;
  const words = (filters.q ?? '').toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  const text = `${course.title} ${course.promise} ${course.topics.join(' ')}`.toLocaleLowerCase('en');

  return (
    facets.every((facet) => {
      const wanted = filters[facet];

      return wanted === undefined || valuesOf[facet](course).includes(wanted);
    }) && words.every((word) => text.includes(word))
  );
}

function timeOf(minutes: number): keyof typeof timeLabels {
  if (minutes < 60) return 'under-1-hour';

  return minutes <= 120 ? '1-to-2-hours' : 'over-2-hours';
}

function labelOf(value: string): string {
  return value in timeLabels
    ? timeLabels[value as keyof typeof timeLabels]
    : value.charAt(0).toLocaleUpperCase('en') + value.slice(1);
}
