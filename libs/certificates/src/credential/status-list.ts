import { gunzipSync, gzipSync } from 'fflate';
import { attempt, base64Url } from './bytes.js';
import { credentialsContext } from './contexts.js';
import { isJsonObject, type JsonObject } from './json.js';

/** Bits in a list: the least that the standard allows, so that a bit hides among 131,072 (W3C Bitstring Status List 1.0). */
export const statusListLength = 131_072;

/** The largest list that is read, in bytes: 16 million bits. */
const largestList = 2 * 1024 * 1024;

/** What a list is about: `refresh` is the standard's word for "a newer credential takes its place". */
export type StatusPurpose = 'revocation' | 'refresh';

/**
 * A list as the standard encodes it: bits from the left, compressed, in base 64. The same bits give the same text.
 *
 * @throws RangeError when an index is outside the list: a fault of whoever assigned it.
 */
export function encodeStatusList(set: Iterable<number>): string {
  const bytes = new Uint8Array(statusListLength / 8);
  for (const index of set) {
    if (!Number.isInteger(index) || index < 0 || index >= statusListLength) {
      throw new RangeError(`A status list has places 0 to ${statusListLength - 1}, not ${index}.`);
    }
    const place = Math.floor(index / 8);
    bytes[place] = (bytes[place] ?? 0) | (0x80 >> (index % 8));
  }
  return `u${base64Url.write(gzipSync(bytes, { level: 9, mtime: 0 }))}`;
}

/** The bits of an encoded list, or null when it is none, or larger than 2 MB. */
export function decodeStatusList(encoded: string): Uint8Array | null {
  const packed = encoded.startsWith('u') ? base64Url.read(encoded.slice(1)) : null;
  if (!packed || packed.length < 18) return null;
  const size = new DataView(packed.buffer, packed.byteOffset).getUint32(packed.length - 4, true);

  return size <= largestList ? attempt(() => gunzipSync(packed)) : null;
}

/** Whether the bit at the index is set; null when the list does not reach that far. */
export function statusAt(list: Uint8Array, index: number): boolean | null {
  const byte = list[Math.floor(index / 8)];

  return byte === undefined || !Number.isInteger(index) ? null : (byte & (0x80 >> (index % 8))) !== 0;
}

/** The credential that publishes a list, without proof. `url` is where it is served, `validFrom` an ISO instant. */
export function statusListCredential({
  url,
  issuer,
  purpose,
  validFrom,
  set,
}: {
  url: string;
  issuer: string;
  purpose: StatusPurpose;
  validFrom: string;
  set: Iterable<number>;
}): JsonObject {
  return {
    '@context': [credentialsContext],
    id: url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom,
    credentialSubject: {
      id: `${url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: encodeStatusList(set),
    },
  };
}

/** The list that a status list credential publishes for a purpose; null when it is not such a credential. */
export function readStatusList(credential: JsonObject, purpose: StatusPurpose): Uint8Array | null {
  const subject = credential['credentialSubject'];
  if (!isJsonObject(subject) || subject['type'] !== 'BitstringStatusList') return null;
  const { statusPurpose, encodedList } = subject;

  return statusPurpose === purpose && typeof encodedList === 'string' ? decodeStatusList(encodedList) : null;
}
