import {
  type AddLicense,
  type ChangeLicense,
  licenseDetail,
  licensePreview,
  licenseTypes,
  type MarkDone,
  oneTimeItems,
  type PreviewLicense,
} from '@cohesion/contracts';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod/mini';
import { deleteJson, getJson, postJson, putJson } from '../../platform/api.js';

export const licenseTypesQuery = () =>
  queryOptions({
    queryKey: ['license-types'],
    queryFn: ({ signal }) => getJson('/license-types', licenseTypes, signal),
    staleTime: 300_000,
  });

export const licenseQuery = (id: string) =>
  queryOptions({
    queryKey: ['licenses', id],
    queryFn: ({ signal }) => getJson(`/licenses/${id}`, licenseDetail, signal),
  });

export const previewLicense = (request: PreviewLicense) =>
  postJson('/licenses/preview', request, licensePreview);
export const addLicense = (request: AddLicense) => postJson('/licenses', request, licenseDetail);
export const changeLicense = (id: string, request: ChangeLicense) =>
  putJson(`/licenses/${id}`, request, licenseDetail);
export const removeLicense = (id: string) => deleteJson(`/licenses/${id}`, z.undefined());

export const markDone = (id: string, item: string, request: MarkDone) =>
  putJson(`/licenses/${id}/one-time-items/${item}`, request, oneTimeItems);
export const markNotDone = (id: string, item: string) =>
  deleteJson(`/licenses/${id}/one-time-items/${item}`, oneTimeItems);

/** Everything that is worked out from licenses and hours is asked for again. */
export function useForgetFigures() {
  const queries = useQueryClient();

  return async () => {
    await Promise.all(
      ['my-ce', 'licenses', 'fits'].map((queryKey) => queries.invalidateQueries({ queryKey: [queryKey] })),
    );
  };
}
