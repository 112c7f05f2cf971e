import { aCertificate } from '../../testing/a-certificate.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aRoster, aRun, aStartedRun } from '../../testing/a-run.js';
import type { Caller } from '../../testing/caller.js';
import { correct, revoke } from '../../testing/keeping.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

let api: TestApi;
let keeper: Caller;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
  keeper = await api.as({ role: 'ce-administrator' });
});
afterAll(() => api.close());

const runs = '/societies/acme/certificate-runs';
const read = async (id: string) => (await keeper.get(`${runs}/${id}`)).body;

let used = 0;
/** People whom no other test knows. */
const strangers = (people: number): string => {
  used += 1;

  return aRoster(people).replaceAll('@', `.${used}@`);
};

const rows = (runId: string) =>
  stored<{ awards: number; verdicts: number; certificates: number; files: number; outcomes: number }>(
    api,
    `select count(distinct award.id)::int as awards, count(distinct verdict.id)::int as verdicts,
       count(distinct certificate.id)::int as certificates, count(distinct file.id)::int as files,
       (select count(*)::int from certificate_run_outcomes where run_id = $1 and kind <> 'failed') as outcomes
     from certificate_run_lines line left join awards award on award.run_line_id = line.id
       left join verdicts verdict on verdict.id = award.verdict_id and verdict.complete and verdict.run_line_id = line.id
       left join certificates certificate on certificate.award_id = award.id
       left join certificate_files file on file.certificate_id = certificate.id and file.storage_key is not null
     where line.run_id = $1`,
    [runId],
  );

describe('a run of certificates', () => {
  it('gives everybody on the roster a verdict, an award, a certificate and a file, once', async () => {
    const id = await aStartedRun(keeper, { roster: strangers(60) });
    expect((await read(id)).run).toMatchObject({
      state: 'working',
      people: 60,
      title: expect.any(String),
      startedBy: 'Test one',
      figures: { total: 60, waiting: 60 },
    });
    await api.runJobs();

    expect((await read(id)).run).toMatchObject({ state: 'done', figures: { ready: 60, failed: 0 } });
    expect(await rows(id)).toEqual([{ awards: 60, verdicts: 60, certificates: 60, files: 60, outcomes: 60 }]);
  });

  it('gives one certificate for each credit, on one verdict', async () => {
    const id = await aStartedRun(keeper, { roster: strangers(2), bodies: ['apa', 'nbcc'] });
    await api.runJobs();

    expect((await read(id)).run.figures).toMatchObject({ total: 4, ready: 4 });
    expect(await rows(id)).toEqual([{ awards: 4, verdicts: 2, certificates: 4, files: 4, outcomes: 4 }]);
  });

  it('prints when and where it was held, and that the society answers for it', async () => {
    const id = await aStartedRun(keeper, { roster: strangers(1) });
    await api.runJobs();
    const [line] = (await keeper.get(`${runs}/${id}/lines`)).body.lines;
    const { body } = await keeper.get(`/societies/acme/certificates/${line.certificateId}`);
    const printed = body.lines.map(({ text }: { text: string }) => text).join('\n');

    expect(printed).toContain('9:00 AM to 12:15 PM EST, Decatur, Georgia');
    expect(printed).toContain('as the society recorded');
    expect(printed).not.toContain('post-test');
    expect(body.history.at(-1)).toMatchObject({ kind: 'issued' });
  });

  it('keeps what was said and confirmed, and by whom', async () => {
    const id = await aStartedRun(keeper, { roster: strangers(1) });
    await api.runJobs();
    const [award] = await stored<{ attestation: unknown; derivation: unknown }>(
      api,
      `select attestation, derivation from awards where run_line_id in
         (select id from certificate_run_lines where run_id = $1)`,
      [id],
    );

    expect(award).toMatchObject({
      attestation: {
        name: 'Sample Person 1',
        text: 'Sign-in sheets, kept by the office.',
        evidence: { kind: 'roster', line: { on: '2026-11-14' } },
      },
      derivation: { completedOn: '2026-11-14', inputs: { rosterLineId: expect.any(String) } },
    });
    expect(await read(id)).toMatchObject({
      source: 'Sign-in sheets, kept by the office.',
      statement: expect.stringContaining('Everyone on this roster completed the whole program'),
      bodyNames: [expect.any(String)],
    });
  });

  it('is started once, however often it is sent', async () => {
    const run = aRun({ roster: strangers(3) });
    const answers = await Promise.all([1, 2, 3].map(() => keeper.post(runs, run)));
    await api.runJobs();

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await rows(run.id)).toEqual([{ awards: 3, verdicts: 3, certificates: 3, files: 3, outcomes: 3 }]);
    const other = await keeper.post(runs, { ...run, roster: strangers(2) });
    expect(other).toMatchObject({ status: 409, body: { code: 'sent-before' } });
  });
});

describe('who is on a roster', () => {
  it('is found by the address, and has the credit in My CE', async () => {
    const learner = await api.as({ name: 'on roster' });
    const id = await aStartedRun(keeper, { roster: 'On Roster,Onroster.LEARNER.acme@example.com' });
    await api.runJobs();
    const { body } = await learner.get('/my-ce');

    expect((await read(id)).run.figures.ready).toBe(1);
    expect(body.awards).toHaveLength(1);
    expect(body.awards[0]).toMatchObject({ completedOn: '2026-11-14', certificate: { ready: true } });
    const file = await learner.get(`/certificates/${body.awards[0].certificate.id}/file`);
    expect(file.status).toBe(200);
    expect((await learner.get(`/certificates/${body.awards[0].certificate.id}`)).status).toBe(200);
  });

  it('keeps the award she has, whatever it stands on, and cannot claim it twice', async () => {
    const learner = await api.as({ name: 'has it' });
    const own = await aCertificate(learner);
    const first = await aStartedRun(keeper, { roster: 'Has It,hasit.learner.acme@example.com' });
    await api.runJobs();

    expect((await read(first)).run.figures).toMatchObject({ total: 1, hasIt: 1, ready: 0 });
    expect((await learner.get('/my-ce')).body.awards).toHaveLength(own.ids.length);
  });

  it('gets what a roster gave answered when she claims it herself', async () => {
    const learner = await api.as({ name: 'roster first' });
    await aStartedRun(keeper, { roster: 'Roster First,rosterfirst.learner.acme@example.com' });
    await api.runJobs();
    const [given] = (await learner.get('/my-ce')).body.awards;
    const { ids } = await aCertificate(learner);

    // Both credits are claimed; of APA she is answered the certificate there is.
    expect(ids).toHaveLength(2);
    expect(ids).toContain(given.certificate.id);
    expect((await learner.get('/my-ce')).body.awards).toHaveLength(2);
  });

  it('has it corrected like any other', async () => {
    const learner = await api.as({ name: 'half' });
    const id = await aStartedRun(keeper, { roster: 'Half,half.learner.acme@example.com' });
    await api.runJobs();
    const [line] = (await keeper.get(`${runs}/${id}/lines`)).body.lines;

    expect((await correct(keeper, line.certificateId)).body).toMatchObject({ certificate: { version: 2 } });
    await api.runJobs();
    expect((await learner.get('/my-ce')).body.awards).toMatchObject([{ amount: '0.5' }]);
  });

  it('gets nothing anew that was taken back', async () => {
    const roster = strangers(1);
    const first = await aStartedRun(keeper, { roster });
    await api.runJobs();
    const [line] = (await keeper.get(`${runs}/${first}/lines`)).body.lines;
    await revoke(keeper, line.certificateId);
    const second = await aStartedRun(keeper, { roster });
    await api.runJobs();

    expect(await read(second)).toMatchObject({
      run: { state: 'done', figures: { failed: 1 } },
      failures: [{ line: 1, state: 'failed', sentence: expect.stringContaining('was taken back') }],
    });
  });

  it('is the person who signs up with that address later, once she confirmed it', async () => {
    await aStartedRun(keeper, { roster: 'Later Person,Later.Person@example.com' });
    await api.runJobs();
    const visitor = api.visitor();
    const password = 'a long enough password';
    await visitor.post('/accounts/sign-up', {
      name: 'Later P.',
      email: 'later.person@example.com',
      password,
    });
    const before = await visitor.post('/accounts/sign-in', { email: 'later.person@example.com', password });
    expect(before.status).toBe(403);
    await stored(api, `update identity."user" set "emailVerified" = true where email = $1`, [
      'later.person@example.com',
    ]);

    const [account] = await stored<{ mine: number; people: number }>(
      api,
      `select (select count(*)::int from awards where person_id = u.id) as mine,
         (select count(*)::int from people where name = 'Later Person') as people
       from identity."user" u where email = 'later.person@example.com'`,
    );
    expect(account).toEqual({ mine: 1, people: 1 });
  });

  it('is one person, whoever writes the address first, at once too', async () => {
    await Promise.all([
      aStartedRun(keeper, { roster: 'Same Time,same.time@example.com' }),
      aStartedRun(keeper, { roster: 'Same Time,same.time@example.com', bodies: ['nbcc'] }),
      api.visitor().post('/accounts/sign-up', {
        name: 'Same Time',
        email: 'same.time@example.com',
        password: 'a long enough password',
      }),
    ]);
    await api.runJobs();

    const [found] = await stored<{ people: number; awards: number }>(
      api,
      `select count(distinct award.person_id)::int as people, count(*)::int as awards
       from certificate_run_lines line join awards award on award.run_line_id = line.id
       where line.email = 'same.time@example.com'`,
    );
    expect(found).toEqual({ people: 1, awards: 2 });
  });
});

describe('a roster', () => {
  it('is checked line by line before anything is written', async () => {
    const { body } = await keeper.post('/societies/acme/roster-checks', {
      roster: `Ada Test,ada@example.com\nBob Test\nNuri 𒀀,nuri@example.com\n${'W'.repeat(110)},w@example.com`,
    });

    expect(body).toMatchObject({
      people: 1,
      first: [{ name: 'Ada Test', email: 'ada@example.com' }],
      problemCount: 3,
      problems: [
        { line: 2, problem: 'email-malformed' },
        { line: 3, problem: 'name-unprintable', sentence: expect.stringContaining('U+12000') },
        { line: 4, problem: 'name-too-long' },
      ],
    });
  });

  it('that is not right starts nothing', async () => {
    const run = aRun({ roster: 'Ada Test,ada@example.com\nBob Test' });
    const answer = await keeper.post(runs, run);

    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'roster-off', details: [{ field: 'roster', message: expect.stringMatching(/^Line 2/) }] },
    });
    expect((await keeper.get(`${runs}/${run.id}`)).status).toBe(404);
  });

  it('may have 10,000 lines', async () => {
    const roster = aRoster(10_000, 'Somebody With A Rather Long Name');
    const { status, body } = await keeper.post('/societies/acme/roster-checks', { roster });

    expect(status).toBe(200);
    expect(body).toMatchObject({ people: 10_000, problemCount: 0 });
  });
});

describe('stopping and going on', () => {
  it('writes nothing while stopped, and the rest after', async () => {
    const id = await aStartedRun(keeper, { roster: strangers(3) });
    const stop = await keeper.post(`${runs}/${id}/turns`, { change: 'stopped' });
    await keeper.post(`${runs}/${id}/turns`, { change: 'stopped' });
    await api.runJobs();
    expect(stop.body.run.state).toBe('stopped');
    expect(await rows(id)).toMatchObject([{ awards: 0, outcomes: 0 }]);
    expect(await keeper.post(`${runs}/${id}/retries`, { line: null })).toMatchObject({
      status: 409,
      body: { code: 'run-stopped' },
    });

    await keeper.post(`${runs}/${id}/turns`, { change: 'continued' });
    await api.runJobs();
    expect((await read(id)).run).toMatchObject({ state: 'done', figures: { ready: 3 } });
  });
});

describe('the list of runs', () => {
  it('says what can be given, and which credit a roster cannot give', async () => {
    const { body } = await keeper.get(runs);

    expect(body).toMatchObject({
      today: '2026-11-22',
      programs: [
        {
          course: 'a-small-course',
          credits: [
            { body: 'apa', amount: expect.stringMatching(/^\d+\.\d+$/), withheld: null },
            { body: 'nbcc', withheld: null },
          ],
        },
      ],
    });
    expect(body.runs.length).toBeGreaterThan(3);
  });
});

describe('the lines of a run', () => {
  it('come 25 at a time', async () => {
    const id = await aStartedRun(keeper, { roster: strangers(30) });
    const first = (await keeper.get(`${runs}/${id}/lines`)).body;
    const second = (await keeper.get(`${runs}/${id}/lines?after=${first.next}`)).body;
    await keeper.post(`${runs}/${id}/turns`, { change: 'stopped' });

    expect([first.lines.length, first.next, second.lines.length, second.next]).toEqual([25, 25, 5, null]);
    expect(second.lines.at(-1)).toMatchObject({ line: 30, state: 'waiting' });
  });
});
