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
const folder = mkdtempSync(path.join(tmpdir(), 'keys-'));

beforeAll(async () => {
  api = await startTestApi();
  administrator = await api.as({ role: 'ce-administrator' });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
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
const signing = () => api.app.get(SocietySigners).of(api.societies.acme);
const file = (name: string) => path.join(folder, name);
/** Words without spaces within them. */
const openssl = (words: string) => execFileSync('openssl', words.split(' '), { cwd: folder, stdio: 'pipe' });

/** What `openssl ca` has to be told. */
const authority = `
[ca]
default_ca = sample
[sample]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = names
[names]
commonName = supplied
`;

describe('POST /societies/:org/keys/brought', () => {
  const bring = async (pems: object) =>
    administrator.post(`${at}/brought`, { replaces: (await inUse('document')).id, ...pems });
  let own: Awaited<ReturnType<typeof ownKey>>;
  beforeAll(async () => {
    own = await ownKey('own');
  });
  describeStaffRefusals(
    {
      verb: 'post',
      path: () => '/keys/brought',
      body: () => ({ replaces: nobodys, ...own }),
      instructors: false,
    },
    () => api,
  );

  it.each<[string, string, () => object | Promise<object>]>([
    ['no certificate', 'certificates', () => ({ certificates: '' })],
    ['words for a certificate', 'certificates', () => ({ certificates: 'words' })],
    ['more than any certificate', 'certificates', () => ({ certificates: 'x'.repeat(30_001) })],
    ['no key', 'key', () => ({ key: undefined })],
    ['a key with a password', 'key', () => ({ key: locked(own.key) })],
    ['a key of another certificate', 'key', async () => ({ key: (await ownKey('stranger')).key })],
    ['a kind that viewers do not know', 'certificates', () => ed25519()],
    ['a weak key', 'key', () => ownKey('weak', { rsa: 1024 })],
    ['a certificate that ended', 'certificates', () => ownKey('old', { to: '2026-11-20' })],
    ['one that ends in days', 'certificates', () => ownKey('ending', { to: '2026-11-28' })],
    ['one that begins later', 'certificates', () => ownKey('later', { from: '2028-01-01' })],
    [
      'a chain of strangers',
      'certificates',
      async () => ({ certificates: own.certificates + (await ownKey('unrelated')).certificates }),
    ],
    ['a key to replace that is none', 'replaces', () => ({ replaces: 'document-1' })],
  ])('refuses %s and names the field', async (_, field, changes) => {
    const answer = await bring({ ...own, ...(await changes()) });

    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request', details: [{ field }] } });
  });

  const locked = (key: string): string => {
    writeFileSync(file('own.key'), key);
    openssl('pkcs8 -topk8 -in own.key -passout pass:word -out locked.key');

    return readFileSync(file('locked.key'), 'utf8');
  };

  const ed25519 = () => {
    openssl('req -x509 -newkey ed25519 -nodes -subj /CN=ed -keyout ed.key -out ed.pem');

    return { certificates: readFileSync(file('ed.pem'), 'utf8'), key: readFileSync(file('ed.key'), 'utf8') };
  };

  it('signs with the society’s own key, which is sealed and shown to nobody', async () => {
    const { status, body } = await bring(own);
    expect(status).toBe(200);
    expect(await inUse('document')).toMatchObject({
      kind: 'ECDSA P-256',
      certificate: {
        origin: 'brought',
        subject: 'own',
        issuedBy: 'own',
        validUntil: '2028-11-01T00:00:00.000Z',
      },
    });
    const secret = own.key.split('\n')[2] ?? '';
    expect(secret).toHaveLength(64);
    for (const text of [
      JSON.stringify(body),
      ...(await stored<{ row: string }>(api, everyRow)).map(({ row }) => row),
    ])
      expect(text).not.toContain(secret);
    const pdf = await aSignedFile(await signing(), api.clock.now());
    expect(await verdictOn(api, pdf)).toMatchObject({ signature: 'ok' });
  });

  it('does it once when it is sent twice, and does not take back a key that was in use', async () => {
    const one = await ownKey('twice');
    const { id } = await inUse('document');
    const answers = [
      await administrator.post(`${at}/brought`, { replaces: id, ...one }),
      await administrator.post(`${at}/brought`, { replaces: id, ...one }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[1]?.body.keys).toEqual(answers[0]?.body.keys);

    const again = await bring(own);
    expect(again).toMatchObject({ status: 400, body: { details: [{ field: 'key' }] } });
    expect(
      await administrator.post(`${at}/brought`, { replaces: id, ...(await ownKey('third')) }),
    ).toMatchObject({
      status: 409,
      body: { code: 'record-changed' },
    });
    const log = await inUse('log');
    expect(
      await administrator.post(`${at}/brought`, { replaces: log.id, ...(await ownKey('fourth')) }),
    ).toMatchObject({
      status: 400,
      body: { details: [{ field: 'replaces' }] },
    });
  });

  it('takes an RSA key with the certificate of an authority, and carries who vouched for it', async () => {
    for (const [name, text] of [
      ['ca.cnf', authority],
      ['index.txt', ''],
      ['serial', '01'],
    ] as const)
      writeFileSync(file(name), text);
    openssl('req -x509 -newkey rsa:2048 -nodes -subj /CN=authority -keyout ca.key -out ca.pem');
    openssl('req -new -newkey rsa:2048 -nodes -subj /CN=Vouched -keyout vouched.key -out vouched.csr');
    openssl(
      'ca -batch -config ca.cnf -cert ca.pem -keyfile ca.key -in vouched.csr -startdate 20261101000000Z -enddate 20281101000000Z -out vouched.pem -notext',
    );
    const [certificates, key] = ['vouched.pem', 'vouched.key'].map((name) =>
      readFileSync(file(name), 'utf8'),
    );
    const { status } = await bring({
      certificates: `${certificates}${readFileSync(file('ca.pem'), 'utf8')}`,
      key,
    });
    const { document } = await signing();

    expect(status).toBe(200);
    expect(document).toMatchObject({ algorithm: 'rsa', certificate: { name: 'Vouched' } });
    expect(document.chain).toHaveLength(1);
    expect(await inUse('document')).toMatchObject({
      kind: 'RSA 2048',
      certificate: { issuedBy: 'authority' },
    });
    const pdf = await aSignedFile(await signing(), api.clock.now());
    expect(await verdictOn(api, pdf)).toMatchObject({ signature: 'ok' });
  });
});

/** Whatever a database of keys says, as text: bytes in base64, without breaks. */
const everyRow = `
  select translate(encode(sealed, 'base64'), E'\\n', '') as row from society_key_secrets
  union all select facts::text from audit_entries
  union all select payload::text from outbox`;
