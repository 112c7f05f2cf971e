import { createPrivateKey, createPublicKey } from 'node:crypto';
import {
  didWebAddress,
  proveCredential,
  readDidDocument,
  readTreeHead,
  signTreeHead,
  statusListCredential,
  verifyProof,
} from '@cohesion/certificates';
import { dataSource } from '../database.js';
import { systemOf } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Sealing } from '../platform/sealing.js';
import { SocietiesService } from '../societies/societies.service.js';
import { startTestApi, type SocietyName, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { SocietyKeys } from './society-keys.service.js';
import { SocietySigners } from './society-signers.service.js';

let api: TestApi;
let signers: SocietySigners;

beforeAll(async () => {
  api = await startTestApi();
  signers = api.app.get(SocietySigners);
});
afterAll(() => api.close());

const day = 24 * 60 * 60_000;
const did = 'did:web:localhost%3A4400:issuers:acme';
/** Of one society. */
const keys = (society: SocietyName = 'acme') =>
  stored<{ id: string; name: string; societyId: string; publicKey: Buffer; certificate: Buffer | null }>(
    api,
    `select id, purpose || '-' || number as name, society_id as "societyId", public_key as "publicKey", certificate
     from society_keys where society_id = $1 order by purpose, number`,
    [api.societies[society]],
  );

/** What another process would use: connections and a memory of its own. */
async function anotherProcess() {
  const source = await dataSource(api.database.appUrl, 2).initialize();
  const database = new Database(source);
  const [clock, societies] = [api.app.get(Clock), api.app.get(SocietiesService)];
  const rows = new SocietyKeys(api.app.get(Sealing), clock, api.config);

  return { database, signers: new SocietySigners(database, societies, rows, clock, api.config) };
}

describe('what a society signs with', () => {
  it('is a key for credentials, one for the log and one for files, under the did of the society', async () => {
    const signing = await signers.of(api.societies.acme);

    expect(signing.issuer).toEqual({
      did,
      name: 'Acme Group Psychotherapy Society',
      url: 'http://localhost:4400/issuers/acme',
    });
    expect(signing.credential.id).toBe(`${did}#credential-1`);
    expect(signing.log).toMatchObject({
      origin: 'localhost:4400/issuers/acme/log',
      url: 'http://localhost:4400/issuers/acme/log',
      signer: { id: `${did}#log-1` },
    });
    expect(signing.document).toMatchObject({ algorithm: 'ecdsa-p256', chain: [] });
    expect(signing.document.certificate).toMatchObject({
      name: 'Acme Group Psychotherapy Society',
      did,
      validFrom: new Date('2026-11-22T14:59:00Z'),
      validUntil: new Date('2046-11-22T14:59:00Z'),
    });
    expect(new Set((await keys()).map(({ publicKey }) => publicKey.toString('hex'))).size).toBe(3);
  });

  it('signs what the library accepts: credentials and heads of the log', async () => {
    const { credential, log } = await signers.of(api.societies.acme);
    const list = statusListCredential({
      url: 'http://localhost:4400/issuers/acme/status/revocation/1',
      issuer: did,
      purpose: 'revocation',
      validFrom: '2026-11-22T15:00:00Z',
      set: [],
    });
    const proved = await proveCredential(list, credential, '2026-11-22T15:00:00Z');
    expect(await verifyProof(proved, credential.publicKey)).toBe(true);
    expect(await verifyProof(proved, log.signer.publicKey)).toBe(false);
    const head = await signTreeHead(
      { origin: log.origin, size: 0, root: new Uint8Array(32), time: '2026-11-22T15:00:00Z' },
      log.signer,
    );
    expect(readTreeHead(head, [log.signer.publicKey])).toMatchObject({ ok: true });
    expect(readTreeHead(head, [credential.publicKey])).toMatchObject({ ok: false });
  });

  it('is made once, when two processes ask ten times each at once', async () => {
    const other = await anotherProcess();
    const asked = await Promise.all(
      [signers, other.signers].flatMap((each) =>
        Array.from({ length: 10 }, () => each.of(api.societies.globex)),
      ),
    );
    await other.database.onApplicationShutdown();

    expect((await keys('globex')).map(({ name }) => name)).toEqual(['credential-1', 'document-1', 'log-1']);
    expect(
      new Set(asked.map(({ credential }) => Buffer.from(credential.publicKey).toString('hex'))).size,
    ).toBe(1);
    expect(
      await stored(api, `select from audit_entries where action = 'key.made' and society_id = $1`, [
        api.societies.globex,
      ]),
    ).toHaveLength(3);
  });
});

describe('the secret half of a key', () => {
  it('lies in the database sealed, and bound to its society and its name', async () => {
    await signers.of(api.societies.acme);
    const rows = await stored<{ sealed: Buffer; sealedWith: string; name: string; publicKey: Buffer }>(
      api,
      `select s.sealed, s.sealed_with as "sealedWith", purpose || '-' || number as name, public_key as "publicKey"
       from society_key_secrets s join society_keys k on k.id = key_id where k.society_id = $1`,
      [api.societies.acme],
    );
    expect(rows.length).toBe(3);
    const sealing = api.app.get(Sealing);
    for (const row of rows) {
      const boundTo = `signing key ${row.name} of society ${api.societies.acme}`;
      const secret = sealing.open(row, boundTo);
      const key = createPrivateKey({ key: secret, type: 'pkcs8', format: 'der' });
      const half = createPublicKey(key).export({ type: 'spki', format: 'der' });

      expect(half.subarray(-row.publicKey.length)).toEqual(row.publicKey);
      // The secret number of either kind of key stands within these bytes.
      for (const part of [secret.subarray(0, 16), secret.subarray(16, 32), secret.subarray(-32)])
        expect(row.sealed.includes(part)).toBe(false);
      for (const other of [
        boundTo.replace('-1', '-2'),
        boundTo.replace(api.societies.acme, api.societies.globex),
      ])
        expect(() => sealing.open(row, other)).toThrow('unable to authenticate data');
    }
  });

  it('is read by the society’s own jobs and by nobody else', async () => {
    await signers.of(api.societies.acme);
    await signers.of(api.societies.globex);
    const database = api.app.get(Database);
    const seen = (table: string) => async (tx: { query<R extends object>(sql: string): Promise<R[]> }) =>
      (await tx.query<{ id: string }>(`select distinct society_id as id from ${table}`)).map(({ id }) => id);
    const { acme, globex } = api.societies;
    const staff = {
      kind: 'person' as const,
      societyId: acme,
      personId: acme,
      sessionId: acme,
      roles: ['ce-administrator' as const],
    };

    expect(await database.as(systemOf(acme), seen('society_key_secrets'))).toEqual([acme]);
    expect(await database.as(staff, seen('society_key_secrets'))).toEqual([]);
    expect(await database.asReaderOf(acme, seen('society_key_secrets'))).toEqual([]);
    expect(await database.as(staff, seen('society_keys'))).toEqual([acme]);
    expect(await database.asReaderOf(globex, seen('society_keys'))).toEqual([globex]);
    expect(await database.asReaderOf('%', seen('society_keys'))).toEqual([]);
    expect(await database.as({ kind: 'visitor', societyId: acme }, seen('society_keys'))).toEqual([]);
  });

  it('cannot be put beside another society’s key', async () => {
    await signers.of(api.societies.globex);
    const [key] = await keys('globex');
    const database = api.app.get(Database);
    const added = database.as(systemOf(api.societies.acme), (tx) =>
      tx.query(
        `insert into society_key_secrets (society_id, key_id, sealed, sealed_with, created_at)
         values (app_society(), $1, '', 'x', now())`,
        [key?.id],
      ),
    );

    await expect(added).rejects.toThrow('row-level security');
  });
});

describe('GET /issuers/:society/did.json', () => {
  const get = (url: string) => api.app.inject({ url, headers: { host: 'globex.localhost' } });

  it('is where the did of the society resolves to, on any host, for any page', async () => {
    const { credential, log, document } = await signers.of(api.societies.acme);
    const address = new URL(didWebAddress(did) ?? '');
    expect(address.origin).toBe(api.config.http.publicUrl);
    const answer = await get(address.pathname);

    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=10',
    });
    const known = readDidDocument(did, answer.json());
    const period = { usedFrom: '2026-11-22T14:59:00.000Z', usedUntil: null, revoked: null };
    expect(known).toEqual({
      did,
      keys: [
        {
          id: credential.id,
          asserts: true,
          ed25519: new Uint8Array(credential.publicKey),
          certificate: null,
          ...period,
        },
        {
          id: log.signer.id,
          asserts: false,
          ed25519: new Uint8Array(log.signer.publicKey),
          certificate: null,
          ...period,
        },
        {
          id: `${did}#document-1`,
          asserts: true,
          ed25519: null,
          certificate: new Uint8Array(document.certificate.der),
          ...period,
        },
      ],
      logs: [{ origin: log.origin, url: log.url }],
    });
  });

  it.each([
    ['no-such-society', 404, 'not-found'],
    ['ACME', 400, 'invalid-request'],
  ])('answers for %s with %d', async (slug, status, code) => {
    const answer = await get(`/issuers/${slug}/did.json`);

    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });
});

describe('GET /issuers/:society', () => {
  it('tells anyone who issues and by which keys, and nothing of who keeps them', async () => {
    const { status, body } = await api.visitor('globex').get('/api/issuers/acme');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Acme Group Psychotherapy Society',
      sample: true,
      did,
      documentUrl: 'http://localhost:4400/issuers/acme/did.json',
      keys: [
        { name: 'credential-1', state: 'in-use', kind: 'Ed25519', certificate: null },
        { name: 'log-1', kind: 'Ed25519' },
        { name: 'document-1', kind: 'ECDSA P-256', certificate: { origin: 'made' } },
      ],
    });
    for (const { fingerprint } of body.keys) expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(body.keys[0])).not.toContain('recordedBy');
    expect((await api.visitor().get('/api/issuers/no-such-society')).status).toBe(404);
  });
});

describe('a key that was replaced', () => {
  it('is read once in a few seconds, and by every other process within them', async () => {
    const time = jest.spyOn(performance, 'now').mockReturnValue(0);
    const other = await anotherProcess();
    const first = await other.signers.of(api.societies.acme);
    const administrator = await api.as({ role: 'ce-administrator' });
    const [key] = (await keys()).filter(({ name }) => name === 'credential-1');
    await administrator.post('/societies/acme/keys/new', { replaces: key?.id });

    expect((await signers.of(api.societies.acme)).credential.id).toBe(`${did}#credential-2`);
    expect(await other.signers.of(api.societies.acme)).toBe(first);
    time.mockReturnValue(5000);
    expect((await other.signers.of(api.societies.acme)).credential.id).toBe(`${did}#credential-2`);
    time.mockRestore();
    await other.database.onApplicationShutdown();
  });

  it('gets a new certificate before the old one ends, and nothing stops', async () => {
    const { document } = await signers.of(api.societies.acme);
    api.clock.advance(document.certificate.validUntil.getTime() - api.clock.now().getTime() - day);
    signers.forget(api.societies.acme);
    const next = await signers.of(api.societies.acme);

    expect(next.document.certificate.validUntil.toISOString()).toBe('2049-12-31T23:59:59.000Z');
    expect(next.credential.id).toBe(`${did}#credential-2`);
    expect((await keys()).map(({ name }) => name)).toEqual([
      'credential-1',
      'credential-2',
      'document-1',
      'document-2',
      'log-1',
    ]);
    expect(
      await stored(api, 'select why, recorded_by as "by" from society_key_endings order by created_at'),
    ).toEqual([
      { why: 'Replaced by a new key.', by: expect.any(String) },
      { why: 'Its certificate ends.', by: null },
    ]);
  });
});
