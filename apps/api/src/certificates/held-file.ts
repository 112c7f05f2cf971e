import type { Tx } from '../platform/tx.js';
import { CertificateFile } from './certificate-file.entity.js';

/**
 * Of a certificate's files the one that holds: the newest that is one. A page that could not be made again leaves the one
 * before it in its place. Null where nothing came of rendering yet.
 */
export function heldOf(files: readonly CertificateFile[]): CertificateFile | null {
  const newest = newestFirst(files);

  return newest.find(({ storageKey }) => storageKey !== null) ?? newest[0] ?? null;
}

const newestFirst = (files: readonly CertificateFile[]): CertificateFile[] =>
  files.toSorted((one, other) => other.number - one.number);

/** SQL for the same: the row of `certificate_files` that holds for the certificate with this id, after `join`, with `on true`. */
export const heldFile = (certificateId: string): string => `lateral (select * from certificate_files made
    where made.certificate_id = ${certificateId} order by made.storage_key is null, made.number desc limit 1)`;

/** SQL for what rendering came to the last time. */
export const lastFile = (certificateId: string): string => `lateral (select * from certificate_files made
    where made.certificate_id = ${certificateId} order by made.number desc limit 1)`;

export type CertificatePage = Readonly<{
  /** What holds. */
  file: CertificateFile | null;
  /** What came last, when that is a page that could not be made. */
  failed: CertificateFile | null;
}>;

export async function pageOf(tx: Tx, certificateId: string): Promise<CertificatePage> {
  const files = await tx.find(CertificateFile, { where: { certificateId } });
  const [last] = newestFirst(files);

  return { file: heldOf(files), failed: last && last.problem !== null ? last : null };
}

/** By which the asking for another try of a page is known. */
export const retryOf = ({ certificateId, number }: CertificateFile) => ({
  certificateId,
  fileNumber: number,
});
