import type { CatalogueFits, CourseSummary, FitView } from '@cohesion/contracts';

/** In the address when the filter is off: it is on by itself for whoever has something to fill. */
export const gapsParameter = 'gaps';
export const gapsOff = 'off';

export type Fits = Readonly<{
  of: (slug: string) => readonly FitView[];
  /** Whether any course fills something that is missing. */
  canFill: boolean;
}>;

/** Answers by course, from the groups they come in. */
export function fitsOf(answers: CatalogueFits | undefined): Fits {
  const groups = answers?.groups ?? [];
  const bySlug = new Map(groups.flatMap(({ courses, fits }) => courses.map((slug) => [slug, fits] as const)));

  return {
    of: (slug) => bySlug.get(slug) ?? [],
    canFill: groups.some(({ fits }) => fits.some(fills)),
  };
}

export const fills = ({ standing }: FitView): boolean => standing === 'fills';

/** Courses that fill something, for at least one license. */
export const fillingCourses = (courses: readonly CourseSummary[], { of }: Fits): CourseSummary[] =>
  courses.filter(({ slug }) => of(slug).some(fills));
