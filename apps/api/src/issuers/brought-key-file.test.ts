import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aSignedFile, verdictOn } from '../testing/a-signed-file.js';
import type { Caller } from '../testing/caller.js';
import { ownKey } from '../testing/own-key.js';
import { describeStaffRefusals } from '../testing/staff-ladder.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { SocietySigners } from './society-signers.service.js';

let api: TestApi;
let administrator: Caller;
const folder = mkdtempSync(path.join(tmpdir(), 'key-files-'));
const at = '/societies/acme/keys';
const nobodys = '01a20000-0000-7000-8000-000000000000';
const password = 'a password that nobody writes down';

beforeAll(async () => {
  api = await startTestApi();
  administrator = await api.as({ role: 'ce-administrator' });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

/** In base64, as the page sends it. */
function asFile({ certificates, key }: Awaited<ReturnType<typeof ownKey>>, ...more: string[]): string {
  for (const [name, text] of Object.entries({ 'own.pem': certificates, 'own.key': key }))
    writeFileSync(path.join(folder, name), text);
  const files = ['-in', 'own.pem', '-inkey', 'own.key', '-out', 'own.p12'];
  execFileSync('openssl', ['pkcs12', '-export', ...files, '-passout', `pass:${password}`, ...more], {
    cwd: folder,
    stdio: 'pipe',
  });

  return readFileSync(path.join(folder, 'own.p12')).toString('base64');
}

type Key = Readonly<{ id: string; state: string; purpose: string }>;

async function inUse(purpose = 'document'): Promise<Key> {
  const keys: Key[] = (await administrator.get(at)).body.keys;
  const key = keys.find((one) => one.purpose === purpose && one.state === 'in-use');
  if (!key) throw new Error(`No key for ${purpose}`);

  return key;
}
const bring = async (changes: object) =>
  administrator.post(`${at}/brought-file`, { replaces: (await inUse()).id, password, ...changes });

describe('POST /societies/:org/keys/brought-file', () => {
  describeStaffRefusals(
    {
      verb: 'post',
      path: () => '/keys/brought-file',
      body: () => ({ replaces: nobodys, file: 'MAA=', password: 'word' }),
      instructors: false,
    },
    () => api,
  );

  it.each<[string, string, () => object | Promise<object>]>([
    ['no file', 'file', () => ({ file: '' })],
    ['what is not base64', 'file', () => ({ file: 'a b' })],
    ['more than any file', 'file', () => ({ file: 'A'.repeat(70_000) })],
    ['another kind of file', 'file', () => ({ file: 'MAMCAQM=' })],
    ['no password', 'password', async () => ({ file: asFile(await ownKey('one')), password: undefined })],
    ['a wrong password', 'password', async () => ({ file: asFile(await ownKey('one')), password: 'word' })],
    ['a weak key', 'file', async () => ({ file: asFile(await ownKey('weak', { rsa: 1024 })) })],
    [
      'a certificate that ended',
      'file',
      async () => ({ file: asFile(await ownKey('old', { to: '2026-11-20' })) }),
    ],
    ['a key to replace that is none', 'replaces', () => ({ replaces: 'document-1', file: 'MAA=' })],
  ])('refuses %s and names the field', async (_, field, changes) => {
    expect(await bring(await changes())).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', details: [{ field }] },
    });
  });

  it.each([
    ['modern', []],
    ['legacy', ['-legacy']],
  ])('signs with the key of a %s file, of which nothing is kept', async (name, more) => {
    const own = await ownKey(name);
    const file = asFile(own, ...more);
    const { status, body } = await bring({ file });

    expect(status).toBe(200);
    expect(await inUse()).toMatchObject({
      kind: 'ECDSA P-256',
      certificate: { origin: 'brought', subject: name },
    });
    const rows = await stored<{ row: string }>(api, everyRow);
    for (const text of [JSON.stringify(body), ...rows.map(({ row }) => row)])
      for (const secret of [password, file.slice(100, 160), own.key.split('\n')[2] ?? ''])
        expect(text).not.toContain(secret);
    const signing = await api.app.get(SocietySigners).of(api.societies.acme);
    expect(await verdictOn(api, await aSignedFile(signing, api.clock.now()))).toMatchObject({
      signature: 'ok',
    });
  });

  it('does it once when it is sent twice, and does not take back a key that was in use', async () => {
    const { id: replaces } = await inUse();
    const file = asFile(await ownKey('twice'));
    const answers = await Promise.all([bring({ replaces, file }), bring({ replaces, file })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);

    await administrator.post(`${at}/new`, { replaces: (await inUse()).id });
    expect(await bring({ file })).toMatchObject({ status: 400, body: { details: [{ field: 'file' }] } });
    expect(
      await bring({ replaces: (await inUse('log')).id, file: asFile(await ownKey('log')) }),
    ).toMatchObject({
      status: 400,
      body: { details: [{ field: 'replaces' }] },
    });
  });

  it('does not know another society’s key', async () => {
    const theirs = await api.as({ role: 'ce-administrator', society: 'globex' });
    const [key] = (await theirs.get('/societies/globex/keys')).body.keys;

    expect((await bring({ replaces: key.id, file: asFile(await ownKey('theirs')) })).status).toBe(404);
  });

  it('opens ten files of one person in an hour', async () => {
    const limited = await startTestApi({ environment: { RATE_LIMITS: 'true' } });
    try {
      const somebody = await limited.as({ role: 'ce-administrator' });
      const answers: number[] = [];
      for (let index = 0; index < 11; index += 1) {
        const request = { replaces: nobodys, file: 'MAMCAQM=', password };
        answers.push((await somebody.post(`${at}/brought-file`, request)).status);
      }

      expect(answers).toEqual([...Array.from({ length: 10 }, () => 400), 429]);
    } finally {
      await limited.close();
    }
  });
});

/** Whatever a database of keys says, as text: bytes in base64, without breaks. */
const everyRow = `
  select translate(encode(sealed, 'base64'), E'\\n', '') as row from society_key_secrets
  union all select facts::text from audit_entries
  union all select payload::text from outbox`;
