import { formatCode } from '@cohesion/certificates';
import type { CertificateStatus, CertificateVersion, Verification } from '@cohesion/contracts';
import type { Certificate } from './certificate.entity.js';
import type { CertificateFile } from './certificate-file.entity.js';
import type { CertificateRevocation } from './certificate-revocation.entity.js';

type Parts = Readonly<{
  newest: Certificate;
  /** Every version, the newest first. */
  versions: readonly Certificate[];
  revocation: CertificateRevocation | null;
  /** The file of the newest that holds. */
  file: CertificateFile | null;
  asked: number | null;
  checkedAt: Date;
}>;

/** What anyone who holds the code may know, and nothing else: of a revocation its day and category, of older versions their days. */
export function presentVerification({
  newest,
  versions,
  revocation,
  file,
  asked,
  checkedAt,
}: Parts): Verification {
  const { facts, version, createdAt } = newest;
  const { society, learner, activity, credit, approval } = facts;

  return {
    status: statusOf(revocation, asked !== null && asked < version),
    code: formatCode(facts.code),
    name: learner.name,
    licenses: learner.licenses,
    activityTitle: activity.title,
    amount: credit.amount,
    unit: credit.unit,
    bodyName: approval.bodyName,
    categories: credit.categories.map(({ name, amount }) => ({ name, amount })),
    format: activity.format,
    sessions: (facts.sessions ?? []).map(({ title, when, amount }) => ({ title, when, amount })),
    completedOn: facts.completedOn,
    society: society.name,
    cosponsor: activity.cosponsor ?? null,
    sample: society.sample,
    statement: approval.statement,
    approvalNumber: approval.approvalNumber,
    providerNumber: approval.providerNumber,
    version,
    issuedAt: createdAt.toISOString(),
    askedVersion: asked,
    versions: presentVersions(versions),
    revocation: revocation?.category ? { on: revocation.effectiveOn, category: revocation.category } : null,
    signedAnewAt: signedAnewAt(file),
    checkedAt: checkedAt.toISOString(),
    timeZone: society.timeZone,
  };
}

/** When the file that holds was signed anew, because a key that had signed it was stolen. */
export const signedAnewAt = (file: CertificateFile | null): string | null =>
  file?.reissueId ? file.createdAt.toISOString() : null;

/** Revoked is revoked, whichever version one holds. */
export function statusOf(revocation: CertificateRevocation | null, isReplaced: boolean): CertificateStatus {
  if (revocation) return 'revoked';

  return isReplaced ? 'superseded' : 'valid';
}

/** Each with the day on which the next one took its place. */
export const presentVersions = (versions: readonly Certificate[]): CertificateVersion[] =>
  versions.map(({ version, createdAt }) => ({
    version,
    issuedAt: createdAt.toISOString(),
    replacedAt: versions.find((later) => later.version === version + 1)?.createdAt.toISOString() ?? null,
  }));
