import {
  auditPackContents,
  ceBrokerPage,
  licenseList,
  type MarkReported,
  sharedNow,
  shareList,
  type ShareTranscript,
  shareView,
} from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { deleteJson, getJson, postJson } from '../../platform/api.js';
import type { CycleName } from './paths.js';

const pathOf = ({ licenseId, cycleKey }: CycleName): string => `/licenses/${licenseId}/cycles/${cycleKey}`;

export const licensesQuery = () =>
  queryOptions({
    queryKey: ['licenses', 'list'],
    queryFn: ({ signal }) => getJson('/licenses', licenseList, signal),
  });

export const packQuery = (cycle: CycleName) =>
  queryOptions({
    queryKey: ['licenses', cycle.licenseId, 'audit-pack', cycle.cycleKey],
    queryFn: ({ signal }) => getJson(`${pathOf(cycle)}/audit-pack`, auditPackContents, signal),
  });

export const sharesQuery = () =>
  queryOptions({
    queryKey: ['transcript-shares'],
    queryFn: ({ signal }) => getJson('/transcript-shares', shareList, signal),
  });

export const shareTranscript = (request: ShareTranscript) =>
  postJson('/transcript-shares', request, sharedNow);
export const revokeShare = (id: string) => deleteJson(`/transcript-shares/${id}`, shareView);

export const ceBrokerQuery = (cycle: CycleName) =>
  queryOptions({
    queryKey: ['licenses', cycle.licenseId, 'ce-broker', cycle.cycleKey],
    queryFn: ({ signal }) => getJson(`${pathOf(cycle)}/ce-broker`, ceBrokerPage, signal),
  });

export const markReported = (cycle: CycleName, request: MarkReported) =>
  postJson(`${pathOf(cycle)}/reported-marks`, request, ceBrokerPage);
