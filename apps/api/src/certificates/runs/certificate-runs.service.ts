import { Injectable } from '@nestjs/common';
import {
  maxProblemsShown,
  runLinesPerPage,
  type CertificateRunList,
  type CertificateRunPage,
  type RetryCertificateRun,
  type RosterReading,
  type RunFigures,
  type RunLineList,
  type RunLineSearch,
  type RunState,
  type TurnCertificateRun,
} from '@cohesion/contracts';
import { AccountsService } from '../../accounts/accounts.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock, dateIn } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { WorkAccess } from '../../societies/work-access.service.js';
import { PageRetries } from '../page-retries.service.js';
import { CertificateRun, CertificateRunTurn } from './certificate-run.entity.js';
import { IssuablePrograms } from './issuable-programs.service.js';
import { RosterReader } from './roster-reader.service.js';
import { RunMailing } from './run-mailing.service.js';
import { enqueueFailed, enqueueWaiting, runLock } from './run-batches.js';
import { isStopped } from './run-issuing.service.js';
import { confirmation, presentLine, presentRun, stateOf, type RunParts } from './run.presenter.js';
import { failedLines, figuresOf, linesAfter } from './run-standing.js';

/** Runs on the page of a society. */
const shown = 20;

/** What a society sees of the runs it started, and what it can do about them. */
@Injectable()
export class CertificateRuns {
  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly accounts: AccountsService,
    private readonly programs: IssuablePrograms,
    private readonly rosters: RosterReader,
    private readonly mailing: RunMailing,
    private readonly retries: PageRetries,
    private readonly clock: Clock,
  ) {}

  async list(actor: Person, org: string): Promise<CertificateRunList> {
    const society = await this.access.keep(actor, org);

    return this.database.as(actor, async (tx) => {
      const runs = await tx.find(CertificateRun, {
        where: { societyId: society.id },
        order: { createdAt: 'DESC', id: 'DESC' },
        take: shown,
      });

      return {
        runs: (await this.parts(tx, runs)).map(presentRun),
        programs: await this.programs.of(tx, society.id),
        livePrograms: await this.programs.heldLive(tx, society.id),
        statement: confirmation,
        today: dateIn(society.timeZone, this.clock.now()),
      };
    });
  }

  /** Reads a roster and writes nothing. */
  async check(actor: Person, org: string, roster: string): Promise<RosterReading> {
    await this.access.keep(actor, org);

    return this.rosters.present(roster);
  }

  page(actor: Person, org: string, id: string): Promise<CertificateRunPage> {
    return this.within(actor, org, id, (tx, run) => this.pageOf(tx, run));
  }

  lines(actor: Person, org: string, id: string, { after = '0' }: RunLineSearch): Promise<RunLineList> {
    return this.within(actor, org, id, async (tx, run) => {
      const names = await this.programs.bodyNames(tx, run);
      const rows = await linesAfter(tx, id, Number(after), runLinesPerPage);
      const last = rows.at(-1)?.line ?? 0;

      return { lines: rows.map(presentLine(names)), next: last > 0 && last < run.lines ? last : null };
    });
  }

  /** Stops a run after the certificates that are being written, or lets it go on. Doing it twice does it once. */
  turn(actor: Person, org: string, id: string, { change }: TurnCertificateRun): Promise<CertificateRunPage> {
    return this.within(actor, org, id, async (tx, run) => {
      await tx.lock(runLock(id));
      if ((await isStopped(tx, id)) !== (change === 'stopped')) {
        const turns = await tx.find(CertificateRunTurn, { where: { runId: id }, select: { number: true } });
        await tx.insert(CertificateRunTurn, {
          societyId: run.societyId,
          runId: id,
          number: turns.length + 1,
          change,
          recordedBy: actor.personId,
          createdAt: this.clock.now(),
        });
        if (change === 'continued') await enqueueWaiting(tx, run);
      }

      return this.pageOf(tx, run);
    });
  }

  /** Tries again what failed; refused as `run-stopped` while the run is stopped. Where nothing failed, nothing happens. */
  retry(actor: Person, org: string, id: string, { line }: RetryCertificateRun): Promise<CertificateRunPage> {
    return this.within(actor, org, id, async (tx, run) => {
      if (await isStopped(tx, id)) throw new AppError('run-stopped');
      const batches = await enqueueFailed(tx, run, line);
      const pages = await this.retries.ofRun(tx, actor, run.id, line);
      if (batches + pages > 0) await this.noteRetry(tx, actor, run, line);

      return this.pageOf(tx, run);
    });
  }

  /** Takes back the mails that wait, and writes to nobody else of this run; refused as `message-gone` when all have gone out. */
  async holdMailsBack(actor: Person, org: string, id: string): Promise<CertificateRunPage> {
    await this.mailing.holdBack(actor, await this.within(actor, org, id, (_tx, run) => Promise.resolve(run)));

    return this.page(actor, org, id);
  }

  async progress(actor: Person, id: string): Promise<RunFigures & Readonly<{ state: RunState }>> {
    return this.database.as(actor, async (tx) => {
      await tx.need(CertificateRun, { where: { id } });
      const [figures] = await figuresOf(tx, [id]);
      if (!figures) throw new AppError('not-found');
      const { runId: _, ...counts } = figures;

      return { ...counts, state: stateOf(counts, await isStopped(tx, id)) };
    });
  }

  /** A run of the society whose workplace this is; of another one there is none. */
  async within<T>(
    actor: Person,
    org: string,
    id: string,
    work: (tx: Tx, run: CertificateRun) => Promise<T>,
  ): Promise<T> {
    const { id: societyId } = await this.access.keep(actor, org);

    return this.database.as(actor, async (tx) =>
      work(tx, await tx.need(CertificateRun, { where: { id, societyId } })),
    );
  }

  async pageOf(tx: Tx, run: CertificateRun): Promise<CertificateRunPage> {
    const [parts] = await this.parts(tx, [run]);
    if (!parts) throw new AppError('not-found');
    const names = await this.programs.bodyNames(tx, run);
    const { held, source, statement, offerIds, format, sessions } = run;

    return {
      run: presentRun(parts),
      bodyNames: offerIds.map((offerId) => names.get(offerId) ?? ''),
      held,
      live: format && sessions && { format, sessions: [...sessions] },
      source,
      statement,
      failures: (await failedLines(tx, run.id, maxProblemsShown)).map(presentLine(names)),
      mails: await this.mailing.standing(tx, run),
    };
  }

  private async parts(tx: Tx, runs: readonly CertificateRun[]): Promise<RunParts[]> {
    const figures = await figuresOf(
      tx,
      runs.map(({ id }) => id),
    );
    const people = await this.accounts.briefs(tx, [...new Set(runs.map(({ recordedBy }) => recordedBy))]);
    const titles = await this.programs.titles(tx, runs);
    const parts: RunParts[] = [];
    for (const run of runs) {
      const counted = figures.find(({ runId }) => runId === run.id);
      if (!counted) continue;
      parts.push({
        run,
        figures: counted,
        stopped: await isStopped(tx, run.id),
        title: titles.get(run.courseVersionId) ?? '',
        startedBy: people.find(({ id }) => id === run.recordedBy)?.name ?? '',
      });
    }

    return parts;
  }

  private async noteRetry(tx: Tx, actor: Person, run: CertificateRun, line: number | null): Promise<void> {
    await tx.query(
      `insert into audit_entries (society_id, actor, action, subject, subject_id, facts, created_at)
       values ($1, $2, 'certificate-run.retried', 'certificate-run', $3, $4, $5)`,
      [
        run.societyId,
        JSON.stringify({ kind: 'person', id: actor.personId }),
        run.id,
        JSON.stringify({ line }),
        this.clock.now(),
      ],
    );
  }
}
