import { randomUUID } from 'node:crypto';
import { AccountsSeed } from '../accounts/accounts.seed.js';
import { SocietyImportService } from '../societies/society-import.service.js';
import { aSociety } from './a-society.js';
import { Caller, type Answer } from './caller.js';
import type { TestApi } from './start-test-api.js';

/** The second society under a name of its own. */
export const globexName = 'Globex Institute for Groups';
/** A third one, which has nothing to do with what the two agree on. */
const initech = { slug: 'initech', host: 'initech.localhost' };

export async function importOthers({ app }: TestApi): Promise<void> {
  const imports = app.get(SocietyImportService);
  const globex = aSociety({
    slug: 'globex',
    shortName: 'Globex',
    host: 'globex.localhost',
    name: globexName,
    place: 'Decatur, Georgia',
  });
  await imports.importSociety(globex, 'globex.yaml');
  await imports.importSociety(aSociety({ ...initech, name: 'Initech Society' }), 'initech.yaml');
}

export async function thirdAdministrator({ app }: TestApi): Promise<Caller> {
  const { id } = await app
    .get(SocietyImportService)
    .importSociety(aSociety({ ...initech, name: 'Initech Society' }), 'initech.yaml');
  const email = 'keeper@initech.example.com';
  const [account] = await app
    .get(AccountsSeed)
    .makeDemoAccounts(id, [{ role: 'ce-administrator', name: 'Test third', email }]);
  const answer = await new Caller(app, initech.host).post('/accounts/sign-in', {
    email,
    password: account?.password,
  });
  const cookies = [answer.headers['set-cookie']].flat().map((cookie) => String(cookie).split(';')[0]);

  return new Caller(app, initech.host, cookies.join('; '));
}

export const aQuestion = (changes: Record<string, unknown> = {}) => ({
  id: randomUUID() as string,
  cosponsor: 'globex',
  note: null,
  ...changes,
});

/** What somebody of a society does about co-sponsors. */
export const cosponsoring = (caller: Caller, society: 'acme' | 'globex' | 'initech') => ({
  list: (): Promise<Answer> => caller.get(`/societies/${society}/cosponsorships`),
  ask: (question: object = aQuestion(), course = 'a-small-course'): Promise<Answer> =>
    caller.post(`/societies/${society}/programs/${course}/cosponsorships`, question),
  turn: (id: string, change: string, why?: string): Promise<Answer> =>
    caller.post(`/societies/${society}/cosponsorships/${id}/turns`, {
      change,
      ...(change === 'accepted' ? {} : { why: why ?? 'Sample reason.' }),
    }),
});

/** Asked by Acme and accepted by Globex. */
export async function anAcceptedCosponsorship(api: TestApi, course = 'a-small-course'): Promise<string> {
  const question = aQuestion();
  const host = cosponsoring(await api.as({ role: 'ce-administrator' }), 'acme');
  const other = cosponsoring(await api.as({ role: 'ce-administrator', society: 'globex' }), 'globex');
  for (const { status, body } of [
    await host.ask(question, course),
    await other.turn(question.id, 'accepted'),
  ])
    if (status !== 200) throw new Error(`The api answered ${status}: ${JSON.stringify(body)}`);

  return question.id;
}
