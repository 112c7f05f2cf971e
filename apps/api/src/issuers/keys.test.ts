import { Sealing } from '../platform/sealing.js';
import { describeBadBodies } from '../testing/ladder.js';
import { aSignedFile, verdictOn } from '../testing/a-signed-file.js';
import type { Caller } from '../testing/caller.js';
import { describeStaffRefusals } from '../testing/staff-ladder.js';
import { ownKey } from '../testing/own-key.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { SocietySigners } from './society-signers.service.js';

let api: TestApi;
let administrator: Caller;

beforeAll(async () => {
  api = await startTestApi();
  administrator = await api.as({ role: 'ce-administrator' });
});
afterAll(async () => {
  await api.close();
});

type Key = Readonly<{ id: string; name: string; state: string; purpose: string }>;

const at = '/societies/acme/keys';
const nobodys = '01a20000-0000-7000-8000-000000000000';
const keysOf = async (): Promise<Key[]> => (await administrator.get(at)).body.keys;
async function inUse(purpose: string): Promise<Key> {
  const key = (await keysOf()).find((one) => one.purpose === purpose && one.state === 'in-use');
  if (!key) throw new Error(`No key for ${purpose}`);

  return key;
}
const replace = async (purpose: string) =>
  administrator.post(`${at}/new`, { replaces: (await inUse(purpose)).id });
const signing = () => api.app.get(SocietySigners).of(api.societies.acme);

describe('GET /societies/:org/keys', () => {
  describeStaffRefusals({ verb: 'get', path: () => '/keys', instructors: false }, () => api);

  it('shows the keys there are, and makes them when there are none', async () => {
    const { status, body } = await administrator.get(at);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      did: 'did:web:localhost%3A4400:issuers:acme',
      pageUrl: 'http://localhost:4400/issuers/acme',
      timeStamps: null,
      keys: [
        { name: 'credential-1', state: 'in-use', recordedBy: null, endings: [] },
        { name: 'log-1' },
        { name: 'document-1' },
      ],
    });
  });
});

describe('keys that were sealed with what is no longer configured', () => {
  it('are still published, sign nothing, and can be replaced', async () => {
    const { id } = await inUse('credential');
    const rotated = new Sealing({ personalDataKeys: [{ id: 'other', key: Buffer.alloc(32, 'other') }] });
    const open = jest.spyOn(api.app.get(Sealing), 'open').mockImplementation((...of) => rotated.open(...of));
    api.app.get(SocietySigners).forget(api.societies.acme);

    await expect(signing()).rejects.toThrow('The key "test" that sealed the signing key');
    expect((await api.visitor().get('/issuers/acme/did.json')).status).toBe(200);
    expect((await administrator.get(at)).status).toBe(200);
    expect((await administrator.post(`${at}/new`, { replaces: id })).status).toBe(200);
    open.mockRestore();
  });
});

describe('POST /societies/:org/keys/new', () => {
  describeStaffRefusals(
    { verb: 'post', path: () => '/keys/new', body: () => ({ replaces: nobodys }), instructors: false },
    () => api,
  );
  describeBadBodies(
    'post',
    async () => `${at}/new`,
    () => api.as({ role: 'ce-administrator' }),
    [
      { what: 'no key', field: 'replaces', body: {} },
      { what: 'a key that is no id', field: 'replaces', body: { replaces: 'document-1' } },
    ],
  );

  it('does not know another society’s key', async () => {
    const theirs = await api.as({ role: 'ce-administrator', society: 'globex' });
    const [key] = (await theirs.get('/societies/globex/keys')).body.keys;
    for (const [way, body] of [
      ['new', { replaces: key.id }],
      [`${key.id}/theft`, { name: key.name, why: 'Gone.' }],
      ['brought', { replaces: key.id, ...(await ownKey('other')) }],
    ] as const)
      expect(await administrator.post(`${at}/${way}`, body)).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      });
  });

  it('signs with a new key from then on, and what was signed before stays good', async () => {
    const before = await aSignedFile(await signing(), api.clock.now());
    for (const purpose of ['credential', 'document', 'log'])
      expect((await replace(purpose)).status).toBe(200);
    const meanwhile = await signing();
    expect(meanwhile.credential.id).toMatch(/#credential-3$/);
    const after = await aSignedFile(meanwhile, api.clock.now());
    api.clock.advance(24 * 60 * 60_000);

    for (const pdf of [before, after])
      expect(await verdictOn(api, pdf)).toMatchObject({ signature: 'ok', credential: 'ok', token: 'ok' });
    expect(await keysOf()).toMatchObject([
      { name: 'credential-3', state: 'in-use', recordedBy: 'Test one' },
      { name: 'credential-2', state: 'retired' },
      { name: 'credential-1', state: 'retired', endings: [{ kind: 'retired', recordedBy: 'Test one' }] },
      { name: 'log-2' },
      { name: 'log-1' },
      { name: 'document-2' },
      { name: 'document-1' },
    ]);
  });

  it('lets whoever is in the middle of signing finish with the old key, and nobody after ten minutes', async () => {
    const old = await signing();
    await replace('credential');
    await replace('document');
    api.clock.advance(9 * 60_000);
    const soon = await aSignedFile(old, api.clock.now());
    api.clock.advance(2 * 60_000);
    const late = await aSignedFile(old, api.clock.now());

    expect(await verdictOn(api, soon)).toMatchObject({ signature: 'ok', credential: 'ok', token: 'ok' });
    expect(await verdictOn(api, late)).toMatchObject({
      signature: 'not-ok',
      credential: 'not-ok',
      token: 'not-ok',
    });
  });

  it('makes one key of twenty requests at once', async () => {
    const { id } = await inUse('log');
    const count = (await keysOf()).length;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => administrator.post(`${at}/new`, { replaces: id })),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await keysOf()).toHaveLength(count + 1);
  });
});

describe('POST /societies/:org/keys/:id/theft', () => {
  const theft = (name: string) => ({ name, why: 'A laptop with a copy is gone.' });
  describeStaffRefusals(
    { verb: 'post', path: () => `/keys/${nobodys}/theft`, body: () => theft('log-1'), instructors: false },
    () => api,
  );
  describeBadBodies(
    'post',
    async () => `${at}/${(await inUse('document')).id}/theft`,
    () => api.as({ role: 'ce-administrator' }),
    [
      { what: 'no reason', field: 'why', body: { name: 'document-1', why: ' ' } },
      { what: 'no name', field: 'name', body: { why: 'Gone.' } },
      { what: 'another key’s name', field: 'name', body: theft('log-1') },
    ],
  );

  it('makes everything the key signed worthless, and signs with another one', async () => {
    const before = await signing();
    const pdf = await aSignedFile(before, api.clock.now());
    for (const purpose of ['credential', 'document']) {
      const key = await inUse(purpose);
      const answers = [
        await administrator.post(`${at}/${key.id}/theft`, theft(` ${key.name.toUpperCase()} `)),
        await administrator.post(`${at}/${key.id}/theft`, theft(key.name)),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(answers[1]?.body.keys).toEqual(answers[0]?.body.keys);
    }
    const again = await aSignedFile(await signing(), api.clock.now());

    expect(await verdictOn(api, pdf)).toMatchObject({
      signature: 'not-ok',
      credential: 'not-ok',
      token: 'not-ok',
    });
    expect(await verdictOn(api, again)).toMatchObject({ signature: 'ok', credential: 'ok', token: 'ok' });
  });

  it('can be said of a key that was retired long ago, and then no other key is made', async () => {
    const retired = (await keysOf()).find(({ state }) => state === 'retired');
    const count = (await keysOf()).length;
    const { body } = await administrator.post(`${at}/${retired?.id}/theft`, theft(retired?.name ?? ''));

    expect(body.keys).toHaveLength(count);
    expect(body.keys.find(({ id }: Key) => id === retired?.id)).toMatchObject({
      state: 'stolen',
      endings: [{ kind: 'retired' }, { kind: 'stolen' }],
    });
  });

  it('is written down with who said so and why, for auditors and not for the public', async () => {
    const [entry] = await stored<{ facts: object; actor: object }>(
      api,
      `select facts, actor from audit_entries where action = 'key.stolen' order by created_at limit 1`,
    );
    expect(entry).toMatchObject({
      actor: { kind: 'person' },
      facts: { why: 'A laptop with a copy is gone.', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    for (const url of ['/api/issuers/acme', '/issuers/acme/did.json'])
      expect(JSON.stringify((await api.visitor().get(url)).body)).not.toContain('laptop');
  });
});
