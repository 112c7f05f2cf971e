import { addToProfileLink, certificateText, formatCode } from '@cohesion/certificates';
import type { CertificateList, CertificateView } from '@cohesion/contracts';
import { dateIn } from '../platform/clock.js';
import type { Society } from '../societies/societies.service.js';
import type { Certificate } from './certificate.entity.js';
import type { CertificateCorrection } from './certificate-correction.entity.js';
import type { CertificateFile } from './certificate-file.entity.js';
import type { CertificateRevocation } from './certificate-revocation.entity.js';
import type { NameChangeDecision, NameChangeRequest } from './name-change.entity.js';
import { presentVersions, signedAnewAt, statusOf } from './verification.presenter.js';

export type CertificateParts = Readonly<{
  certificate: Certificate;
  /** The one that holds. */
  file: CertificateFile | null;
  /** Whether a page that could not be made is tried again. */
  retrying: boolean;
  enrollmentId: string | null;
  /** Those under its code that the reader may see, the newest first. */
  versions: readonly Certificate[];
  revocation: CertificateRevocation | null;
  /** What took its place, if anything did. */
  correction: CertificateCorrection | null;
  nameChange: Readonly<{ request: NameChangeRequest; decision: NameChangeDecision | null }> | null;
  policies: Society['policies'];
}>;

export function presentCertificate(parts: CertificateParts): CertificateView {
  const { certificate, file, enrollmentId, versions, revocation, correction, policies } = parts;
  const { id, facts, version, createdAt } = certificate;
  const status = statusOf(revocation, correction !== null);

  return {
    id,
    code: formatCode(facts.code),
    verifyUrl: facts.verifyAddress,
    ready: Boolean(file?.storageKey),
    problem: file?.problem ?? null,
    retrying: parts.retrying,
    signedAnewAt: signedAnewAt(file),
    bytes: file?.bytes ?? null,
    name: facts.learner.name,
    activityTitle: facts.activity.title,
    bodyName: facts.approval.bodyName,
    amount: facts.credit.amount,
    unit: facts.credit.unit,
    issuedAt: createdAt.toISOString(),
    version,
    status,
    sample: facts.society.sample,
    lines: certificateText(facts).map(({ label, text }) => ({ label, text })),
    enrollmentId,
    versions: presentVersions(versions),
    newestId: correction && versions[0]?.id !== id ? (versions[0]?.id ?? null) : null,
    isForSomebodyElse: correction?.what === 'person' && versions[0]?.id === id,
    revocation: revocation?.category
      ? {
          on: revocation.effectiveOn,
          category: revocation.category,
          note: revocation.note,
          contact: { name: policies.contact.name, email: policies.contact.email },
        }
      : null,
    nameChange: presentNameChange(parts),
    linkedIn: status === 'valid' ? linkedInOf(certificate) : null,
  };
}

function presentNameChange({ nameChange }: CertificateParts): CertificateView['nameChange'] {
  if (!nameChange) return null;
  const { request, decision } = nameChange;

  return {
    name: request.name,
    askedAt: request.createdAt.toISOString(),
    state: decision?.decision ?? 'waiting',
    reason: decision?.reason ?? null,
  };
}

/** LinkedIn's form for one's profile. What is not valid for credit says so there as well. */
function linkedInOf({ facts, createdAt }: Certificate): string {
  const { society, activity, verifyAddress, code } = facts;
  const [year, month] = dateIn(society.timeZone, createdAt).split('-').map(Number);

  return addToProfileLink({
    name: society.sample ? `Sample: ${activity.title}` : activity.title,
    organization: { name: society.name },
    issued: { year: year ?? 0, month: month ?? 0 },
    page: verifyAddress,
    code: formatCode(code),
  });
}

export function presentCertificateLine(
  { id, facts, createdAt }: Certificate,
  file: CertificateFile | null,
  status: CertificateView['status'],
): CertificateList['certificates'][number] {
  return {
    id,
    code: formatCode(facts.code),
    ready: Boolean(file?.storageKey),
    activityTitle: facts.activity.title,
    bodyName: facts.approval.bodyName,
    amount: facts.credit.amount,
    unit: facts.credit.unit,
    issuedAt: createdAt.toISOString(),
    status,
  };
}
