import { Boolean as DerBoolean } from 'asn1js';
import { TimeStampResp } from 'pkijs';
import { attempt } from '../credential/bytes.js';
import { der, integer, octets, sequence, sha256Identifier } from './der.js';
import { owned } from './subtle.js';

/**
 * What to send to a time-stamp service (RFC 3161; media type `application/timestamp-query`) for a SHA-256 digest. The
 * service is asked to add its certificate. `nonce` is 8 random bytes.
 */
export function timeStampRequest(digest: Uint8Array, nonce: Uint8Array): Uint8Array {
  const positive = nonce.slice(0, 8);
  positive[0] = ((positive[0] ?? 0) & 0x7f) | 0x40;

  return sequence(
    integer(1),
    sequence(sha256Identifier, octets(digest)),
    integer(positive),
    der(new DerBoolean({ value: true })),
  );
}

/** The token of a service's response (`application/timestamp-reply`), DER; null when the service granted none. */
export function readTimeStampResponse(response: Uint8Array): Uint8Array | null {
  return attempt(() => {
    const { status, timeStampToken } = TimeStampResp.fromBER(owned(response).buffer);
    // 0 is granted, 1 granted with changes.
    if (status.status > 1 || !timeStampToken) return null;

    return der(timeStampToken.toSchema());
  });
}
