import { type ClaimCredit, claimed, claimPage, myCe } from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson, postJson } from '../platform/api.js';

export const claimQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['enrollments', enrollmentId, 'claim'],
    queryFn: ({ signal }) => getJson(`/enrollments/${enrollmentId}/claim`, claimPage, signal),
  });

export const claimCredit = (enrollmentId: string, claim: ClaimCredit) =>
  postJson(`/enrollments/${enrollmentId}/claim`, claim, claimed);

export const myCeQuery = () =>
  queryOptions({
    queryKey: ['my-ce'],
    queryFn: ({ signal }) => getJson('/my-ce', myCe, signal),
  });
