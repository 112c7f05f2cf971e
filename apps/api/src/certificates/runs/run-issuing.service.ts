import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountsService } from '../../accounts/accounts.service.js';
import { RosterAwards, type RosterOutcome } from '../../credit/roster/roster-awards.service.js';
import { systemOf } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { CertificatesLookup } from '../certificates-lookup.service.js';
import { CertificateRun, CertificateRunOutcome, CertificateRunTurn } from './certificate-run.entity.js';
import { runLock } from './run-batches.js';

export type Batch = Readonly<{ runId: string; societyId: string; from: number; to: number; attempt: number }>;

/** One credit of one line that has not come to its end. */
type Open = Readonly<{ lineId: string; line: number; name: string; email: string; offerId: string }>;

/**
 * Writes the certificates of some lines of a run, all of them or none, with what came of each: killed at any moment it has
 * done nothing, and doing it again leaves alone what is done.
 */
@Injectable()
export class RunIssuing {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsService,
    private readonly awards: RosterAwards,
    private readonly certificates: CertificatesLookup,
    private readonly clock: Clock,
  ) {}

  issue(batch: Batch): Promise<void> {
    return this.working(batch, async (tx, run) => {
      const open = await openLines(tx, run, batch);
      if (open.length === 0 || (await isStopped(tx, run.id))) return;
      const people = await this.accounts.atAddresses(tx, distinctPeople(open));
      const outcomes = await this.awards.award(
        tx,
        run,
        open.map(({ lineId, name, email, offerId }) => ({
          lineId,
          name,
          offerId,
          personId: known(people.get(email.toLowerCase()), email),
        })),
      );
      const certificates = await this.certificates.ofAwards(
        tx,
        outcomes.flatMap((outcome) => (outcome.kind === 'issued' ? [{ id: outcome.awardId }] : [])),
      );
      await this.record(
        tx,
        run,
        batch,
        outcomes.map((outcome) => ({
          ...rowOf(outcome),
          certificateId:
            outcome.kind === 'issued'
              ? (certificates.find(({ awardId }) => awardId === outcome.awardId)?.id ?? null)
              : null,
        })),
      );
    });
  }

  /** The lines of a batch that still have no end, by number. */
  waiting(batch: Batch): Promise<number[]> {
    return this.database.as(systemOf(batch.societyId), async (tx) => {
      const run = await tx.need(CertificateRun, { where: { id: batch.runId } });

      return [...new Set((await openLines(tx, run, batch)).map(({ line }) => line))];
    });
  }

  /** Writes down that a line could not be done, and why; a person looks at it then. */
  fail(batch: Batch, error: unknown): Promise<void> {
    const [problem, sentence] =
      error instanceof AppError ? [error.code, error.message] : ['unexpected', unexpected];

    return this.working(batch, async (tx, run) => {
      const open = await openLines(tx, run, batch);
      const failed = open.map(({ lineId, offerId }) => ({
        lineId,
        offerId,
        kind: 'failed' as const,
        problem,
        sentence,
      }));
      await this.record(tx, run, batch, failed);
    });
  }

  private working(
    { runId, societyId }: Batch,
    work: (tx: Tx, run: CertificateRun) => Promise<void>,
  ): Promise<void> {
    return this.database.as(
      systemOf(societyId),
      async (tx) => work(tx, await tx.need(CertificateRun, { where: { id: runId } })),
      runLock(runId),
    );
  }

  private async record(
    tx: Tx,
    { id: runId, societyId }: CertificateRun,
    { attempt }: Batch,
    outcomes: readonly Partial<CertificateRunOutcome>[],
  ): Promise<void> {
    const createdAt = this.clock.now();
    await tx.insertMissing(
      CertificateRunOutcome,
      outcomes.map((outcome) => ({ id: randomUUID(), ...outcome, societyId, runId, attempt, createdAt })),
    );
  }
}

const unexpected = 'Something went wrong on our side. Try again; if it happens again, write to us.';

function rowOf(outcome: RosterOutcome): Partial<CertificateRunOutcome> {
  const { lineId, offerId, kind } = outcome;
  if (outcome.kind !== 'failed') return { lineId, offerId, kind, awardId: outcome.awardId };
  const { problem, sentence } = outcome;

  return { lineId, offerId, kind, problem, sentence };
}

function distinctPeople(open: readonly Open[]): Pick<Open, 'name' | 'email'>[] {
  return [...new Map(open.map(({ lineId, name, email }) => [lineId, { name, email }])).values()];
}

function known(personId: string | undefined, email: string): string {
  if (personId === undefined) throw new Error(`${email} leads to nobody`);

  return personId;
}

export async function isStopped(tx: Tx, runId: string): Promise<boolean> {
  const last = await tx.findOne(CertificateRunTurn, { where: { runId }, order: { number: 'DESC' } });

  return last?.change === 'stopped';
}

function openLines(tx: Tx, { id, offerIds }: CertificateRun, { from, to, attempt }: Batch): Promise<Open[]> {
  return tx.query<Open>(
    `select line.id as "lineId", line.number as line, line.name, line.email, wanted.id as "offerId"
     from certificate_run_lines line cross join unnest($2::uuid[]) as wanted(id)
     where line.run_id = $1 and line.number between $3 and $4
       and not exists (select from certificate_run_outcomes outcome
         where outcome.line_id = line.id and outcome.offer_id = wanted.id
           and (outcome.kind <> 'failed' or outcome.attempt >= $5))
     order by line.number, wanted.id`,
    [id, offerIds, from, to, attempt],
  );
}
