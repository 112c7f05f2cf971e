import type { Person } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import type { Tx } from '../platform/tx.js';
import type { Caller } from '../testing/caller.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { AccountsService } from './accounts.service.js';

let api: TestApi;
let accounts: AccountsService;

beforeAll(async () => {
  api = await startTestApi();
  accounts = api.app.get(AccountsService);
});
afterAll(() => api.close());

/** The actor that a caller is, in acme unless said otherwise. */
async function actorOf(caller: Caller, societyId = api.societies.acme): Promise<Person> {
  const { person } = (await caller.get('/session')).body;

  return { kind: 'person', societyId, personId: person.id, sessionId: '', roles: person.roles };
}

const as = <T>(actor: Person, work: (tx: Tx) => Promise<T>): Promise<T> =>
  api.app.get(Database).as(actor, work);

describe('AccountsService', () => {
  it('tells a person their own name, and nobody another one', async () => {
    const ruth = await actorOf(await api.as({ name: 'Ruth' }));
    const daniel = await actorOf(await api.as({ name: 'Daniel' }));

    expect(await as(ruth, (tx) => accounts.personName(tx, ruth.personId))).toBe('Test Ruth');
    await expect(as(daniel, (tx) => accounts.personName(tx, ruth.personId))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await as(daniel, (tx) => accounts.briefs(tx, [ruth.personId, daniel.personId]))).toEqual([
      { id: daniel.personId, name: 'Test Daniel' },
    ]);
  });

  it('tells an administrator the names asked for', async () => {
    const ruth = await actorOf(await api.as({ name: 'Ruth' }));
    const administrator = await actorOf(await api.as({ role: 'ce-administrator' }));

    expect(await as(administrator, (tx) => accounts.briefs(tx, [ruth.personId]))).toEqual([
      { id: ruth.personId, name: 'Test Ruth' },
    ]);
    expect(await as(administrator, (tx) => accounts.briefs(tx, []))).toEqual([]);
  });

  it('takes a confirmed name within the transaction of whoever asks, or not at all', async () => {
    const caller = await api.as({ name: 'Olga' });
    const olga = await actorOf(caller);
    const failing = as(olga, async (tx) => {
      await accounts.confirmName(tx, olga.personId, 'Ольга Ивановна');
      throw new Error('not after all');
    });
    await expect(failing).rejects.toThrow('not after all');
    expect((await caller.get('/accounts/profile')).body.name).toBe('Test Olga');

    await as(olga, (tx) => accounts.confirmName(tx, olga.personId, 'Ольга Ивановна'));
    expect((await caller.get('/accounts/profile')).body.name).toBe('Ольга Ивановна');
  });
});
