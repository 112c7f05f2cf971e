import {
  nameChangeList,
  societyCertificateList,
  societyCertificatePage,
  type CorrectCertificate,
  type DecideNameChange,
  type NameChangeList,
  type ReinstateCertificate,
  type RetryPage,
  type RevokeCertificate,
  type SocietyCertificatePage,
} from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson, postJson } from '../../platform/api.js';

const at = (org: string, path: string): string => `/societies/${org}${path}`;
const ofOne = (org: string, id: string, path: string): string => at(org, `/certificates/${id}${path}`);

/** `search` is the query of the address: what was typed, and where the page begins. */
export const keptCertificatesQuery = (org: string, search: string) =>
  queryOptions({
    queryKey: ['societies', org, 'certificates', 'list', search],
    queryFn: ({ signal }) =>
      getJson(at(org, `/certificates${search && `?${search}`}`), societyCertificateList, signal),
  });

export const keptCertificateQuery = (org: string, id: string) =>
  queryOptions({
    queryKey: ['societies', org, 'certificates', id],
    queryFn: ({ signal }) => getJson(ofOne(org, id, ''), societyCertificatePage, signal),
  });

export const nameChangesQuery = (org: string) =>
  queryOptions({
    queryKey: ['societies', org, 'name-changes'],
    queryFn: ({ signal }) => getJson(at(org, '/name-changes'), nameChangeList, signal),
  });

/** Nothing chosen is for the api to name. */
type Revoke = Omit<RevokeCertificate, 'category'> & Readonly<{ category: string }>;

export const revoke = (org: string, id: string, request: Revoke): Promise<SocietyCertificatePage> =>
  postJson(ofOne(org, id, '/revocations'), request, societyCertificatePage);

export const reinstate = (
  org: string,
  id: string,
  request: ReinstateCertificate,
): Promise<SocietyCertificatePage> =>
  postJson(ofOne(org, id, '/reinstatements'), request, societyCertificatePage);

export const correct = (
  org: string,
  id: string,
  request: CorrectCertificate,
): Promise<SocietyCertificatePage> =>
  postJson(ofOne(org, id, '/corrections'), request, societyCertificatePage);

export const holdBack = (org: string, id: string, mailId: string): Promise<SocietyCertificatePage> =>
  postJson(ofOne(org, id, `/mails/${mailId}/cancellation`), {}, societyCertificatePage);

export const decideNameChange = (
  org: string,
  requestId: string,
  request: DecideNameChange,
): Promise<NameChangeList> =>
  postJson(at(org, `/name-changes/${requestId}/decision`), request, nameChangeList);

export const retryPage = (org: string, id: string, request: RetryPage): Promise<SocietyCertificatePage> =>
  postJson(ofOne(org, id, '/page-retries'), request, societyCertificatePage);
