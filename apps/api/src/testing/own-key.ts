import { generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';
import { selfSignedCertificate } from '@cohesion/certificates';

type OwnKey = Readonly<{ rsa?: number; from?: string; to?: string; did?: string }>;

/** A key and a certificate for it, as a society would bring them. */
export async function ownKey(
  name: string,
  { rsa, from = '2026-11-01', to = '2028-11-01', did = 'did:web:example.org' }: OwnKey = {},
) {
  const { privateKey, publicKey } = rsa
    ? generateKeyPairSync('rsa', { modulusLength: rsa })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = await selfSignedCertificate({
    name,
    did,
    algorithm: rsa ? 'rsa' : 'ecdsa-p256',
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    serial: randomBytes(16),
    validFrom: `${from}T00:00:00Z`,
    validUntil: `${to}T00:00:00Z`,
    sign: async (message) => sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  });

  return {
    certificates: new X509Certificate(certificate).toString(),
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}
