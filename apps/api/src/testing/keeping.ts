import { randomUUID } from 'node:crypto';
import type { Caller } from './caller.js';
import type { TestApi } from './start-test-api.js';
import { stored } from './stored.js';

const at = (id: string, what: string): string => `/societies/acme/certificates/${id}/${what}`;

export const aRevocation = (changes: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  version: 1,
  category: 'issued-in-error',
  effectiveOn: '2026-11-22',
  note: null,
  ...changes,
});

export const aCorrection = (changes: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  version: 1,
  what: 'hours',
  amount: '0.5',
  reason: 'Half of it was read aloud by somebody else.',
  ...changes,
});

export const revoke = (caller: Caller, id: string, changes: Record<string, unknown> = {}) =>
  caller.post(at(id, 'revocations'), aRevocation(changes));

export const reinstate = (caller: Caller, id: string, changes: Record<string, unknown> = {}) =>
  caller.post(at(id, 'reinstatements'), { id: randomUUID(), reason: 'The list was wrong.', ...changes });

export const correct = (caller: Caller, id: string, changes: Record<string, unknown> = {}) =>
  caller.post(at(id, 'corrections'), aCorrection(changes));

export const askName = (caller: Caller, id: string, changes: Record<string, unknown> = {}) =>
  caller.post(`/certificates/${id}/name-changes`, {
    id: randomUUID(),
    name: 'Ada Lovelace',
    why: null,
    everywhere: false,
    ...changes,
  });

/** What people would have in their hands by now: neither what waits nor what was taken back. */
export async function sentMails(api: TestApi): Promise<{ to: string; subject: string; body: string }[]> {
  await api.runJobs();

  return stored(
    api,
    `select recipient as "to", subject, body from mails mail
     where exists (select from outbox where payload ->> 'mailId' = mail.id::text and relayed_at is not null)
       and not exists (select from mail_cancellations where mail_id = mail.id) and subject like '%certificate%'
     order by created_at`,
  );
}
