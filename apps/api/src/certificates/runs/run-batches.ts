import type { Tx } from '../../platform/tx.js';
import type { CertificateRun } from './certificate-run.entity.js';
import { issueBatch } from './runs.jobs.js';

/** Lines whose certificates are written in one transaction. */
const together = 50;

/** One job at a time works on a run, and nobody stops it halfway. */
export const runLock = (id: string): string => `certificate-run ${id}`;

type Named = Pick<CertificateRun, 'id' | 'societyId'>;

/** The first try at every line. */
export async function enqueueAll(tx: Tx, { id: runId, societyId, lines }: CertificateRun): Promise<void> {
  for (let from = 1; from <= lines; from += together)
    await tx.enqueue(issueBatch, {
      runId,
      societyId,
      from,
      to: Math.min(from + together - 1, lines),
      attempt: 1,
    });
}

/** Every line that nothing has come of yet. Answers how many batches. */
export async function enqueueWaiting(tx: Tx, run: Named): Promise<number> {
  const batches = await tx.query<Batch>(
    `select min(line.number) as from, max(line.number) as to, 1 as attempt
     from certificate_run_lines line
     where line.run_id = $1
       and not exists (select from certificate_run_outcomes outcome where outcome.line_id = line.id)
     group by (line.number - 1) / ${together} order by 1`,
    [run.id],
  );

  return enqueue(tx, run, batches);
}

/** Another try at lines whose last one failed: at one of them, or at all. Answers how many batches. */
export async function enqueueFailed(tx: Tx, run: Named, line: number | null): Promise<number> {
  const batches = await tx.query<Batch>(
    `select min(line.number) as from, max(line.number) as to, max(outcome.attempt) + 1 as attempt
     from certificate_run_outcomes outcome join certificate_run_lines line on line.id = outcome.line_id
     where outcome.run_id = $1 and ($2::integer is null or line.number = $2) and outcome.kind = 'failed'
       and not exists (select from certificate_run_outcomes later where later.line_id = outcome.line_id
         and later.offer_id = outcome.offer_id and later.kind <> 'failed')
     group by (line.number - 1) / ${together} order by 1`,
    [run.id, line],
  );

  return enqueue(tx, run, batches);
}

type Batch = Readonly<{ from: number; to: number; attempt: number }>;

async function enqueue(tx: Tx, { id: runId, societyId }: Named, batches: readonly Batch[]): Promise<number> {
  for (const { from, to, attempt } of batches)
    await tx.enqueue(issueBatch, { runId, societyId, from, to, attempt });

  return batches.length;
}
