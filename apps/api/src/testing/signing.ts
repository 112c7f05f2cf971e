import { randomUUID } from 'node:crypto';
import type { PracticeFacts } from '@cohesion/contracts';
import type { Answer, Caller } from './caller.js';
import { anEntry, aSupervisor, groupLed } from './practice.js';
import type { TestApi } from './start-test-api.js';
import { stored } from './stored.js';

export const signatureRequests = '/practice-log/signature-requests';

/** What a learner and a supervisor do with each other, by way of the api and the mail. */
export function signing(api: () => TestApi, owner: () => Caller) {
  const ask = (
    entryIds: readonly string[],
    { caller = owner(), id = randomUUID() as string } = {},
  ): Promise<Answer> => caller.post(signatureRequests, { id, entryIds });

  /** The mails to an address, oldest first. */
  const mailsTo = (recipient: string) =>
    stored<{ subject: string; body: string }>(
      api(),
      'select subject, body from mails where recipient = $1 order by created_at, id',
      [recipient],
    );

  const newestToken = async (recipient = aSupervisor.email): Promise<string> =>
    /token=([\w-]+)/.exec((await mailsTo(recipient)).at(-1)?.body ?? '')?.[1] ?? '';

  /** Asked for new entries, one unless more are given: the request, and the token that was mailed. */
  async function asked({
    entries = [groupLed({ on: '2026-09' })],
    caller = owner(),
  }: { entries?: readonly PracticeFacts[]; caller?: Caller } = {}) {
    const recorded: { id: string; versionId: string }[] = [];
    for (const entry of entries) recorded.push(await anEntry(caller, entry));
    const entryIds = recorded.map(({ versionId }) => versionId);
    const { status, body } = await ask(entryIds, { caller });
    if (status !== 200) throw new Error(`Asking answered ${status}: ${JSON.stringify(body)}`);

    return { request: body, recorded, token: await newestToken() };
  }

  const reading = (token: string, caller = api().visitor()): Promise<Answer> =>
    caller.post('/countersignatures/reading', { token });

  async function sign(token: string, changes: object = {}): Promise<Answer> {
    const { contentSha256 = '0'.repeat(64) } = (await reading(token)).body;
    const given = { name: 'Sam Sample', credentials: 'LCSW, CGP', attested: true };

    return api()
      .visitor()
      .post('/countersignatures', { token, contentSha256, ...given, ...changes });
  }

  return { ask, mailsTo, newestToken, asked, reading, sign };
}
