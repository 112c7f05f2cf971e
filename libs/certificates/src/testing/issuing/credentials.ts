import { didDocument, type PublishedKey } from '../../credential/did-web.js';
import type { CredentialFacts } from '../../credential/facts.js';
import { ed25519Signer } from '../../credential/keys.js';

export const did = 'did:web:learn.example.org:societies:sample';
export const host = 'https://learn.example.org';
export const logOrigin = 'learn.example.org/log/sample';
export const issuedAt = '2026-11-15T15:02:11Z';

/** Keys from fixed bytes: tests need the same ones each time. */
export const firstKey = ed25519Signer(`${did}#key-1`, new Uint8Array(32).fill(1));
export const secondKey = ed25519Signer(`${did}#key-2`, new Uint8Array(32).fill(2));
export const logKey = ed25519Signer(`${did}#log-1`, new Uint8Array(32).fill(3));

export function someCredentialFacts(changes: Partial<CredentialFacts> = {}): CredentialFacts {
  return {
    id: `${host}/v/7K4M-92QX.json`,
    page: `${host}/v/7K4M-92QX`,
    code: '7K4M92QX',
    issuer: { did, name: 'Sample Society', url: `${host}/societies/sample/keys` },
    recipient: { name: 'Agnieszka Nguyễn-Wiśniewska, PhD', licenses: ['LCSW GA CSW007731'] },
    achievement: {
      id: `${host}/courses/rupture-and-repair/versions/2`,
      name: 'Rupture and repair: working with conflict in the process group',
      description: 'Self-paced course with quiz.',
      criteria: 'Read all lessons and passed the post-test: 9 of 10 (90%).',
    },
    credits: [
      {
        body: 'Sample Body',
        unit: 'clock hours',
        amount: '3.00',
        approvalNumber: 'SB-2026-0117',
        categories: [{ name: 'ethics', amount: '1.00' }],
      },
    ],
    completedOn: '2026-11-14',
    issuedAt,
    status: {
      revocation: { list: `${host}/status/sample/revocation/1`, index: 94 },
      supersession: { list: `${host}/status/sample/supersession/1`, index: 94 },
    },
    ...changes,
  };
}

/** The society's did document with both credential keys, the first of them retired, the log's key, and others. */
export function someDidDocument(more: readonly PublishedKey[] = [], changes: Partial<PublishedKey> = {}) {
  const period = { usedFrom: '2026-01-01T00:00:00Z', usedUntil: null, revoked: null };
  return didDocument({
    did,
    page: `${host}/societies/sample/keys`,
    log: { origin: logOrigin, url: `${host}/log/sample` },
    keys: [
      {
        ...period,
        id: firstKey.id,
        purpose: 'credential',
        publicKey: firstKey.publicKey,
        usedFrom: changes.usedFrom ?? period.usedFrom,
        usedUntil: changes.usedUntil ?? null,
        revoked: changes.revoked ?? null,
      },
      { ...period, id: secondKey.id, purpose: 'credential', publicKey: secondKey.publicKey },
      { ...period, id: logKey.id, purpose: 'log', publicKey: logKey.publicKey },
      ...more,
    ],
  });
}
