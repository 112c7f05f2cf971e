import {
  BitString,
  Constructed,
  fromBER,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Primitive,
  type BaseBlock,
} from 'asn1js';
import { createCMSECDSASignature } from 'pkijs';
import { joinBytes } from '../credential/bytes.js';
import { oid } from './oids.js';
import { owned, type DocumentAlgorithm } from './subtle.js';

/** A value written as DER. Values are put together from bytes, so a certificate goes in as it came. */
export type Der = Uint8Array;

const universal = 1;
const contextual = 3;

export function der(value: BaseBlock): Der {
  return new Uint8Array(value.toBER());
}

export function sequence(...members: Der[]): Der {
  return element(universal, 16, true, members);
}

/** A set in the order that DER asks for. */
export function setOf(...members: Der[]): Der {
  return element(universal, 17, true, members.toSorted(compareBytes));
}

/** Values under a tag of the context. */
export function tagged(tag: number, ...members: Der[]): Der {
  return element(contextual, tag, true, members);
}

/** The members of a set under an implicit tag. */
export function taggedSet(tag: number, ...members: Der[]): Der {
  return tagged(tag, ...members.toSorted(compareBytes));
}

/** Bytes under an implicit tag. */
export function taggedBytes(tag: number, bytes: Uint8Array): Der {
  return element(contextual, tag, false, [bytes]);
}

export function identifier(value: string): Der {
  return der(new ObjectIdentifier({ value }));
}

export function octets(bytes: Uint8Array): Der {
  return der(new OctetString({ valueHex: owned(bytes).buffer }));
}

export function bits(bytes: Uint8Array, unusedBits = 0): Der {
  return der(new BitString({ valueHex: owned(bytes).buffer, unusedBits }));
}

export function integer(value: number | Uint8Array): Der {
  return der(new Integer(typeof value === 'number' ? { value } : { valueHex: owned(value).buffer }));
}

export const nothing: Der = der(new Null());

export const sha256Identifier: Der = sequence(identifier(oid.sha256), nothing);

/** The signature of Web Cryptography as CMS and X.509 write it: two integers for ECDSA, the same bytes for RSA. */
export function signatureForCms(algorithm: DocumentAlgorithm, signature: Uint8Array): Uint8Array {
  return algorithm === 'rsa' ? signature : new Uint8Array(createCMSECDSASignature(owned(signature).buffer));
}

/** The value that DER is, or null when it is none. Bytes behind it are left alone. */
export function readDer(bytes: Uint8Array): BaseBlock | null {
  const { offset, result } = fromBER(owned(bytes).buffer);

  return offset === -1 ? null : result;
}

/** Whether bytes are one value and behind it nothing but zeros. */
export function isPadded(bytes: Uint8Array): boolean {
  const { offset } = fromBER(owned(bytes).buffer);

  return offset !== -1 && bytes.subarray(offset).every((byte) => byte === 0);
}

/** The members of a constructed value. */
export function membersOf(value: BaseBlock | undefined): BaseBlock[] {
  return value instanceof Constructed ? value.valueBlock.value : [];
}

function element(tagClass: number, tagNumber: number, isConstructed: boolean, members: readonly Der[]): Der {
  const value = new Primitive({
    idBlock: { tagClass, tagNumber },
    valueHex: owned(joinBytes(...members)).buffer,
  });
  value.idBlock.isConstructed = isConstructed;

  return der(value);
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const differing = one.findIndex((byte, index) => byte !== other[index]);
  if (differing < 0) return one.length - other.length;

  return (one[differing] ?? 0) - (other[differing] ?? -1);
}
