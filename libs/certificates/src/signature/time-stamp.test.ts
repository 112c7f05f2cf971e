import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readFonts, someFacts } from '../testing/builders.js';
import { inspect } from '../testing/pdf-tools.js';
import { renderCertificate } from '../page.js';
import { readPdf } from './pdf-file.js';
import { readSignatures } from './read-signatures.js';
import { signPdf } from './sign-pdf.js';
import { someSigner, subtle } from '../testing/issuing/signers.js';
import { readTimeStampResponse, timeStampRequest } from './time-stamp.js';

const folder = mkdtempSync(path.join(tmpdir(), 'stamp-'));
const name = (file: string) => path.join(folder, file);
const facts = { at: '2026-11-15T15:02:11Z', reason: 'Issued by the society', place: 'Atlanta, Georgia' };

/** A time-stamp service made of OpenSSL: what it answers to a request. */
function respond(request: Uint8Array): Uint8Array {
  writeFileSync(name('query.tsq'), request);
  execFileSync(
    'openssl',
    ['ts', '-reply', '-config', name('ts.cnf'), '-queryfile', name('query.tsq'), '-out', name('reply.tsr')],
    { stdio: 'pipe' },
  );
  return readFileSync(name('reply.tsr'));
}

const stamp = async (digest: Uint8Array) =>
  readTimeStampResponse(respond(timeStampRequest(digest, new Uint8Array(8).fill(9))));

function somePdf(): Uint8Array {
  const rendering = renderCertificate(someFacts(), readFonts(), { paper: 'letter' });
  if (!rendering.ok) throw new Error(rendering.problem);
  return rendering.pdf;
}

beforeAll(() => {
  writeFileSync(
    name('ts.cnf'),
    `[req]\ndistinguished_name=dn\n[dn]\n[ext]\nextendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n[tsa]\ndefault_tsa=t\n[t]\nserial=${name('serial')}\nsigner_cert=${name('tsa.pem')}\nsigner_key=${name('tsa.key')}\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\ness_cert_id_alg=sha256\n`,
  );
  writeFileSync(name('serial'), '01');
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-config',
      name('ts.cnf'),
      '-extensions',
      'ext',
      '-subj',
      '/CN=Sample Time Service',
      '-days',
      '30',
      '-keyout',
      name('tsa.key'),
      '-out',
      name('tsa.pem'),
    ],
    { stdio: 'pipe' },
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a signature with a time-stamp', () => {
  it('is valid to pdfsig and says who stamped it and when', async () => {
    const signing = await signPdf(somePdf(), await someSigner('ecdsa-p256'), facts, { stamp });
    const pdf = signing.ok ? signing.pdf : new Uint8Array();
    expect(inspect(pdf, 'pdfsig', '{}')).toContain('Signature is Valid');
    expect(inspect(pdf, 'qpdf', '--check', '{}')).toContain('No syntax or stream encoding errors');
    const file = readPdf(pdf);
    const [finding] = (file && (await readSignatures(file, subtle))) ?? [];
    expect(finding).toMatchObject({
      problem: null,
      stamp: { ok: true, by: 'Sample Time Service', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
    });
  });

  it('whose token is over something else is found out', async () => {
    const other = (digest: Uint8Array) => stamp(digest.map((byte) => byte ^ 1));
    const signing = await signPdf(somePdf(), await someSigner('ecdsa-p256'), facts, { stamp: other });
    const file = readPdf(signing.ok ? signing.pdf : new Uint8Array());
    const [finding] = (file && (await readSignatures(file, subtle))) ?? [];
    expect(finding?.stamp).toEqual({ ok: false, reason: 'time-stamp-wrong' });
  });

  it('is refused when the service grants none', async () => {
    const none = () => Promise.resolve(null);
    expect(await signPdf(somePdf(), await someSigner('rsa'), facts, { stamp: none })).toEqual({
      ok: false,
      reason: 'no-time-stamp',
    });
    // PKIStatusInfo with status 2, rejection.
    expect(readTimeStampResponse(Uint8Array.of(0x30, 5, 0x30, 3, 2, 1, 2))).toBeNull();
    expect(readTimeStampResponse(new Uint8Array(3))).toBeNull();
  });
});

describe('a request', () => {
  it('is one that OpenSSL reads', () => {
    writeFileSync(name('query.tsq'), timeStampRequest(new Uint8Array(32).fill(7), new Uint8Array(8)));
    const text = execFileSync('openssl', ['ts', '-query', '-in', name('query.tsq'), '-text'], {
      stdio: 'pipe',
      encoding: 'utf8',
    });
    expect(text).toMatch(/Hash Algorithm: sha256[\s\S]*Nonce: 0x4[\s\S]*Certificate required: yes/);
  });
});
