import { courseHome, enrollmentList, lessonPage, lessonPreview, myCe } from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson } from '../platform/api.js';

export const enrollmentsQuery = () =>
  queryOptions({
    queryKey: ['enrollments'],
    queryFn: ({ signal }) => getJson('/enrollments', enrollmentList, signal),
  });

export const courseHomeQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['enrollments', enrollmentId],
    queryFn: ({ signal }) => getJson(`/enrollments/${enrollmentId}`, courseHome, signal),
  });

export const lessonQuery = (enrollmentId: string, lessonId: string) =>
  queryOptions({
    queryKey: ['enrollments', enrollmentId, 'lessons', lessonId],
    queryFn: ({ signal }) =>
      getJson(`/enrollments/${enrollmentId}/lessons/${encodeURIComponent(lessonId)}`, lessonPage, signal),
  });

/** What anyone may read of a course: its first lesson. */
export const lessonPreviewQuery = (slug: string) =>
  queryOptions({
    queryKey: ['courses', 'preview', slug],
    queryFn: ({ signal }) => getJson(`/courses/${encodeURIComponent(slug)}/preview`, lessonPreview, signal),
  });

/** The lesson that holds a branching case. */
export const caseQuery = (enrollmentId: string, caseId: string) =>
  queryOptions({
    queryKey: ['enrollments', enrollmentId, 'cases', caseId],
    queryFn: ({ signal }) =>
      getJson(`/enrollments/${enrollmentId}/cases/${encodeURIComponent(caseId)}`, lessonPage, signal),
  });

/** My CE, of which Learn shows what needs the learner. */
export const needsYouQuery = () =>
  queryOptions({
    queryKey: ['my-ce'],
    queryFn: ({ signal }) => getJson('/my-ce', myCe, signal),
  });
