import { catalogue, policyPage } from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson } from '../platform/api.js';

export const homeQuery = () =>
  queryOptions({
    queryKey: ['courses', 'catalogue', ''],
    queryFn: ({ signal }) => getJson('/courses', catalogue, signal),
  });

export const policyQuery = (policy: string) =>
  queryOptions({
    queryKey: ['policies', policy],
    queryFn: ({ signal }) => getJson(`/policies/${encodeURIComponent(policy)}`, policyPage, signal),
  });
