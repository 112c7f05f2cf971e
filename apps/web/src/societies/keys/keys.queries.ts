import {
  reissueList,
  societyKeysPage,
  type BringKey,
  type BringKeyFile,
  type ReissueList,
  type ReplaceKey,
  type ReportStolenKey,
  type SocietyKeysPage,
} from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson, postJson } from '../../platform/api.js';

const at = (org: string, path = ''): string => `/societies/${org}/keys${path}`;

export const keysQuery = (org: string) =>
  queryOptions({
    queryKey: ['societies', org, 'keys'],
    queryFn: ({ signal }) => getJson(at(org), societyKeysPage, signal),
  });

export const replaceKey = (org: string, request: ReplaceKey): Promise<SocietyKeysPage> =>
  postJson(at(org, '/new'), request, societyKeysPage);

export const bringKey = (org: string, request: BringKey): Promise<SocietyKeysPage> =>
  postJson(at(org, '/brought'), request, societyKeysPage);

export const bringKeyFile = (org: string, request: BringKeyFile): Promise<SocietyKeysPage> =>
  postJson(at(org, '/brought-file'), request, societyKeysPage);

export const reportStolenKey = (
  org: string,
  id: string,
  request: ReportStolenKey,
): Promise<SocietyKeysPage> => postJson(at(org, `/${id}/theft`), request, societyKeysPage);

/** Milliseconds between two looks while something is being issued anew. */
const lookEvery = 2000;

export const reissuesQuery = (org: string) =>
  queryOptions({
    queryKey: ['societies', org, 'reissues'],
    queryFn: ({ signal }) => getJson(`/societies/${org}/reissues`, reissueList, signal),
    refetchInterval: ({ state: { data } }) =>
      data?.reissues.some(({ state }) => state === 'working') ? lookEvery : false,
  });

export const issueAnew = (org: string, keyId: string): Promise<ReissueList> =>
  postJson(`/societies/${org}/reissues`, { keyId }, reissueList);
