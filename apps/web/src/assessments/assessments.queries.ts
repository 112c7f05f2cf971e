import { attemptResult, attemptView, courseHome, remarkSent, type SendRemark } from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson, postJson } from '../platform/api.js';

/** The course home, of which the start page shows what it says about the quiz. */
export const quizQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['enrollments', enrollmentId],
    queryFn: ({ signal }) => getJson(`/enrollments/${enrollmentId}`, courseHome, signal),
  });

export const attemptQuery = (attemptId: string) =>
  queryOptions({
    queryKey: ['attempts', attemptId],
    queryFn: ({ signal }) => getJson(`/attempts/${attemptId}`, attemptView, signal),
  });

export const resultsQuery = (attemptId: string) =>
  queryOptions({
    queryKey: ['attempts', attemptId, 'results'],
    queryFn: ({ signal }) => getJson(`/attempts/${attemptId}/results`, attemptResult, signal),
  });

/** Starts an attempt, or answers with the one that is open. */
export const startAttempt = (enrollmentId: string) =>
  postJson(`/enrollments/${enrollmentId}/attempts`, {}, attemptView);

export const submitAttempt = (attemptId: string, stepIds: readonly string[]) =>
  postJson(`/attempts/${attemptId}/submission`, { stepIds }, attemptResult);

export const sendRemark = (attemptId: string, remark: SendRemark) =>
  postJson(`/attempts/${attemptId}/remarks`, remark, remarkSent);
