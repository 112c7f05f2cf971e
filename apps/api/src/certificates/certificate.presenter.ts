import { certificateText, formatCode } from '@cohesion/certificates';
import type { CertificateList, CertificateView, Verification } from '@cohesion/contracts';
import type { Certificate } from './certificate.entity.js';
import type { CertificateFile } from './certificate-file.entity.js';

export function presentCertificate(
  { id, facts, version, createdAt }: Certificate,
  file: CertificateFile | null,
  enrollmentId: string,
): CertificateView {
  return {
    id,
    code: formatCode(facts.code),
    verifyUrl: facts.verifyAddress,
    ready: Boolean(file?.storageKey),
    problem: file?.problem ?? null,
    bytes: file?.bytes ?? null,
    name: facts.learner.name,
    activityTitle: facts.activity.title,
    bodyName: facts.approval.bodyName,
    amount: facts.credit.amount,
    unit: facts.credit.unit,
    issuedAt: createdAt.toISOString(),
    version,
    status: 'valid',
    sample: facts.society.sample,
    lines: certificateText(facts).map(({ label, text }) => ({ label, text })),
    enrollmentId,
  };
}

export function presentCertificateLine(
  { id, facts, createdAt }: Certificate,
  file: CertificateFile | undefined,
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
    status: 'valid',
  };
}

/** What anyone who holds the code may know, and nothing else. */
export function presentVerification(
  { facts, version, createdAt }: Certificate,
  checkedAt: Date,
): Verification {
  const { society, learner, activity, credit, approval } = facts;

  return {
    status: 'valid',
    code: formatCode(facts.code),
    name: learner.name,
    activityTitle: activity.title,
    amount: credit.amount,
    unit: credit.unit,
    bodyName: approval.bodyName,
    categories: credit.categories.map(({ name }) => name),
    format: activity.format,
    completedOn: facts.completedOn,
    society: society.name,
    sample: society.sample,
    statement: approval.statement,
    approvalNumber: approval.approvalNumber,
    version,
    issuedAt: createdAt.toISOString(),
    checkedAt: checkedAt.toISOString(),
    timeZone: society.timeZone,
  };
}
