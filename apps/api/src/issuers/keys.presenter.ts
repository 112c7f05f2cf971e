import { X509Certificate } from 'node:crypto';
import { readCertificate, type PublishedKey } from '@cohesion/certificates';
import type { IssuerKey, IssuerPage, SocietyKey, SocietyKeysPage } from '@cohesion/contracts';
import type { Society } from '../societies/societies.service.js';
import { keyName, type IssuerAddresses } from './issuer-addresses.js';
import { kindOfKey } from './key-material.js';
import type { SocietyKeyEnding } from './society-key.entity.js';
import { fingerprintOf, type KeptKey } from './society-keys.service.js';

/** A key as the did document has it. */
export function publishKey(did: string, { key, endings }: KeptKey): PublishedKey {
  const { purpose, certificate, publicKey } = key;
  const entry = { id: `${did}#${keyName(key)}`, ...periodOf({ key, endings }) };
  if (purpose !== 'document') return { ...entry, purpose, publicKey };
  const known = certificate && readCertificate(certificate);
  if (!known) throw new Error(`The certificate of ${entry.id} cannot be read`);

  return { ...entry, purpose, certificate: known.der, jwk: known.jwk };
}

function periodOf({ key, endings }: KeptKey) {
  const ends = endings.map(({ endedAt }) => endedAt.toISOString()).toSorted();

  return {
    usedFrom: key.usedFrom.toISOString(),
    usedUntil: ends[0] ?? null,
    revoked: stolenIn(endings)?.endedAt.toISOString() ?? null,
  };
}

const stolenIn = (endings: readonly SocietyKeyEnding[]): SocietyKeyEnding | undefined =>
  endings.find(({ kind }) => kind === 'stolen');

function presentKey({ key, endings }: KeptKey): IssuerKey {
  const { usedFrom, usedUntil, revoked } = periodOf({ key, endings });

  return {
    name: keyName(key),
    purpose: key.purpose,
    number: key.number,
    state: revoked === null ? (usedUntil === null ? 'in-use' : 'retired') : 'stolen',
    kind: kindOfKey(key),
    fingerprint: fingerprintOf(key),
    usedFrom,
    usedUntil,
    stolenAt: revoked,
    certificate: key.certificate && presentCertificate(key.certificate, key.origin),
  };
}

function presentCertificate(der: Buffer, origin: 'made' | 'brought'): IssuerKey['certificate'] {
  const { subject, issuer, validToDate } = new X509Certificate(der);

  return {
    origin,
    subject: commonName(subject),
    issuedBy: commonName(issuer),
    validUntil: validToDate.toISOString(),
  };
}

/** The common name of a distinguished name as Node writes it, a line for each part; else the whole of it. */
const commonName = (name: string): string => /^CN=(.+)$/m.exec(name)?.[1] ?? name.replaceAll('\n', ', ');

type Shown = Readonly<{ society: Readonly<Society>; addresses: IssuerAddresses; keys: readonly KeptKey[] }>;

/** What anyone may know of who issues and with which keys. */
export function presentIssuer({ society, addresses, keys }: Shown): IssuerPage {
  const { slug, name, place, sample, timeZone, policies } = society;

  return {
    slug,
    name,
    place,
    sample,
    contact: { name: policies.contact.name, email: policies.contact.email },
    timeZone,
    did: addresses.did,
    documentUrl: addresses.document,
    log: addresses.log,
    keys: keys.map(presentKey),
  };
}

type ShownToStaff = Shown &
  Readonly<{
    /** Of people, by id. */
    names: ReadonlyMap<string, string>;
    timeStampUrl: string | undefined;
  }>;

export function presentKeysPage({ names, timeStampUrl, ...shown }: ShownToStaff): SocietyKeysPage {
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
  const presentStaffKey = (kept: KeptKey): SocietyKey => ({
    ...presentKey(kept),
    id: kept.key.id,
    recordedBy: nameOf(kept.key.recordedBy),
    endings: kept.endings
      .toSorted((one, other) => one.endedAt.getTime() - other.endedAt.getTime())
      .map(({ kind, endedAt, why, recordedBy }) => ({
        kind,
        at: endedAt.toISOString(),
        why,
        recordedBy: nameOf(recordedBy),
      })),
  });

  return {
    ...presentIssuer(shown),
    pageUrl: shown.addresses.page,
    keys: shown.keys.map(presentStaffKey),
    timeStamps: timeStampUrl === undefined ? null : new URL(timeStampUrl).host,
  };
}
