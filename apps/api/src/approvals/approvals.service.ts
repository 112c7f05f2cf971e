import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type {
  AddApproval,
  ApprovalList,
  ApprovalPage,
  ApprovalRow,
  ChangeApproval,
  EndApproval,
} from '@cohesion/contracts';
import { isBodyId } from '@cohesion/credit';
import { AccountsService } from '../accounts/accounts.service.js';
import { OffersService } from '../courses/offers.service.js';
import { ProgramsService } from '../courses/programs.service.js';
import type { Person } from '../platform/actor.js';
import { Clock, dateIn } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { ApprovalRecords, type ApprovalFacts } from '../societies/approval-records.service.js';
import {
  newestVersions,
  SocietiesService,
  type Approval,
  type Society,
} from '../societies/societies.service.js';
import { StatementsService } from '../societies/statements.service.js';
import { mayKeep, WorkAccess } from '../societies/work-access.service.js';
import {
  bodyChoices,
  presentApprovalPage,
  presentApprovalRow,
  type CourseChoice,
} from './approvals.presenter.js';

type Standing = Readonly<{
  society: Readonly<Society>;
  approvals: readonly Approval[];
  held: Awaited<ReturnType<OffersService['held']>>;
  courses: readonly CourseChoice[];
  today: string;
}>;

/** A society's approvals, as its administrators keep them: every change is a version, and offers follow in the same transaction. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly societies: SocietiesService,
    private readonly records: ApprovalRecords,
    private readonly statements: StatementsService,
    private readonly offers: OffersService,
    private readonly programs: ProgramsService,
    private readonly accounts: AccountsService,
    private readonly clock: Clock,
  ) {}

  async list(actor: Person, org: string): Promise<ApprovalList> {
    const society = await this.access.enter(actor, org);

    return this.database.as(actor, async (tx) => {
      const standing = await this.standing(tx, society);

      return {
        approvals: rowsOf(standing),
        mayKeep: mayKeep(actor),
        bodies: bodyChoices(),
        courses: [...standing.courses],
      };
    });
  }

  /** Every approval of a society, those that end first before the others; those that are over last. */
  async rows(tx: Tx, society: Readonly<Society>): Promise<ApprovalRow[]> {
    return rowsOf(await this.standing(tx, society));
  }

  async page(actor: Person, org: string, id: string): Promise<ApprovalPage> {
    const society = await this.access.enter(actor, org);

    return this.database.as(actor, (tx) => this.pageOf(tx, actor, society, id));
  }

  async add(actor: Person, org: string, request: AddApproval): Promise<ApprovalPage> {
    const society = await this.access.keep(actor, org);

    return this.database.as(actor, async (tx) => {
      await tx.lock(`approvals ${society.id}`);
      const known = newestVersions(await this.societies.allApprovals(tx));
      if (known.some((approval) => isTheSame(approval, request))) throw new AppError('approval-known');
      const seriesId = randomUUID();
      await this.record(tx, actor, society, {
        facts: request,
        seriesId,
        version: 1,
        change: 'added',
        note: null,
      });

      return this.pageOf(tx, actor, society, seriesId);
    });
  }

  async change(actor: Person, org: string, id: string, request: ChangeApproval): Promise<ApprovalPage> {
    const society = await this.access.keep(actor, org);

    return this.database.as(actor, async (tx) => {
      const { version, note, ...facts } = request;
      const newest = await this.newest(tx, society, id, version);
      await this.record(tx, actor, society, {
        facts: { body: newest.body, ...facts },
        seriesId: id,
        version: version + 1,
        change: 'changed',
        note,
      });

      return this.pageOf(tx, actor, society, id);
    });
  }

  /** Ends an approval on a day that may have passed. What was earned before stays earned. */
  async end(actor: Person, org: string, id: string, request: EndApproval): Promise<ApprovalPage> {
    const society = await this.access.keep(actor, org);

    return this.database.as(actor, async (tx) => {
      const { version, note, lastDay } = request;
      const newest = await this.newest(tx, society, id, version);
      if (newest.validTo !== null && lastDay > newest.validTo)
        throw new AppError('approval-off', [
          { field: 'lastDay', message: `It ends on ${newest.validTo} already` },
        ]);
      if (lastDay < newest.validFrom)
        throw new AppError('approval-off', [
          { field: 'lastDay', message: `It began on ${newest.validFrom}` },
        ]);
      await this.record(tx, actor, society, {
        facts: { ...newest, validTo: lastDay },
        seriesId: id,
        version: version + 1,
        change: 'ended',
        note,
      });

      return this.pageOf(tx, actor, society, id);
    });
  }

  /** The newest version, when it is the one the request started from. */
  private async newest(
    tx: Tx,
    { id: societyId }: Readonly<Society>,
    seriesId: string,
    version: number,
  ): Promise<Approval> {
    await tx.lock(`approvals ${societyId}`);
    const versions = (await this.societies.allApprovals(tx)).filter(
      (approval) => approval.seriesId === seriesId,
    );
    const [newest] = newestVersions(versions);
    if (!newest) throw new AppError('not-found');
    if (newest.version !== version) throw new AppError('record-changed');

    return newest;
  }

  private async record(
    tx: Tx,
    { personId }: Person,
    society: Readonly<Society>,
    { facts, ...entry }: Recorded,
  ): Promise<void> {
    const known = new Set((await this.programs.rows(tx, society.id)).map(({ course }) => course));
    const mistakes = [
      ...(isBodyId(facts.body) ? [] : [{ field: 'body', message: 'is not a body we know' }]),
      ...(facts.courses ?? [])
        .filter((course) => !known.has(course))
        .map((course) => ({ field: 'courses', message: `is not a course of this society: ${course}` })),
      ...this.records.mistakes(facts, society),
    ];
    if (mistakes.length > 0) throw new AppError('approval-off', mistakes.map(asSentence));
    await this.records.add(tx, { societyId: society.id, recordedBy: personId, facts, ...entry });
    await this.offers.follow(tx, society.id);
  }

  private async pageOf(
    tx: Tx,
    actor: Person,
    society: Readonly<Society>,
    seriesId: string,
  ): Promise<ApprovalPage> {
    const standing = await this.standing(tx, society);
    const versions = standing.approvals
      .filter((approval) => approval.seriesId === seriesId)
      .toSorted((a, b) => b.version - a.version);
    const [approval] = versions;
    if (!approval) throw new AppError('not-found');
    const people = await this.accounts.briefs(
      tx,
      versions.flatMap(({ recordedBy }) => recordedBy ?? []),
    );

    return presentApprovalPage({
      ...standing,
      approval,
      versions,
      names: new Map(people.map(({ id, name }) => [id, name])),
      statements: this.statements,
      mayKeep: mayKeep(actor),
    });
  }

  private async standing(tx: Tx, society: Readonly<Society>): Promise<Standing> {
    const programs = await this.programs.rows(tx, society.id);

    return {
      society,
      approvals: await this.societies.allApprovals(tx),
      held: await this.offers.held(tx, society.id),
      courses: programs.map(({ course, title }) => ({ slug: course, title })),
      today: dateIn(society.timeZone, this.clock.now()),
    };
  }
}

type Recorded = Readonly<{
  facts: ApprovalFacts;
  seriesId: string;
  version: number;
  change: Approval['change'];
  note: string | null;
}>;

function rowsOf(standing: Standing): ApprovalRow[] {
  const { approvals } = standing;
  const rows = newestVersions(approvals).map((approval) => {
    const versions = approvals.filter(({ seriesId }) => seriesId === approval.seriesId);

    return presentApprovalRow({ ...standing, approval, versions });
  });

  return rows.toSorted(
    (a, b) =>
      Number(a.state === 'over') - Number(b.state === 'over') ||
      (a.validTo ?? '9999').localeCompare(b.validTo ?? '9999') ||
      a.bodyName.localeCompare(b.bodyName, 'en'),
  );
}

/** The same body from the same day for the same courses under the same number: a form that was sent twice. */
const isTheSame = (approval: Approval, request: AddApproval): boolean =>
  approval.body === request.body &&
  approval.validFrom === request.validFrom &&
  approval.approvalNumber === request.approvalNumber &&
  isDeepStrictEqual(approval.courses?.toSorted(), request.courses?.toSorted());

const asSentence = ({ field, message }: Readonly<{ field: string; message: string }>) => ({
  field,
  message: /^[a-z]/.test(message) ? `This ${message}` : message,
});
