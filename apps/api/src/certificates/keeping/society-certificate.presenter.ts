import { certificateText, formatCode } from '@cohesion/certificates';
import type {
  CertificateHistoryEntry,
  SocietyCertificatePage,
  SocietyCertificateRow,
} from '@cohesion/contracts';
import { dateIn } from '../../platform/clock.js';
import type { Society } from '../../societies/societies.service.js';
import type { Certificate } from '../certificate.entity.js';
import type { CertificateCorrection } from '../certificate-correction.entity.js';
import type { CertificateFile } from '../certificate-file.entity.js';
import type { CertificateMail } from '../certificate-mail.entity.js';
import type { CertificateReissue } from '../certificate-reissue.entity.js';
import type { CertificateRevocation } from '../certificate-revocation.entity.js';
import type { NameChangeDecision, NameChangeRequest } from '../name-change.entity.js';
import { presentVerification } from '../verification.presenter.js';
import type { Found } from './certificate-search.js';

export function presentFound({
  id,
  facts,
  version,
  createdAt,
  revoked,
}: Omit<Found, 'key'>): SocietyCertificateRow {
  return {
    id,
    code: formatCode(facts.code),
    name: facts.learner.name,
    activityTitle: facts.activity.title,
    bodyName: facts.approval.bodyName,
    amount: facts.credit.amount,
    unit: facts.credit.unit,
    completedOn: facts.completedOn,
    issuedAt: createdAt.toISOString(),
    version,
    status: revoked ? 'revoked' : 'valid',
  };
}

/** A file that was signed anew, why, and who asked for it. */
export type SignedAnewOnce = Readonly<{ at: Date; keyName: string; recordedBy: string | null }>;

export function anewOf(
  files: readonly CertificateFile[],
  reissues: readonly CertificateReissue[],
): SignedAnewOnce[] {
  return files
    .filter(({ storageKey }) => storageKey !== null)
    .flatMap(({ reissueId, createdAt: at }) =>
      reissues
        .filter(({ id }) => id === reissueId)
        .map(({ keyName, recordedBy }) => ({ at, keyName, recordedBy })),
    );
}

type Parts = Readonly<{
  society: Readonly<Society>;
  newest: Certificate;
  versions: readonly Certificate[];
  corrections: readonly CertificateCorrection[];
  turns: readonly CertificateRevocation[];
  /** The newest first. */
  requests: readonly NameChangeRequest[];
  decisions: readonly NameChangeDecision[];
  waiting: readonly CertificateMail[];
  revocation: CertificateRevocation | null;
  /** The file of the newest that holds. */
  file: CertificateFile | null;
  failedPage: SocietyCertificatePage['failedPage'];
  anew: readonly SignedAnewOnce[];
  most: string;
  names: ReadonlyMap<string, string>;
  now: Date;
}>;

export function presentSocietyCertificate(parts: Parts): SocietyCertificatePage {
  const {
    society,
    newest,
    versions,
    requests,
    decisions,
    waiting,
    revocation,
    file,
    failedPage,
    most,
    names,
    now,
  } = parts;
  const first = versions.at(-1) ?? newest;
  const [request] = requests;
  const isWaiting = request && !decisions.some(({ requestId }) => requestId === request.id);

  return {
    certificate: presentFound({ ...newest, revoked: revocation !== null }),
    lines: certificateText(newest.facts).map(({ label, text }) => ({ label, text })),
    ready: Boolean(file?.storageKey),
    failedPage,
    history: historyOf(parts).toSorted((a, b) => b.at.localeCompare(a.at)),
    waitingMails: waiting.map(({ id, kind, personId, notBefore }) => ({
      id,
      kind,
      to: names.get(personId) ?? 'the learner',
      goesAt: notBefore.toISOString(),
    })),
    nameChange: isWaiting ? { id: request.id, name: request.name, why: request.why } : null,
    publicly: presentVerification({ newest, versions, revocation, file, asked: null, checkedAt: now }),
    verifyUrl: newest.facts.verifyAddress,
    today: dateIn(society.timeZone, now),
    issuedOn: dateIn(society.timeZone, first.createdAt),
    most,
    now: now.toISOString(),
  };
}

const nothing = {
  by: null,
  version: null,
  what: null,
  category: null,
  effectiveOn: null,
  reason: null,
  stolenKey: null,
};

/** Everything that happened, each with who did it and why. */
function historyOf({
  versions,
  corrections,
  turns,
  requests,
  decisions,
  anew,
  names,
}: Parts): CertificateHistoryEntry[] {
  const nameOf = (id: string): string => names.get(id) ?? 'An administrator';
  const issued = versions.map(({ id, version, createdAt }): CertificateHistoryEntry => {
    const correction = corrections.find(({ certificateId }) => certificateId === id);
    const entry = { ...nothing, at: createdAt.toISOString(), version };

    return correction
      ? {
          ...entry,
          kind: 'corrected',
          // Licenses are changed by the learner herself.
          by: correction.what === 'licenses' ? null : nameOf(correction.recordedBy),
          what: correction.what,
          reason: correction.reason,
        }
      : { ...entry, kind: 'issued' };
  });
  const turned = turns.map((turn): CertificateHistoryEntry => ({
    ...nothing,
    kind: turn.change,
    at: turn.createdAt.toISOString(),
    by: nameOf(turn.recordedBy),
    category: turn.category,
    effectiveOn: turn.effectiveOn,
    reason: turn.reason ?? turn.note,
  }));
  const asked = requests.map((request): CertificateHistoryEntry => ({
    ...nothing,
    kind: 'name-asked',
    at: request.createdAt.toISOString(),
    reason: request.why,
  }));
  const refused = decisions
    .filter(({ decision }) => decision === 'refused')
    .map((decision): CertificateHistoryEntry => ({
      ...nothing,
      kind: 'name-refused',
      at: decision.createdAt.toISOString(),
      by: nameOf(decision.recordedBy),
      reason: decision.reason,
    }));

  const signed = anew.map(({ at, keyName, recordedBy }): CertificateHistoryEntry => ({
    ...nothing,
    kind: 'signed-anew',
    at: at.toISOString(),
    by: recordedBy === null ? null : nameOf(recordedBy),
    stolenKey: keyName,
  }));

  // Of what happened at one moment, what follows comes before what it follows from.
  return [...signed, ...turned, ...refused, ...asked, ...issued];
}
