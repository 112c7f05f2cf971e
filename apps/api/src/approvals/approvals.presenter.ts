import type { ApprovalPage, ApprovalRow, ApprovalVersion, PrescribedWords } from '@cohesion/contracts';
import { ARTEFACTS, BODIES, formatCredit } from '@cohesion/credit';
import type { HeldOffer } from '../courses/offers.service.js';
import type { Approval, Society } from '../societies/societies.service.js';
import type { StatementsService } from '../societies/statements.service.js';
import { daysUntil, reminderDays } from './reminder-days.js';

export type CourseChoice = Readonly<{ slug: string; title: string }>;

type Row = Readonly<{
  approval: Approval;
  /** Every version of this approval, the newest first. */
  versions: readonly Approval[];
  held: readonly HeldOffer[];
  courses: readonly CourseChoice[];
  today: string;
}>;

export function presentApprovalRow({ approval, versions, held, courses, today }: Row): ApprovalRow {
  const { validFrom, validTo } = approval;
  const over = validTo !== null && validTo < today;

  return {
    id: approval.seriesId,
    body: approval.body,
    bodyName: approval.bodyName,
    providerNumber: approval.providerNumber,
    approvalNumber: approval.approvalNumber,
    formats: [...approval.formats],
    scope:
      approval.courses?.map((slug) => courses.find((course) => course.slug === slug)?.title ?? slug) ?? null,
    validFrom,
    validTo,
    state: over ? 'over' : validFrom > today ? 'begins-later' : 'in-force',
    daysLeft: validTo === null || over ? null : daysUntil(today, validTo),
    offers: offersUnder(versions, held).length,
  };
}

const offersUnder = (versions: readonly Approval[], held: readonly HeldOffer[]): HeldOffer[] =>
  held.filter(({ approvalId }) => versions.some(({ id }) => id === approvalId));

type Page = Row &
  Readonly<{
    names: ReadonlyMap<string, string>;
    society: Society;
    statements: StatementsService;
    mayKeep: boolean;
  }>;

export function presentApprovalPage(page: Page): ApprovalPage {
  const { approval, versions, held, courses, names, society, statements, mayKeep, today } = page;
  const offers = offersUnder(versions, held);
  const printing = { approval, society, credit: 'left-open' as const, on: today };

  return {
    approval: presentApprovalRow(page),
    mayKeep,
    courses: courses.map(({ slug, title }) => ({ slug, title })),
    printed: {
      page: statements.words('page', printing),
      certificate: statements.words('certificate', printing),
    },
    prescribed: ARTEFACTS.flatMap((artefact) => presentPrescribed(statements, approval, artefact, today)),
    versions: versions.map((version) => presentVersion(version, names)),
    offers: offers.map(({ course, title, amount, unit }) => ({
      course,
      title,
      amount: formatCredit(amount),
      unit,
    })),
    reminders: [...reminderDays],
  };
}

function presentPrescribed(
  statements: StatementsService,
  approval: Approval,
  artefact: (typeof ARTEFACTS)[number],
  today: string,
): PrescribedWords[] {
  const words = statements.prescribed(approval, artefact, today);
  if (!words) return [];
  const { text, verifiedOn, confidence, source, note } = words;

  return [{ artefact, text, verifiedOn, confidence, source, note }];
}

function presentVersion(version: Approval, names: ReadonlyMap<string, string>): ApprovalVersion {
  const { recordedBy, createdAt, formats, courses, statement, validFrom, validTo } = version;

  return {
    version: version.version,
    change: version.change,
    note: version.note,
    recordedBy: recordedBy === null ? null : (names.get(recordedBy) ?? 'An administrator'),
    recordedAt: createdAt.toISOString(),
    providerNumber: version.providerNumber,
    approvalNumber: version.approvalNumber,
    formats: [...formats],
    courses: courses && [...courses],
    statement,
    validFrom,
    validTo,
  };
}

export const bodyChoices = () => Object.values(BODIES).map(({ id, name }) => ({ id, name }));
