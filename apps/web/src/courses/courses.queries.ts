import { catalogue, coursePage, enrollmentSummary, type EnrollmentSummary } from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson, postJson } from '../platform/api.js';

/** `search` is the query string of the page; the api takes the same filters. */
export const catalogueQuery = (search: string) =>
  queryOptions({
    queryKey: ['courses', 'catalogue', search],
    queryFn: ({ signal }) => getJson(`/courses${search}`, catalogue, signal),
  });

export const courseQuery = (slug: string) =>
  queryOptions({
    queryKey: ['courses', 'page', slug],
    queryFn: ({ signal }) => getJson(`/courses/${encodeURIComponent(slug)}`, coursePage, signal),
  });

export const enrollIn = (courseSlug: string, disclosuresHash: string): Promise<EnrollmentSummary> =>
  postJson('/enrollments', { courseSlug, disclosuresHash }, enrollmentSummary);
