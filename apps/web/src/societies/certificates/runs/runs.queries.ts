import {
  certificateRunList,
  certificateRunPage,
  rosterReading,
  runLineList,
  sessionCredit,
  type CertificateRunPage,
  type CountSessionCredit,
  type RosterReading,
  type SessionCredit,
  type StartCertificateRun,
  type TurnCertificateRun,
} from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { getJson, postJson } from '../../../platform/api.js';

const at = (org: string, path = ''): string => `/societies/${org}/certificate-runs${path}`;

export const certificateRunsQuery = (org: string) =>
  queryOptions({
    queryKey: ['societies', org, 'certificate-runs'],
    queryFn: ({ signal }) => getJson(at(org), certificateRunList, signal),
  });

export const certificateRunQuery = (org: string, id: string) =>
  queryOptions({
    queryKey: ['societies', org, 'certificate-run', id],
    queryFn: ({ signal }) => getJson(at(org, `/${id}`), certificateRunPage, signal),
  });

/** `after` is the last line of the page before. */
export const runLinesQuery = (org: string, id: string, after: number) =>
  queryOptions({
    queryKey: ['societies', org, 'certificate-run', id, 'lines', after],
    queryFn: ({ signal }) => getJson(at(org, `/${id}/lines?after=${after}`), runLineList, signal),
  });

export const checkRoster = (org: string, roster: string): Promise<RosterReading> =>
  postJson(`/societies/${org}/roster-checks`, { roster }, rosterReading);

/** What sessions give; nothing is written. */
export const countSessions = (org: string, asked: CountSessionCredit): Promise<SessionCredit> =>
  postJson(`/societies/${org}/session-credits`, asked, sessionCredit);

export const startRun = (org: string, request: StartCertificateRun): Promise<CertificateRunPage> =>
  postJson(at(org), request, certificateRunPage);

export const turnRun = (
  org: string,
  id: string,
  change: TurnCertificateRun['change'],
): Promise<CertificateRunPage> => postJson(at(org, `/${id}/turns`), { change }, certificateRunPage);

/** `line` is null for every line that failed. */
export const retryRun = (org: string, id: string, line: number | null): Promise<CertificateRunPage> =>
  postJson(at(org, `/${id}/retries`), { line }, certificateRunPage);

/** Takes back the mails that wait, and lets no others be written. */
export const holdMailsBack = (org: string, id: string): Promise<CertificateRunPage> =>
  postJson(at(org, `/${id}/mail-holds`), {}, certificateRunPage);

export const eventsAddress = (org: string, id: string): string => `/api${at(org, `/${id}/events`)}`;
export const archiveAddress = (org: string, id: string): string => `/api${at(org, `/${id}/archive`)}`;
