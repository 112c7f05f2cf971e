import { evaluationPage, evaluationReceived, type GiveEvaluation } from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson, postJson } from '../platform/api.js';

export const evaluationQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['enrollments', enrollmentId, 'evaluation'],
    queryFn: ({ signal }) => getJson(`/enrollments/${enrollmentId}/evaluation`, evaluationPage, signal),
  });

export const giveEvaluation = (enrollmentId: string, evaluation: GiveEvaluation) =>
  postJson(`/enrollments/${enrollmentId}/evaluation`, evaluation, evaluationReceived);
