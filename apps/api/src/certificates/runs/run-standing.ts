import type { RunFigures, RunLine, RunLineState } from '@cohesion/contracts';
import type { Tx } from '../../platform/tx.js';
import { heldFile } from '../held-file.js';

/** How one credit of one line stands: the end it came to, else its last try, and what became of the PDF. */
const standing = `
  select line.run_id, line.number, line.name, line.email, wanted.offer_id,
    case outcome.kind when 'has-it' then (select given.id from certificates given
      where given.award_id = outcome.award_id order by given.version desc limit 1) else outcome.certificate_id end as certificate_id,
    coalesce(case when retry.id is null then file.problem end, outcome.sentence) as sentence,
    case
      when outcome.kind is null then 'waiting'
      when outcome.kind = 'issued' and file.problem is not null and retry.id is null then 'failed'
      when outcome.kind = 'issued' and file.storage_key is not null then 'ready'
      else outcome.kind end as state
  from certificate_runs run
    join certificate_run_lines line on line.run_id = run.id
    cross join unnest(run.offer_ids) as wanted(offer_id)
    left join lateral (select kind, award_id, certificate_id, sentence from certificate_run_outcomes tried
      where tried.line_id = line.id and tried.offer_id = wanted.offer_id
      order by tried.kind = 'failed', tried.attempt desc limit 1) outcome on true
    left join ${heldFile('outcome.certificate_id')} file on true
    left join certificate_page_retries retry
      on retry.certificate_id = file.certificate_id and retry.file_number = file.number`;

export type Standing = RunFigures & Readonly<{ runId: string }>;

/** How many certificates of each of these runs stand how. */
export function figuresOf(tx: Tx, runIds: readonly string[]): Promise<Standing[]> {
  const count = (state: RunLineState, name: string) =>
    `count(*) filter (where state = '${state}')::integer as "${name}"`;

  return tx.query<Standing>(
    `select run_id as "runId", count(*)::integer as total, ${count('waiting', 'waiting')}, ${count('issued', 'issued')},
       ${count('ready', 'ready')}, ${count('has-it', 'hasIt')}, ${count('failed', 'failed')}
     from (${standing} where run.id = any($1)) standing group by run_id`,
    [runIds],
  );
}

export type LineRow = Omit<RunLine, 'bodyName'> & Readonly<{ offerId: string }>;

const columns = `number as line, name, email, offer_id as "offerId", state, certificate_id as "certificateId", sentence`;

/** Lines after a number, in order, with each of their credits. */
export function linesAfter(tx: Tx, runId: string, after: number, most: number): Promise<LineRow[]> {
  return tx.query<LineRow>(
    `select ${columns} from (${standing}
       where run.id = $1 and line.number > $2 and line.number <= $2 + $3::integer) standing
     order by number, offer_id`,
    [runId, after, most],
  );
}

/** What failed, in order, at most so many. */
export function failedLines(tx: Tx, runId: string, most: number): Promise<LineRow[]> {
  return tx.query<LineRow>(
    `select ${columns} from (${standing} where run.id = $1) standing where state = 'failed'
     order by number, offer_id limit $2`,
    [runId, most],
  );
}
