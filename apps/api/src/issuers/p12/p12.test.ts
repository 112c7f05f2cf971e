import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openP12 } from './p12.js';

const folder = mkdtempSync(path.join(tmpdir(), 'p12-'));
const password = 'Wörd of the society 12';

const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
/** A file as OpenSSL writes it, with a key, its certificate, and whatever else is asked for. */
function p12(name: 'ec' | 'rsa', ...more: string[]): Uint8Array {
  const out = `${name}.p12`;
  const files = ['-inkey', `${name}.key`, '-in', `${name}.pem`, '-out', out];
  openssl('pkcs12', '-export', ...files, '-passout', `pass:${password}`, ...more);

  return new Uint8Array(readFileSync(path.join(folder, out)));
}

beforeAll(() => {
  const authority = ['-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Authority'];
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...authority);
  for (const [name, kind] of [
    ['between', ['rsa:2048']],
    ['rsa', ['rsa:2048']],
    ['ec', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']],
  ] as const) {
    const request = ['-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`, '-nodes'];
    openssl('req', '-new', '-newkey', ...kind, ...request);
    const issuer = name === 'between' ? 'ca' : 'between';
    const signed = [
      '-CA',
      `${issuer}.pem`,
      '-CAkey',
      `${issuer}.key`,
      '-CAcreateserial',
      '-out',
      `${name}.pem`,
    ];
    openssl('x509', '-req', '-in', `${name}.csr`, '-days', '3650', ...signed);
  }
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'other.key',
    '-out',
    'other.pem',
    '-subj',
    '/CN=Other',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const names = (pem: string): string[] =>
  pem
    .split(/(?<=-----END CERTIFICATE-----\n)/)
    .filter((each) => each.includes('BEGIN'))
    .map((each) => new X509Certificate(each).subject);

describe('a PKCS#12 file', () => {
  it.each<[string, 'ec' | 'rsa', string[]]>([
    ['as OpenSSL 3 makes it (AES-256, PBKDF2)', 'ec', []],
    ['with an RSA key', 'rsa', []],
    ['as older programs make it (RC2 and 3DES)', 'rsa', ['-legacy']],
    ['as older programs make it, with an elliptic key', 'ec', ['-legacy']],
    [
      'as Windows makes it (3DES)',
      'rsa',
      ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    ],
    [
      'with AES-128 and SHA-512',
      'rsa',
      ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha512'],
    ],
    ['with certificates in the open', 'ec', ['-certpbe', 'NONE']],
    ['with its key in the open', 'ec', ['-keypbe', 'NONE']],
    ['without a seal', 'ec', ['-nomac']],
    ['hashed often', 'ec', ['-iter', '100000']],
    ['with a name of the key', 'ec', ['-name', 'Zertifikat für Dokumente']],
  ])('is opened: %s', async (_, name, options) => {
    const answer = await openP12(p12(name, '-certfile', 'between.pem', ...options), password);

    if (!answer.ok) throw new Error(answer.problem.message);
    expect(names(answer.certificates)).toEqual([`CN=${name}`, 'CN=between']);
    expect(new X509Certificate(answer.certificates).checkPrivateKey(createPrivateKey(answer.key))).toBe(true);
    expect(createPrivateKey(answer.key).equals(createPrivateKey(text(`${name}.key`)))).toBe(true);
  });

  it('puts its certificates in order, and leaves out the root and strangers', async () => {
    openssl('crl2pkcs7', '-nocrl', '-certfile', 'ca.pem', '-out', 'unused.p7');
    const bundle = ['ca.pem', 'other.pem', 'between.pem'].map(text).join('');
    execFileSync('sh', ['-c', 'cat > bundle.pem'], { cwd: folder, input: bundle });
    const answer = await openP12(p12('rsa', '-certfile', 'bundle.pem'), password);

    expect(answer.ok && names(answer.certificates)).toEqual(['CN=rsa', 'CN=between']);
  });

  it.each<[string, string[]]>([
    ['sealed', []],
    ['older', ['-legacy']],
    ['without a seal', ['-nomac']],
  ])('says at its field that a password is wrong: %s', async (_, options) => {
    const file = p12('ec', ...options);
    for (const wrong of ['word', '', password.toUpperCase(), `${password} `])
      expect(await openP12(file, wrong)).toEqual({
        ok: false,
        problem: { field: 'password', message: 'This password does not open the file' },
      });
  });

  it.each<[string, RegExp, () => Uint8Array]>([
    ['nothing', /not a .p12/, () => new Uint8Array()],
    ['words', /not a .p12/, () => Buffer.from('-----BEGIN CERTIFICATE-----')],
    ['other ASN.1', /not a .p12/, () => Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x03)],
    ['half of one', /not a .p12/, () => p12('ec').subarray(0, 400)],
    ['one without a key', /no key in this file/, () => p12('ec', '-nokeys')],
    ['one without a certificate', /no certificate for the key/, () => p12('ec', '-nocerts')],
    ['one that is hashed without end', /too long to open/, () => p12('ec', '-iter', '2000001', '-nomac')],
    ['one whose seal is hashed without end', /too long to open/, () => p12('ec', '-iter', '200001')],
    [
      'an older one that is hashed without end',
      /too long to open/,
      () => p12('ec', '-legacy', '-iter', '200001', '-nomac'),
    ],
    [
      'one with a cipher that nobody uses',
      /protected in a way/,
      () => p12('ec', '-keypbe', 'camellia-256-cbc', '-certpbe', 'camellia-256-cbc'),
    ],
  ])('is refused at its field: %s', async (_, message, file) => {
    expect(await openP12(file(), password)).toEqual({
      ok: false,
      problem: { field: 'file', message: expect.stringMatching(message) },
    });
  });

  it('is read or refused whatever byte of it is off, and nothing is thrown', async () => {
    const whole = p12('ec');
    const changes = Array.from({ length: 60 }, (_, index) => Math.floor((index * whole.length) / 60));
    const fields = new Set<string>();
    for (const place of changes) {
      const changed = Uint8Array.from(whole);
      changed[place] = (changed[place] ?? 0) ^ 0x41;
      const answer = await openP12(changed, password);
      if (!answer.ok) fields.add(answer.problem.field);
    }

    expect([...fields].toSorted()).toEqual(['file', 'password']);
  });
});
