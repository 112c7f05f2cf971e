import { sha256 } from '@noble/hashes/sha2.js';
import { hexadecimal, joinBytes, utf8 } from '../credential/bytes.js';
import { detachedSignature, type TimeStamper } from './cms.js';
import { orUnreadable } from './pdf-file.js';
import { withSignatureField } from './signature-field.js';
import type { DocumentSigner } from './signer.js';

export interface SignatureFacts {
  /** When it is signed, an ISO instant; must lie within the certificate's validity. */
  at: string;
  /** Such as "Issued by the society". */
  reason: string;
  /** City and state of the society. */
  place: string;
}

export type Signing =
  | { ok: true; pdf: Uint8Array }
  | {
      ok: false;
      reason: 'unreadable-file' | 'certificate-not-valid-then' | 'no-time-stamp' | 'signature-too-long';
    };

/** Bytes kept for a time-stamp token with its certificates; tokens in use have 3,000 to 6,000. */
const stampSpace = 8192;

/** The longest string a PDF/A may hold, in bytes (ISO 19005-3, 6.1.13). */
const longestString = 32_767;

/**
 * Signs a certificate as PAdES baseline B-B, or B-T with a time-stamper (ETSI EN 319 142-1). The signature is
 * appended: what was there stays as it was, byte for byte, an earlier signature included, so a co-sponsor signs by
 * calling this once more. The field is on the first page, without an appearance and outside the reading order.
 *
 * `hash` may bring a faster SHA-256 than the one in plain JavaScript.
 *
 * Refused: a file of another make than our renderer's, a certificate that is not valid at that time, a time-stamper
 * that gives no token, and a signature longer than a PDF/A may hold, such as by a very long chain.
 */
export async function signPdf(
  pdf: Uint8Array,
  signer: DocumentSigner,
  facts: SignatureFacts,
  { stamp, hash = sha256 }: { stamp?: TimeStamper; hash?: (bytes: Uint8Array) => Uint8Array } = {},
): Promise<Signing> {
  const { certificate, chain } = signer;
  const at = new Date(facts.at).getTime();
  if (at < certificate.validFrom.getTime() || at > certificate.validUntil.getTime()) {
    return { ok: false, reason: 'certificate-not-valid-then' };
  }
  const known = [certificate.der, ...chain].reduce((sum, { length }) => sum + length, 0);
  const space = 1024 + known + certificate.issuer.length * 2 + (stamp ? stampSpace : 0);
  if (space > longestString) return { ok: false, reason: 'signature-too-long' };
  const update = orUnreadable(() => withSignatureField(pdf, { name: certificate.name, ...facts }, space));
  if (!update) return { ok: false, reason: 'unreadable-file' };

  const { bytes, contents } = update;
  const covered = joinBytes(bytes.subarray(0, contents.start), bytes.subarray(contents.end));
  const signature = await detachedSignature(hash(covered), signer, stamp);
  if (!signature) return { ok: false, reason: 'no-time-stamp' };
  if (signature.length > space) return { ok: false, reason: 'signature-too-long' };
  bytes.set(utf8(hexadecimal.write(signature)), contents.start + 1);

  return { ok: true, pdf: bytes };
}
