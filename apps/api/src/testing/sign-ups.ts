import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import type { Answer } from './caller.js';
import type { TestApi } from './start-test-api.js';

export const password = 'correct horse battery';
let made = 0;
export const anAddress = (): string => `person${(made += 1)}@example.com`;

export const aSignUp = (changes: Record<string, unknown> = {}) => ({
  name: 'Ruth Okafor',
  email: anAddress(),
  password,
  ...changes,
});

type MailRow = Readonly<{ subject: string; body: string }>;

/** What was sent to an address, the oldest first. */
export const mailsTo = (api: TestApi, email: string): Promise<MailRow[]> =>
  api.app
    .get(Database)
    .as(systemOf(api.societies.acme), (tx) =>
      tx.query<MailRow>('select subject, body from mails where recipient = $1 order by created_at', [email]),
    );

/** The token in the link of the newest mail. */
export async function tokenFor(api: TestApi, email: string): Promise<string> {
  const token = /\?token=(\S+)/.exec((await mailsTo(api, email)).at(-1)?.body ?? '')?.[1];
  if (!token) throw new Error(`No link was sent to ${email}`);

  return decodeURIComponent(token);
}

/** Someone new who opened the link in the mail. */
export async function verified(api: TestApi, changes: Record<string, unknown> = {}) {
  const request = aSignUp(changes);
  await api.visitor().post('/accounts/sign-up', request);
  const token = await tokenFor(api, request.email);
  const answer = await api.visitor().post('/accounts/verification', { token });

  return { ...request, answer };
}

/** The cookies an answer sets, as a browser sends them back. */
export const cookieOf = ({ headers }: Answer): string =>
  [headers['set-cookie']]
    .flat()
    .map((cookie) => String(cookie).split(';')[0])
    .join('; ');
