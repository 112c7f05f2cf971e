import { AccountsService } from '../../accounts/accounts.service.js';
import { RosterAwards } from '../../credit/roster/roster-awards.service.js';
import { FileStore } from '../../platform/files.js';
import { Tx } from '../../platform/tx.js';
import { aCertificate } from '../../testing/a-certificate.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aRun, aStartedRun } from '../../testing/a-run.js';
import type { Caller } from '../../testing/caller.js';
import { enqueued } from '../../testing/run-jobs.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';
import { CertificateHistory } from '../certificate-history.service.js';
import { CertificateIssuing } from '../certificate-issuing.service.js';
import { CertificatesLookup } from '../certificates-lookup.service.js';
import { RenderPool } from '../rendering/render-pool.service.js';

let api: TestApi;
let keeper: Caller;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
  keeper = await api.as({ role: 'ce-administrator' });
});
afterAll(() => api.close());
afterEach(() => jest.restoreAllMocks());

const runs = '/societies/acme/certificate-runs';
const read = async (id: string) => (await keeper.get(`${runs}/${id}`)).body;

/** Does what waits again and again, as the queue does with jobs that fail or whose worker died. */
async function runAll(): Promise<void> {
  for (let round = 0; round < 20 && (await enqueued(api.app)).length > 0; round += 1)
    await api.runJobs().catch(() => undefined);
}

/** What must hold whatever happened: asked of every row there is. */
const broken = () =>
  stored<{ what: string; id: string }>(
    api,
    `select 'award without a certificate' as what, award.id from awards award
       where not exists (select from certificates certificate where certificate.award_id = award.id)
     union all select 'award without a verdict', award.id from awards award join verdicts verdict on verdict.id = award.verdict_id
       where not verdict.complete or verdict.person_id <> award.person_id
         or verdict.run_line_id is distinct from award.run_line_id or verdict.enrollment_id is distinct from award.enrollment_id
     union all select 'completed without an award', verdict.id from verdicts verdict
       where not exists (select from awards award where award.verdict_id = verdict.id)
     union all select 'two certificates of one award', award_id from certificates where version = 1 group by award_id having count(*) > 1
     union all select 'two awards of one credit', person_id from awards where number = 1
       group by person_id, offer_id having count(*) > 1
     union all select 'two ends of one line', line_id from certificate_run_outcomes where kind <> 'failed'
       group by line_id, offer_id having count(*) > 1
     union all select 'line without an end', line.id from certificate_run_lines line
       join certificate_runs run on run.id = line.run_id cross join unnest(run.offer_ids) offer(id)
       where not exists (select from certificate_run_outcomes outcome
         where outcome.line_id = line.id and outcome.offer_id = offer.id)
     union all select 'end without its certificate', outcome.id from certificate_run_outcomes outcome
       where outcome.kind = 'issued' and not exists (select from certificates certificate
         where certificate.id = outcome.certificate_id and certificate.award_id = outcome.award_id)
     union all select 'award that no line ended with', award.id from awards award
       where award.run_line_id is not null and not exists (select from certificate_run_outcomes outcome
         where outcome.award_id = award.id and outcome.kind = 'issued')
     union all select 'certificate without a file', certificate.id from certificates certificate
       where not exists (select from certificate_files file where file.certificate_id = certificate.id)`,
  );

const steps: readonly (readonly [string, () => { target: object; method: string }])[] = [
  ['people are found', () => ({ target: api.app.get(AccountsService), method: 'atAddresses' })],
  ['awards are written', () => ({ target: api.app.get(RosterAwards, { strict: false }), method: 'award' })],
  ['a certificate is written', () => ({ target: api.app.get(CertificateIssuing), method: 'issue' })],
  ['its history is written', () => ({ target: api.app.get(CertificateHistory), method: 'record' })],
  ['certificates are looked up', () => ({ target: api.app.get(CertificatesLookup), method: 'ofAwards' })],
  ['what came of lines is written', () => ({ target: Tx.prototype, method: 'insertMissing' })],
  ['a page is drawn', () => ({ target: api.app.get(RenderPool, { strict: false }), method: 'render' })],
  ['a file is stored', () => ({ target: api.app.get(FileStore, { strict: false }), method: 'put' })],
];

/** Breaks a method now and then, before or after it did its work, as a worker that dies there. */
function breakNowAndThen(
  target: object,
  method: string,
  breaks: (call: number) => 'before' | 'after' | null,
) {
  const methods = target as Record<string, (...parameters: unknown[]) => Promise<unknown>>;
  const whole = methods[method];
  if (!whole) throw new Error(`There is no ${method}`);
  let call = 0;
  jest.spyOn(methods, method).mockImplementation(async function (this: unknown, ...parameters) {
    call += 1;
    const when = breaks(call);
    if (when === 'before') throw new Error(`Broken before ${method}`);
    const answer = await whole.apply(this, parameters);
    if (when === 'after') throw new Error(`Broken after ${method}`);

    return answer;
  });
}

describe('a run whose worker breaks', () => {
  it.each(steps)('when %s ends with one award, certificate and file for each line', async (what, where) => {
    const person = (index: number) =>
      `Sample Person ${index},${what.replaceAll(' ', '')}${index}@example.com`;
    const id = await aStartedRun(keeper, { roster: [1, 2, 3, 4].map(person).join('\n') });
    const { target, method } = where();
    breakNowAndThen(target, method, (call) => (call === 1 ? 'before' : call === 3 ? 'after' : null));
    await runAll();
    jest.restoreAllMocks();
    await runAll();
    // What was written down as failed is tried again, as somebody who looks at it would.
    await keeper.post(`${runs}/${id}/retries`, { line: null });
    await runAll();

    expect((await read(id)).run).toMatchObject({ state: 'done', figures: { total: 4, ready: 4, failed: 0 } });
    expect(await broken()).toEqual([]);
  });

  it('keeps no other line from being done when one cannot be', async () => {
    const roster = 'Good One,good1@example.com\nBad One,bad@example.com\nGood Two,good2@example.com';
    const id = await aStartedRun(keeper, { roster });
    const issuing = api.app.get(CertificateIssuing);
    const whole = issuing.issue.bind(issuing);
    jest.spyOn(issuing, 'issue').mockImplementation((tx, issue) => {
      if (issue.content.learner.name === 'Bad One') return Promise.reject(new Error('No'));

      return whole(tx, issue);
    });
    await runAll();

    expect(await read(id)).toMatchObject({
      run: { state: 'done', figures: { ready: 2, failed: 1 } },
      failures: [{ line: 2, name: 'Bad One', sentence: expect.stringContaining('Try again') }],
    });
    jest.restoreAllMocks();
    await keeper.post(`${runs}/${id}/retries`, { line: 2 });
    await runAll();
    expect((await read(id)).run.figures).toMatchObject({ ready: 3, failed: 0 });
    expect(await broken()).toEqual([]);
  });

  it('is found by the sweep when its jobs are gone', async () => {
    const id = await aStartedRun(keeper, { roster: 'Lost One,lost@example.com' });
    await stored(api, 'update outbox set relayed_at = now() where relayed_at is null');
    api.clock.advance(11 * 60_000);
    await stored(api, `insert into outbox (society_id, job, payload) values ($1, 'runs.sweep', '{}')`, [
      api.societies.acme,
    ]);
    await runAll();

    expect((await read(id)).run).toMatchObject({ state: 'done', figures: { ready: 1 } });
  });
});

describe('whatever rosters, learners and faults come together', () => {
  // Seeds of Mulberry32: the same each time, and named by a test that fails.
  it.each([11, 29, 47])('credit stays whole (seed %i)', async (seed) => {
    const random = mulberry32(seed);
    const people = Array.from({ length: 12 }, (_, index) => `mix${seed}p${index}`);
    const learners = people.slice(0, 3);
    for (const name of learners) await aCertificate(await api.as({ name: letters(name) }));
    for (const { target, method } of steps.map(([, where]) => where()))
      breakNowAndThen(target, method, () => (random() < 0.06 ? (random() < 0.5 ? 'before' : 'after') : null));
    const started: string[] = [];
    for (let index = 0; index < 4; index += 1) {
      const roster = people
        .filter(() => random() < 0.6)
        .map((name) => `Sample ${name},${letters(name)}.learner.acme@example.com`)
        .join('\n');
      const run = aRun({
        roster: roster || 'Sample Last,last@example.com',
        bodies: random() < 0.5 ? ['apa'] : ['apa', 'nbcc'],
      });
      await keeper.post(runs, run);
      started.push(run.id);
      await api.runJobs().catch(() => undefined);
    }
    jest.restoreAllMocks();
    for (const id of started) await keeper.post(`${runs}/${id}/turns`, { change: 'continued' });
    await runAll();
    for (const id of started) await keeper.post(`${runs}/${id}/retries`, { line: null });
    await runAll();

    expect(await broken()).toEqual([]);
    for (const id of started)
      expect((await read(id)).run).toMatchObject({ state: 'done', figures: { waiting: 0, failed: 0 } });
  });
});

/** Accounts of tests are named in letters alone. */
const letters = (name: string): string => name.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');

function mulberry32(seed: number): () => number {
  let state = seed;

  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
