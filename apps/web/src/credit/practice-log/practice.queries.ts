import {
  type CorrectPractice,
  practiceEntryView,
  practiceLog,
  type RecordPractice,
  signatureRequestList,
  signatureRequestView,
} from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson, postJson } from '../../platform/api.js';

export const practiceLogQuery = () =>
  queryOptions({
    queryKey: ['practice-log'],
    queryFn: ({ signal }) => getJson('/practice-log', practiceLog, signal),
  });

export const signatureRequestsQuery = () =>
  queryOptions({
    queryKey: ['practice-log', 'signature-requests'],
    queryFn: ({ signal }) => getJson('/practice-log/signature-requests', signatureRequestList, signal),
  });

export const recordPractice = (request: RecordPractice) =>
  postJson('/practice-log/entries', request, practiceEntryView);

export const correctPractice = (id: string, request: CorrectPractice) =>
  postJson(`/practice-log/entries/${id}/corrections`, request, practiceEntryView);

export const withdrawPractice = (id: string, replaces: string) =>
  postJson(
    `/practice-log/entries/${id}/withdrawals`,
    { id: crypto.randomUUID(), replaces },
    practiceEntryView,
  );

export const askForSignature = (entryIds: readonly string[]) =>
  postJson('/practice-log/signature-requests', { id: crypto.randomUUID(), entryIds }, signatureRequestView);

export const resendLink = (requestId: string) =>
  postJson(
    `/practice-log/signature-requests/${requestId}/links`,
    { id: crypto.randomUUID() },
    signatureRequestView,
  );

export const withdrawRequest = (requestId: string) =>
  postJson(`/practice-log/signature-requests/${requestId}/withdrawal`, {}, signatureRequestView);
