import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isSignedBy, signerFromKey, signerFromPem } from './signer.js';
import { someSigner, subtle } from '../testing/issuing/signers.js';
import { readCertificate } from './x509.js';

function pem(label: string, bytes: Uint8Array): string {
  return `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64')}\n-----END ${label}-----\n`;
}

describe('a society certificate', () => {
  it.each(['ecdsa-p256', 'rsa'] as const)('with %s is what it says, to OpenSSL', async (algorithm) => {
    const { certificate } = await someSigner(algorithm);
    const folder = mkdtempSync(path.join(tmpdir(), 'x509-'));
    try {
      const file = path.join(folder, 'certificate.pem');
      writeFileSync(file, pem('CERTIFICATE', certificate.der));
      const text = execFileSync('openssl', ['x509', '-in', file, '-noout', '-text'], { encoding: 'utf8' });
      expect(text).toMatch(/Subject: O = Sample Society, CN = Sample Society/);
      expect(text).toMatch(/Not Before: Jan {2}1 00:00:00 2026 GMT\s+Not After : Jan {2}1 00:00:00 2031 GMT/);
      expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation/);
      expect(text).toContain('URI:did:web:learn.example.org:societies:sample');
      expect(
        execFileSync('openssl', ['verify', '-CAfile', file, '-check_ss_sig', file], { encoding: 'utf8' }),
      ).toContain('OK');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is read back with its name, did, key and validity', async () => {
    const { certificate } = await someSigner('ecdsa-p256', { name: 'Société Ångström' });
    expect(readCertificate(certificate.der)).toMatchObject({
      name: 'Société Ångström',
      did: 'did:web:learn.example.org:societies:sample',
      algorithm: 'ecdsa-p256',
      jwk: { kty: 'EC', crv: 'P-256' },
      validFrom: new Date('2026-01-01T00:00:00Z'),
      validUntil: new Date('2031-01-01T00:00:00Z'),
    });
    expect(readCertificate(Uint8Array.of(1, 2, 3))).toBeNull();
  });
});

describe('a key and certificate of one’s own', () => {
  it.each(['ecdsa-p256', 'rsa'] as const)('with %s are taken from PEM and sign', async (algorithm) => {
    const { certificate, pkcs8 } = await someSigner(algorithm);
    const opening = await signerFromPem(subtle, {
      certificates: pem('CERTIFICATE', certificate.der),
      key: pem('PRIVATE KEY', pkcs8),
    });
    const message = new TextEncoder().encode('message');
    const signature = opening.ok ? await opening.signer.sign(message) : new Uint8Array();
    expect(await isSignedBy(subtle, certificate, signature, message)).toBe(true);
    expect(await isSignedBy(subtle, certificate, signature, message.slice(1))).toBe(false);
  });

  it('are refused by name when they do not fit or cannot be read', async () => {
    const [one, other, rsa] = [
      await someSigner('ecdsa-p256'),
      await someSigner('ecdsa-p256'),
      await someSigner('rsa'),
    ];
    const certificate = one.certificate.der;
    expect(await signerFromKey(subtle, { certificate, chain: [], pkcs8: other.pkcs8 })).toEqual({
      ok: false,
      reason: 'key-does-not-fit-certificate',
    });
    expect(await signerFromKey(subtle, { certificate, chain: [], pkcs8: rsa.pkcs8 })).toEqual({
      ok: false,
      reason: 'key-unreadable',
    });
    expect(
      await signerFromPem(subtle, { certificates: pem('CERTIFICATE', certificate), key: 'ENCRYPTED' }),
    ).toEqual({ ok: false, reason: 'key-unreadable' });
    expect(await signerFromPem(subtle, { certificates: 'none', key: pem('PRIVATE KEY', one.pkcs8) })).toEqual(
      { ok: false, reason: 'certificate-unreadable' },
    );
  });

  it('are refused when the key is of a kind that signatures do not use', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'x509-'));
    try {
      const file = (name: string) => path.join(folder, name);
      execFileSync(
        'openssl',
        [
          'req',
          '-x509',
          '-newkey',
          'ed25519',
          '-nodes',
          '-subj',
          '/CN=Other',
          '-days',
          '30',
          '-keyout',
          file('key'),
          '-out',
          file('certificate'),
        ],
        { stdio: 'pipe' },
      );
      const read = (name: string) => execFileSync('cat', [file(name)], { encoding: 'utf8' });
      expect(await signerFromPem(subtle, { certificates: read('certificate'), key: read('key') })).toEqual({
        ok: false,
        reason: 'kind-of-key-not-supported',
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
