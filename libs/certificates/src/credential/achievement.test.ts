import * as vc from '@digitalbazaar/vc';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as bitstring from '@digitalbazaar/vc-bitstring-status-list';
import { compactVerify, importJWK } from 'jose';
import { achievementCredential } from './achievement.js';
import { base64Url, readUtf8 } from './bytes.js';
import { loadContext } from './contexts.js';
import { proveCredential, readProof, verifyProof } from './data-integrity.js';
import type { JsonObject } from './json.js';
import { credentialJwt, readCredentialJwt } from './jwt.js';
import { ed25519Signer, writeMultikey } from './keys.js';
import { learnerRecord } from './learner-record.js';
import { statusListCredential } from './status-list.js';
import {
  did,
  firstKey,
  host,
  issuedAt,
  someCredentialFacts,
  someDidDocument,
} from '../testing/issuing/credentials.js';

const credential = achievementCredential(someCredentialFacts());

/** Serves the contexts, the issuer's keys, and what else a test publishes; nothing from the network. */
function loader(published: Record<string, JsonObject> = {}) {
  const keys: Record<string, object> = {
    [did]: someDidDocument(),
    [firstKey.id]: {
      '@context': 'https://w3id.org/security/multikey/v1',
      id: firstKey.id,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: writeMultikey(firstKey.publicKey),
    },
  };
  return async (url: string) => {
    const document = keys[url] ?? published[url];
    return document
      ? { documentUrl: url, document, contextUrl: null }
      : { ...(await loadContext(url)), contextUrl: null };
  };
}

/** What Digital Bazaar's verifier says, which nobody here wrote. */
async function verdictOfOthers(signed: JsonObject, published: Record<string, JsonObject> = {}) {
  const suite = new DataIntegrityProof({ cryptosuite });
  const documentLoader = loader(published);
  // It reports set bits beside "verified"; a set bit is a refusal here.
  const checkStatus = async (options: object) => {
    const answer = await bitstring.checkStatus({
      ...options,
      suite: new DataIntegrityProof({ cryptosuite }),
      documentLoader,
      verifyBitstringStatusListCredential: true,
    });
    const set = answer.results?.some(({ status }) => status) ?? false;
    return { ...answer, verified: answer.verified && !set };
  };
  const { verified, error } = await vc.verifyCredential({
    credential: structuredClone(signed),
    suite,
    documentLoader,
    checkStatus,
    now: new Date('2026-11-20T00:00:00Z'),
  });
  return { verified, error };
}

async function publishedLists(revoked: readonly number[], superseded: readonly number[]) {
  const { revocation, supersession } = someCredentialFacts().status;
  const list = (url: string, purpose: 'revocation' | 'refresh', set: readonly number[]) =>
    proveCredential(
      statusListCredential({ url, issuer: did, purpose, validFrom: issuedAt, set }),
      firstKey,
      issuedAt,
    );
  return {
    [revocation.list]: await list(revocation.list, 'revocation', revoked),
    [supersession.list]: await list(supersession.list, 'refresh', superseded),
  };
}

describe('the credential of an award', () => {
  it('states the credit per body, with its unit and its categories', () => {
    expect(credential['credentialSubject']).toMatchObject({
      creditsEarned: 3,
      achievement: {
        resultDescription: [
          { name: 'Sample Body: clock hours, approval SB-2026-0117' },
          { name: 'Sample Body: clock hours, of which ethics' },
        ],
      },
      result: [{ value: '3.00' }, { value: '1.00' }],
    });
  });

  it('adds nothing up where two bodies count', () => {
    const [credit] = someCredentialFacts().credits;
    const credits = credit ? [credit, { ...credit, body: 'Other Body', amount: '2.50' }] : [];
    const two = achievementCredential(someCredentialFacts({ credits }));
    expect(JSON.stringify(two)).not.toMatch(/creditsEarned|creditsAvailable/);
    expect(JSON.stringify(two)).toContain('"value":"2.50"');
  });

  it('is proved in the same bytes each time', async () => {
    const one = await proveCredential(credential, firstKey, issuedAt);
    const other = await proveCredential(achievementCredential(someCredentialFacts()), firstKey, issuedAt);
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });
});

describe('a proved credential', () => {
  it('is accepted by an independent verifier, status lists and all', async () => {
    const signed = await proveCredential(credential, firstKey, issuedAt);
    expect(await verdictOfOthers(signed, await publishedLists([], []))).toEqual({
      verified: true,
      error: undefined,
    });
    expect(readProof(signed)).toEqual({
      ok: true,
      claim: { verificationMethod: firstKey.id, created: issuedAt },
    });
    expect(await verifyProof(signed, firstKey.publicKey)).toBe(true);
  });

  it.each([
    ['revoked', [94], []],
    ['superseded', [94], [94]],
  ])('is refused by an independent verifier once it is %s', async (_, revoked, superseded) => {
    const signed = await proveCredential(credential, firstKey, issuedAt);
    expect(await verdictOfOthers(signed, await publishedLists(revoked, superseded))).toMatchObject({
      verified: false,
    });
  });

  it('is accepted for a neighbor of a revoked one', async () => {
    const signed = await proveCredential(credential, firstKey, issuedAt);
    expect(await verdictOfOthers(signed, await publishedLists([93, 95], [93, 95]))).toMatchObject({
      verified: true,
    });
  });

  it.each([
    ['the name', 'Agnieszka', 'Agnieszk0'],
    ['the amount', '"value":"3.00"', '"value":"3.01"'],
    ['the completion date', '2026-11-14', '2026-11-13'],
    ['the place in the status list', '"statusListIndex":"94"', '"statusListIndex":"95"'],
    ['the code', '"7K4M92QX"', '"7K4M92QY"'],
    ['when it was signed', `"created":"${issuedAt}"`, '"created":"2026-11-15T15:02:12Z"'],
  ])('is refused, by others and by us, when %s is changed', async (_, from, to) => {
    const signed = await proveCredential(credential, firstKey, issuedAt);
    const text = JSON.stringify(signed);
    expect(text).toContain(from);
    const changed = JSON.parse(text.replace(from, to));
    expect(await verdictOfOthers(changed, await publishedLists([], []))).toMatchObject({ verified: false });
    expect(await verifyProof(changed, firstKey.publicKey)).toBe(false);
  });

  it('is read with its proof alone, as older ones have it, and not with several', async () => {
    const { proof, ...claims } = await proveCredential(credential, firstKey, issuedAt);
    const [only] = Array.isArray(proof) ? proof : [];
    const older: JsonObject = { ...claims, proof: only };
    const several: JsonObject = { ...claims, proof: [only, only] };

    expect(await verifyProof(older, firstKey.publicKey)).toBe(true);
    expect((await verdictOfOthers(older, await publishedLists([], []))).verified).toBe(true);
    expect(await verifyProof(several, firstKey.publicKey)).toBe(false);
    expect(readProof(several)).toEqual({ ok: false, reason: 'unknown-kind' });
  });

  it('is refused with a claim that no context defines, with another key and without a proof', async () => {
    const signed = await proveCredential(credential, firstKey, issuedAt);
    expect(await verifyProof({ ...signed, extra: 'claim' }, firstKey.publicKey)).toBe(false);
    expect(await verifyProof(signed, ed25519Signer('x', new Uint8Array(32).fill(9)).publicKey)).toBe(false);
    expect(await verifyProof(credential, firstKey.publicKey)).toBe(false);
    expect(readProof(credential)).toEqual({ ok: false, reason: 'no-proof' });
  });

  it('never makes us fetch a context', async () => {
    const signed = await proveCredential(credential, firstKey, issuedAt);
    expect(
      await verifyProof({ ...signed, '@context': ['https://evil.example/context'] }, firstKey.publicKey),
    ).toBe(false);
  });

  it.each([
    'Null',
    '<script>alert(1)</script>',
    'علی‌رضا کریمی',
    '髙橋 "さくら"\\',
    'Nguyễn'.normalize('NFD'),
  ])('keeps the name %j and is accepted', async (name) => {
    const facts = someCredentialFacts({ recipient: { name, licenses: [] } });
    const signed = await proveCredential(achievementCredential(facts), firstKey, issuedAt);
    expect(JSON.stringify(signed)).toContain(JSON.stringify(name));
    expect(await verdictOfOthers(signed, await publishedLists([], []))).toMatchObject({ verified: true });
  });
});

describe('the credential as a token', () => {
  it('is accepted by an independent library and says the same', async () => {
    const signedAt = '2026-11-16T09:00:00.000Z';
    const token = await credentialJwt(credential, firstKey, signedAt);
    const key = await importJWK(
      { kty: 'OKP', crv: 'Ed25519', x: base64Url.write(firstKey.publicKey) },
      'EdDSA',
    );
    const { payload, protectedHeader } = await compactVerify(token, key);
    expect(protectedHeader).toEqual({ alg: 'EdDSA', typ: 'JWT', kid: firstKey.id });
    expect(JSON.parse(readUtf8(payload) ?? '')).toEqual({
      ...credential,
      iss: did,
      jti: `${host}/v/7K4M-92QX.json`,
      nbf: Date.parse(issuedAt) / 1000,
      iat: Date.parse(signedAt) / 1000,
    });
    expect(readCredentialJwt(token)?.signedAt).toBe(signedAt);
    expect(readCredentialJwt(token)?.credential).toEqual(credential);
    expect(readCredentialJwt(token)?.signedBy(firstKey.publicKey)).toBe(true);
  });

  it('is refused with a changed claim, without a signature and with another algorithm', async () => {
    const token = await credentialJwt(credential, firstKey, issuedAt);
    const other = await credentialJwt(
      achievementCredential(someCredentialFacts({ completedOn: '2026-11-13' })),
      firstKey,
      issuedAt,
    );
    const [head = '', , tail = ''] = token.split('.');
    const forged = [head, other.split('.')[1], tail].join('.');
    expect(readCredentialJwt(forged)?.signedBy(firstKey.publicKey)).toBe(false);
    expect(readCredentialJwt(`${head}.${token.split('.')[1]}.`)?.signedBy(firstKey.publicKey)).toBe(false);
    const none = base64Url.write(new TextEncoder().encode('{"alg":"none","kid":"x"}'));
    expect(readCredentialJwt([none, token.split('.')[1], tail].join('.'))).toBeNull();
    expect(readCredentialJwt('a.b')).toBeNull();
  });
});

describe('a transcript for machines', () => {
  it('holds credentials with their own proofs and is signed as a token', async () => {
    const credentials = [await proveCredential(credential, firstKey, issuedAt)];
    const { issuer, recipient } = someCredentialFacts();
    const record = learnerRecord({
      id: 'urn:uuid:0',
      name: 'Cycle',
      issuer,
      recipient,
      madeAt: issuedAt,
      credentials,
    });
    const reading = readCredentialJwt(await credentialJwt(record, firstKey, issuedAt));
    expect(reading?.signedBy(firstKey.publicKey)).toBe(true);
    expect(reading?.credential).toMatchObject({
      type: ['VerifiableCredential', 'ClrCredential'],
      credentialSubject: { verifiableCredential: credentials },
    });
  });
});
