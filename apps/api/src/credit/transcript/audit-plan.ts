import type { LedgerLine, ProofMediaType } from '@cohesion/contracts';
import type { CertificateStored } from '../../certificates/certificates-lookup.service.js';
import type { StoredProof } from '../proofs/proof-uses.service.js';
import { byRecord } from './by-record.js';

/** What an auditor reads of one file, or of one that is not there. */
export type Described = Readonly<{
  kind: 'Transcript' | 'Certificate' | 'Proof' | 'Practice log';
  date: string;
  title: string;
  hours: string;
  counted: string;
}>;

/** A file of the store that belongs in the pack. */
export type StoredFile = Described &
  Readonly<{ name: string; storageKey: string; sha256: string; bytes: number }>;

/** A certificate without a PDF: named in the index, so that nobody looks for it in vain. */
export type Absent = Described & Readonly<{ code: string; why: string }>;

export type Bare = Described & Readonly<{ recordId: string }>;

export type AuditPlan = Readonly<{
  certificates: readonly StoredFile[];
  proofs: readonly StoredFile[];
  absent: readonly Absent[];
  /** Hours she entered for which there is no proof. */
  withoutProof: readonly Bare[];
}>;

type Sources = Readonly<{
  lines: readonly LedgerLine[];
  certificates: readonly CertificateStored[];
  /** Of every record she entered, by its id. */
  proofs: ReadonlyMap<string, readonly StoredProof[]>;
}>;

/** Which files belong to these hours, in the order of the days. The same record always gives the same names. */
export function planAuditPack({ lines, certificates, proofs }: Sources): AuditPlan {
  const names = new Set<string>();
  const records = recordsOf(lines);
  const counted = records.filter(({ isCounted }) => isCounted);
  const stored = new Map(certificates.map((certificate) => [certificate.id, certificate]));
  const found = counted.flatMap((record) =>
    record.certificates
      .toSorted((one, other) => one.code.localeCompare(other.code, 'en'))
      .map(({ id, code }) => ({ record, code, file: stored.get(id) })),
  );

  return {
    certificates: found.flatMap(({ record, code, file }) =>
      file?.storageKey && file.sha256
        ? [
            {
              ...described('Certificate', record),
              name: unused(names, `certificates/${record.date}-${slug(record.title)}-${slug(code)}`, 'pdf'),
              storageKey: file.storageKey,
              sha256: file.sha256,
              bytes: file.bytes ?? 0,
            },
          ]
        : [],
    ),
    proofs: records.flatMap((record) =>
      (proofs.get(record.id) ?? []).map((proof, index) => ({
        ...described('Proof', record),
        name: unused(
          names,
          `proofs/${record.date}-${slug(record.title)}-${index + 1}`,
          endings[proof.mediaType],
        ),
        storageKey: proof.storageKey,
        sha256: proof.sha256,
        bytes: proof.bytes,
      })),
    ),
    absent: found.flatMap(({ record, code, file }) =>
      file?.storageKey
        ? []
        : [
            {
              ...described('Certificate', record),
              code,
              why: file?.problem ?? 'Pending: the PDF is being made. Download the audit pack again later.',
            },
          ],
    ),
    withoutProof: records
      .filter(({ id }) => proofs.get(id)?.length === 0)
      .map((record) => ({ ...described('Proof', record), recordId: record.id })),
  };
}

type Recorded = Readonly<{
  id: string;
  date: string;
  title: string;
  hours: string;
  counted: string;
  isCounted: boolean;
  certificates: LedgerLine['certificates'];
}>;

/** Lines of one activity together: a certificate is for all of it. */
function recordsOf(lines: readonly LedgerLine[]): Recorded[] {
  return byRecord(lines).map((parts) => {
    const [first] = parts;

    return {
      id: first.recordId,
      date: first.completedOn,
      title: first.title,
      hours: parts.map(({ recorded }) => recorded).join(' + '),
      counted: parts.map(({ sentence }) => sentence).join(' '),
      isCounted: parts.some(({ counted }) => Number(counted) > 0),
      certificates: first.certificates,
    };
  });
}

const described = (kind: Described['kind'], { date, title, hours, counted }: Recorded): Described => ({
  kind,
  date,
  title,
  hours,
  counted,
});

const endings: Record<ProofMediaType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
};

/** What every system takes for part of a file's name. */
export function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-');

  return plain.slice(0, 50).replace(/^-+|-+$/g, '') || 'untitled';
}

function unused(names: Set<string>, stem: string, ending: string): string {
  let name = `${stem}.${ending}`;
  for (let count = 2; names.has(name); count += 1) name = `${stem}-${count}.${ending}`;
  names.add(name);

  return name;
}
