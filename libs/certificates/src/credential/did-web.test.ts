import { didWebAddress, keyObjection, readDidDocument, type KnownKey } from './did-web.js';
import {
  did,
  firstKey,
  host,
  logKey,
  logOrigin,
  secondKey,
  someDidDocument,
} from '../testing/issuing/credentials.js';

describe('the document of a society', () => {
  it('is read back with every key, which may assert and which only seals the log', () => {
    const issuer = readDidDocument(did, someDidDocument());
    expect(issuer?.logs).toEqual([{ origin: logOrigin, url: `${host}/log/sample` }]);
    expect(issuer?.keys.map(({ id, asserts, ed25519 }) => [id, asserts, ed25519])).toEqual([
      [firstKey.id, true, firstKey.publicKey],
      [secondKey.id, true, secondKey.publicKey],
      [logKey.id, false, logKey.publicKey],
    ]);
  });

  it('keeps a retired key with its dates and without the expiry that would void its signatures', () => {
    const document = someDidDocument([], { usedUntil: '2026-12-31T00:00:00Z' });
    expect(JSON.stringify(document)).toContain('"usedUntil":"2026-12-31T00:00:00Z"');
    expect(JSON.stringify(document)).not.toContain('"expires"');
  });

  it('is refused under another name, and keys of another controller are left out', () => {
    expect(readDidDocument('did:web:other.example', someDidDocument())).toBeNull();
    const text = JSON.stringify(someDidDocument()).replace(
      `"controller":"${did}"`,
      '"controller":"did:web:other.example"',
    );
    expect(readDidDocument(did, JSON.parse(text))?.keys).toHaveLength(2);
    expect(readDidDocument(did, 'nonsense')).toBeNull();
  });
});

describe('a key', () => {
  const key: KnownKey = {
    id: 'k',
    asserts: true,
    ed25519: null,
    certificate: null,
    usedFrom: '2026-01-01T00:00:00Z',
    usedUntil: '2026-12-31T00:00:00Z',
    revoked: null,
  };

  it.each([
    ['2025-12-31T23:59:59Z', 'key-not-in-use'],
    ['2026-01-01T00:00:00Z', null],
    ['2026-12-31T00:00:00Z', null],
    ['2026-12-31T00:00:01Z', 'key-not-in-use'],
  ])('that was used in 2026 answers %s with %s', (instant, objection) => {
    expect(keyObjection(key, instant)).toBe(objection);
  });

  it('that fell into other hands vouches for nothing, as its thief can write any date', () => {
    expect(keyObjection({ ...key, revoked: '2026-06-01T00:00:00Z' }, '2026-03-01T00:00:00Z')).toBe(
      'key-revoked',
    );
  });
});

describe('the address of a did:web', () => {
  it.each([
    ['did:web:learn.example.org', 'https://learn.example.org/.well-known/did.json'],
    ['did:web:learn.example.org:societies:agps', 'https://learn.example.org/societies/agps/did.json'],
    ['did:web:localhost%3A3000:a', 'http://localhost:3000/a/did.json'],
    ['did:web:127.0.0.1%3A4400:issuers:a', 'http://127.0.0.1:4400/issuers/a/did.json'],
    ['did:web:localhost.example.org', 'https://localhost.example.org/.well-known/did.json'],
    ['did:key:z6Mk', null],
    ['did:web:', null],
    ['did:web:evil.example/../x', null],
    ['did:web:a@evil.example', null],
  ])('of %s is %s', (text, address) => {
    expect(didWebAddress(text)).toBe(address);
  });
});
