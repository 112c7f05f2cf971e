import {
  cosponsorshipList,
  type AskCosponsor,
  type CosponsorshipList,
  type TurnCosponsorship,
} from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson, postJson } from '../../platform/api.js';

const at = (org: string, path: string): string => `/societies/${org}${path}`;

export const cosponsorshipsQuery = (org: string) =>
  queryOptions({
    queryKey: ['societies', org, 'cosponsorships'],
    queryFn: ({ signal }) => getJson(at(org, '/cosponsorships'), cosponsorshipList, signal),
  });

export const askCosponsor = (
  org: string,
  course: string,
  request: AskCosponsor,
): Promise<CosponsorshipList> =>
  postJson(at(org, `/programs/${course}/cosponsorships`), request, cosponsorshipList);

export const turnCosponsorship = (
  org: string,
  id: string,
  request: TurnCosponsorship,
): Promise<CosponsorshipList> => postJson(at(org, `/cosponsorships/${id}/turns`), request, cosponsorshipList);
