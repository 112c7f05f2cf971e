import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TimeStamping } from './time-stamping.service.js';

const folder = mkdtempSync(path.join(tmpdir(), 'stamp-'));
const file = (name: string) => path.join(folder, name);
/** Words without spaces within them. */
const openssl = (words: string) => execFileSync('openssl', words.split(' '), { cwd: folder, stdio: 'pipe' });

const settings = `
[req]
distinguished_name = names
[names]
[stamps]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
[tsa]
default_tsa = sample
[sample]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
`;

/** What OpenSSL answers to a request for a time-stamp. */
function stamped(request: Buffer): Buffer {
  writeFileSync(file('query.tsq'), request);
  openssl('ts -reply -config ts.cnf -queryfile query.tsq -out reply.tsr');

  return readFileSync(file('reply.tsr'));
}

type Answer = Readonly<{ status?: number; body: (request: Buffer) => Buffer }>;

let server: Server;
let answer: Answer;
let asked: string[];

beforeAll(async () => {
  writeFileSync(file('ts.cnf'), settings);
  writeFileSync(file('serial'), '01');
  openssl(
    'req -x509 -newkey rsa:2048 -nodes -config ts.cnf -extensions stamps -subj /CN=Sample-Time-Service -days 30 -keyout tsa.key -out tsa.pem',
  );
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked.push(`${request.method} ${request.headers['content-type']}`);
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/timestamp-reply' });
      response.end(answer.body(Buffer.concat(parts)));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  asked = [];
  answer = { body: stamped };
});

function stamping(): TimeStamping {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  return new TimeStamping({ timeStampUrl: `http://127.0.0.1:${port}/` });
}
const digest = createHash('sha256').update('a signature').digest();
const ask = () => stamping().stamper()?.(digest);

describe('a time-stamp', () => {
  it('is asked of the configured service, and is over what was asked about', async () => {
    const token = await ask();
    writeFileSync(file('token.der'), token ?? '');
    const text = String(openssl('ts -reply -in token.der -token_in -token_out -text'));

    expect(asked).toEqual(['POST application/timestamp-query']);
    expect(text).toContain(`Hash Algorithm: sha256`);
    const shown = [...text.matchAll(/^ {4}[\da-f]{4} - ((?:[\da-f]{2}[ -]){16})/gm)].map(
      ([, row = '']) => row,
    );
    expect(shown.join('').replace(/[ -]/g, '')).toBe(digest.toString('hex'));
    const verified = openssl(
      `ts -verify -in token.der -token_in -digest ${digest.toString('hex')} -CAfile tsa.pem`,
    );
    expect(String(verified)).toContain('Verification: OK');
  });

  it.each<[string, Answer, string]>([
    ['answers with a fault', { status: 503, body: () => Buffer.from('busy') }, 'answered 503'],
    ['answers with something else', { body: () => Buffer.from('<html>') }, 'granted no token'],
    // PKIStatusInfo with status 2, rejection.
    ['rejects', { body: () => Buffer.from([0x30, 5, 0x30, 3, 2, 1, 2]) }, 'granted no token'],
    ['sends without end', { body: () => Buffer.alloc(70_000) }, 'granted no token'],
  ])('fails when the service %s, and nothing is signed without one', async (_, given, words) => {
    answer = given;

    await expect(ask()).rejects.toThrow(words);
  });

  it('fails when the token is over something else, or is an old one', async () => {
    const old = await stamping().stamper()?.(createHash('sha256').update('another').digest());
    expect(old?.length).toBeGreaterThan(1000);
    const reply = readFileSync(file('reply.tsr'));
    answer = { body: () => reply };

    await expect(ask()).rejects.toThrow('over something else');
  });

  it('fails when nobody answers', async () => {
    const nowhere = new TimeStamping({ timeStampUrl: 'http://127.0.0.1:1/' });
    await expect(nowhere.stamper()?.(digest)).rejects.toThrow('fetch failed');
  });

  it('fails when the answer does not come in time', async () => {
    const timeout = jest
      .spyOn(AbortSignal, 'timeout')
      .mockReturnValue(AbortSignal.abort(new Error('too late')));
    await expect(ask()).rejects.toThrow('too late');

    expect(timeout).toHaveBeenCalledWith(10_000);
    timeout.mockRestore();
  });

  it('is not asked for where no service is configured', () => {
    expect(new TimeStamping({ timeStampUrl: undefined }).stamper()).toBeUndefined();
  });
});
