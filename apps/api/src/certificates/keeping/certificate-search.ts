import { readCode, type CertificateFacts } from '@cohesion/certificates';
import { certificatesPerPage } from '@cohesion/contracts';
import { z } from 'zod';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { searchKey } from '../search-key.js';

export type Found = Readonly<{
  id: string;
  /** What it was found by: pages go on from there. */
  key: string;
  facts: CertificateFacts;
  version: number;
  createdAt: Date;
  revoked: boolean;
}>;

/** Where a page ended: what the last row was found by, and its id. */
const place = z.tuple([z.string().max(300), z.uuid()]);
type Place = z.output<typeof place>;

const columns = `certificate.id, certificate.facts, certificate.version, certificate.created_at as "createdAt",
  coalesce((select revocation.change = 'revoked' from certificate_revocations revocation
    where revocation.code = certificate.code order by revocation.number desc limit 1), false) as revoked`;

const isNewest = `not exists (select from certificates later
  where later.code = certificate.code and later.version = certificate.version + 1)`;

/** One more than a page, to know whether another one follows. */
const most = certificatesPerPage + 1;

/** The newest certificates first, page by page along the index of ids, which are in the order of time. */
const newestFirst = `
  select ${columns}, '' as key from certificates certificate
  where certificate.society_id = $1 and ($2::uuid is null or certificate.id < $2) and ${isNewest}
  order by certificate.id desc limit ${most}`;

const byCode = `
  select ${columns}, '' as key from certificates certificate
  where certificate.society_id = $1 and certificate.code = $2 and ${isNewest}`;

/** A range of each of the three indexes, in one order: a page costs the same wherever it is. */
const beginning = ['name_key', 'family_key', 'title_key']
  .map((column, index, all) => {
    const key = (name: string) => `certificate.${name} collate "C"`;
    const found = (name: string) => `${key(name)} >= $2 and ${key(name)} < $3`;
    const earlier = all.slice(0, index).map((other) => `and not (${found(other)})`);

    return `(select ${columns}, certificate.${column} as key from certificates certificate
      where certificate.society_id = $1 and ${found(column)} and (${key(column)}, certificate.id) > ($4, $5::uuid)
        ${earlier.join(' ')} and ${isNewest}
      order by ${key(column)}, certificate.id limit ${most})`;
  })
  .join(' union all ');
const byBeginning = `select * from (${beginning}) found order by key collate "C", id limit ${most}`;

/**
 * A society's certificates, the newest version of each: by code, or where a name, a last name or a title begins with what
 * was typed, without regard to marks and capitals; without anything typed, the newest first.
 */
export async function searchCertificates(
  tx: Tx,
  societyId: string,
  { q = '', after }: Readonly<{ q?: string | undefined; after?: string | undefined }>,
): Promise<{ found: Found[]; next: string | null }> {
  const rows = await rowsFor(tx, societyId, q, after === undefined ? null : readPlace(after));
  const found = rows.slice(0, certificatesPerPage);
  const last = found.at(-1);

  return { found, next: last && rows.length > found.length ? placeOf([last.key, last.id]) : null };
}

function rowsFor(tx: Tx, societyId: string, q: string, after: Place | null): Promise<Found[]> {
  const typed = searchKey(q);
  if (typed === '') return tx.query<Found>(newestFirst, [societyId, after?.[1] ?? null]);
  const reading = readCode(q);
  if (reading.ok) return tx.query<Found>(byCode, [societyId, reading.code]);
  const [key, id] = after ?? ['', '00000000-0000-0000-0000-000000000000'];

  return tx.query<Found>(byBeginning, [societyId, typed, `${typed}\u{10ffff}`, key, id]);
}

const placeOf = (last: Place): string => Buffer.from(JSON.stringify(last)).toString('base64url');

function readPlace(text: string): Place {
  try {
    return place.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    throw new AppError('invalid-request', [{ field: 'after', message: 'This is not a place in the list' }]);
  }
}
