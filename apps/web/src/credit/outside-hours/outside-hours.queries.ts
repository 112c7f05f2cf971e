import {
  type CorrectOutsideHours,
  outsideHoursChoices,
  outsideHoursHistory,
  outsideHoursList,
  type RecordOutsideHours,
} from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod/mini';
import { deleteJson, getJson, postJson } from '../../platform/api.js';

export const outsideHoursQuery = () =>
  queryOptions({
    queryKey: ['outside-hours'],
    queryFn: ({ signal }) => getJson('/outside-hours', outsideHoursList, signal),
  });

export const outsideRecordQuery = (id: string) =>
  queryOptions({
    queryKey: ['outside-hours', id],
    queryFn: ({ signal }) => getJson(`/outside-hours/${id}`, outsideHoursHistory, signal),
  });

export const outsideChoicesQuery = () =>
  queryOptions({
    queryKey: ['outside-hours', 'choices'],
    queryFn: ({ signal }) => getJson('/outside-hours/choices', outsideHoursChoices, signal),
    staleTime: 300_000,
  });

export const recordOutsideHours = (request: RecordOutsideHours) =>
  postJson('/outside-hours', request, outsideHoursHistory);

export const correctOutsideHours = (recordId: string, request: CorrectOutsideHours) =>
  postJson(`/outside-hours/${recordId}/corrections`, request, outsideHoursHistory);

export const withdrawOutsideHours = (recordId: string, replaces: string) =>
  postJson(
    `/outside-hours/${recordId}/withdrawals`,
    { id: crypto.randomUUID(), replaces },
    outsideHoursHistory,
  );

export const takeBackProof = (id: string) => deleteJson(`/proofs/${id}`, z.undefined());
