import { randomUUID } from 'node:crypto';
import { NotificationsService } from '../../notifications/notifications.service.js';
import { aCertificate } from '../../testing/a-certificate.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aRoster, aRun, aStartedRun } from '../../testing/a-run.js';
import type { Caller } from '../../testing/caller.js';
import { correct, revoke } from '../../testing/keeping.js';
import { describeStaffRefusals } from '../../testing/staff-ladder.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';
import { RenderPool } from '../rendering/render-pool.service.js';
import { RunMailing } from './run-mailing.service.js';
import { RunsTelling } from './runs-telling.worker.js';

const minute = 60_000;
const runs = '/societies/acme/certificate-runs';
let api: TestApi;
let keeper: Caller;

beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
  keeper = await api.as({ role: 'ce-administrator' });
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => api.close());

let used = 0;
/** People whom no other test knows. */
const strangers = (people: number): string => {
  used += 1;

  return aRoster(people).replaceAll('@', `.${used}@`);
};

const mailsOf = async (id: string) => (await keeper.get(`${runs}/${id}`)).body.mails;
const hold = (id: string) => keeper.post(`${runs}/${id}/mail-holds`, {});
/** What the job does once a minute. */
const tell = () => api.app.get(RunsTelling, { strict: false }).run();
const written = (runId: string) =>
  stored<{ to: string; subject: string; body: string; waits: number }>(
    api,
    `select recipient as "to", subject, body, extract(epoch from mail.not_before - told.created_at)::int / 60 as waits
     from certificate_run_mails told join mails mail on mail.id = told.mail_id
       join certificate_run_lines line on line.id = told.line_id
     where told.run_id = $1 order by line.number`,
    [runId],
  );
const mailCount = async () =>
  (await stored<{ mails: number }>(api, 'select count(*)::int as mails from mails'))[0]?.mails ?? 0;

/** As a mail server that took everything whose time has come. */
async function delivered(): Promise<void> {
  await api.runJobs();
  await stored(
    api,
    `update mails mail set sent_at = $1 where exists (select from outbox where payload ->> 'mailId' = mail.id::text
       and relayed_at is not null) and not exists (select from mail_cancellations where mail_id = mail.id)`,
    [api.clock.now()],
  );
}

describe('telling the people of a run', () => {
  it('writes one mail to each, with every certificate, what it is for, and how to get an account', async () => {
    const id = await aStartedRun(keeper, { roster: 'Ruth Okafor,Ruth@example.org', bodies: ['apa', 'nbcc'] });
    await api.runJobs();
    await tell();
    const [mail, ...others] = await written(id);
    const codes = await stored<{ code: string }>(
      api,
      `select code from certificates where id in
         (select certificate_id from certificate_run_outcomes where run_id = $1)`,
      [id],
    );

    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      to: 'Ruth@example.org',
      subject: expect.stringMatching(/^Your certificates: /),
      waits: 10,
    });
    expect(mail?.body).toMatch(
      /^Hello Ruth Okafor,\n\n.* issued 2 certificates to you for “.+”, completed on November 14, 2026\./,
    );
    expect(codes).toHaveLength(2);
    for (const { code } of codes) expect(mail?.body).toContain(`/v/${code.slice(0, 4)}-${code.slice(4)}`);
    expect(mail?.body).toContain('sign up with this address (Ruth@example.org)');
    expect(mail?.body).toMatch(/\/sign-up\n/);
  });

  it('sends whoever has an account to My CE', async () => {
    await api.as({ name: 'known' });
    const id = await aStartedRun(keeper, { roster: 'Known,known.learner.acme@example.com' });
    await api.runJobs();
    await tell();
    const [mail] = await written(id);

    expect(mail?.subject).toMatch(/^Your certificate: /);
    expect(mail?.body).toContain('/my-ce');
    expect(mail?.body).not.toContain('sign up');
  });

  it('waits until every certificate of a person is made', async () => {
    const pool = api.app.get(RenderPool, { strict: false });
    jest.spyOn(pool, 'render').mockRejectedValue(new Error('The disk is full'));
    const id = await aStartedRun(keeper, { roster: strangers(1) });
    await api.runJobs().catch(() => undefined);
    await tell();
    expect(await mailsOf(id)).toMatchObject({ toCome: 1, waiting: 0 });

    jest.restoreAllMocks();
    await api.runJobs();
    await tell();
    expect(await mailsOf(id)).toMatchObject({
      toCome: 0,
      waiting: 1,
      sent: 0,
      failed: 0,
      heldBack: 0,
      held: false,
    });
  });

  it('waits for a page that could not be made to be tried again', async () => {
    jest.spyOn(api.app.get(RenderPool, { strict: false }), 'render').mockResolvedValue({
      ok: false,
      problem: 'glyph-missing',
      characters: [{ character: '字', codePoints: 'U+5B57' }],
    });
    const id = await aStartedRun(keeper, { roster: strangers(1) });
    await api.runJobs();
    await tell();
    expect(await mailsOf(id)).toMatchObject({ toCome: 1, waiting: 0 });

    jest.restoreAllMocks();
    await keeper.post(`${runs}/${id}/retries`, { line: null });
    await api.runJobs();
    await tell();
    expect(await mailsOf(id)).toMatchObject({ toCome: 0, waiting: 1 });
    expect(await written(id)).toHaveLength(1);
  });

  it('says nothing to who had it already, of what was taken back, or in a run that tells nobody', async () => {
    const learner = await api.as({ name: 'has it' });
    await aCertificate(learner);
    const had = await aStartedRun(keeper, { roster: 'Has It,hasit.learner.acme@example.com' });
    const silent = await aStartedRun(keeper, { roster: strangers(1), tellsPeople: false });
    const back = await aStartedRun(keeper, { roster: strangers(1) });
    await api.runJobs();
    const [line] = (await keeper.get(`${runs}/${back}/lines`)).body.lines;
    await revoke(keeper, line.certificateId);
    await tell();
    await tell();

    for (const id of [had, silent, back]) expect(await written(id)).toEqual([]);
    expect(await mailsOf(had)).toMatchObject({ toCome: 0, waiting: 0 });
    expect(await mailsOf(silent)).toBeNull();
    expect(await mailsOf(back)).toMatchObject({ toCome: 0, waiting: 0, sent: 0 });
  });

  it('waits a day for what failed, so that one mail tells of everything', async () => {
    const roster = strangers(1);
    const taken = await aStartedRun(keeper, { roster, tellsPeople: false });
    await api.runJobs();
    const [line] = (await keeper.get(`${runs}/${taken}/lines`)).body.lines;
    await revoke(keeper, line.certificateId);
    // Of what was taken back nothing is given anew: one of the two fails.
    const id = await aStartedRun(keeper, { roster, bodies: ['apa', 'nbcc'] });
    await api.runJobs();
    await tell();
    expect((await keeper.get(`${runs}/${id}`)).body.run.figures).toMatchObject({ ready: 1, failed: 1 });
    expect(await mailsOf(id)).toMatchObject({ toCome: 1, waiting: 0 });
    api.clock.advance(25 * 60 * minute);
    await tell();

    expect(await written(id)).toHaveLength(1);
    expect(await mailsOf(id)).toMatchObject({ toCome: 0, waiting: 1 });
  });

  it('writes to 120 people in transactions of 100, once each, however often and whenever it is cut off', async () => {
    const id = await aStartedRun(keeper, { roster: strangers(120) });
    await api.runJobs();
    const notifications = api.app.get(NotificationsService, { strict: false });
    const send = notifications.send.bind(notifications);
    let calls = 0;
    const spy = jest.spyOn(notifications, 'send').mockImplementation((...parameters) => {
      calls += 1;

      return calls === 110 ? Promise.reject(new Error('Killed')) : send(...parameters);
    });
    const before = await mailCount();
    await expect(tell()).rejects.toThrow('Killed');
    // What was whole stays: the first hundred.
    expect(await written(id)).toHaveLength(100);
    spy.mockRestore();
    await Promise.all([tell(), tell(), tell()]);
    await tell();

    const mails = await written(id);
    expect(new Set(mails.map(({ to }) => to)).size).toBe(120);
    expect(mails).toHaveLength(120);
    expect(await mailCount()).toBe(before + 120);
    expect(await mailsOf(id)).toMatchObject({ waiting: 120, toCome: 0 });
  }, 120_000);
});

describe('how the mails of a run stand', () => {
  it('is told in numbers, from waiting to sent or not', async () => {
    const environment = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'Cohesion <no-reply@example.com>' };
    const other = await startTestApi({ environment });
    try {
      await other.publish(aCreditCourse());
      const administrator = await other.as({ role: 'ce-administrator' });
      const id = await aStartedRun(administrator, { roster: strangers(2) });
      for (let round = 0; round < 5; round += 1) await other.runJobs().catch(() => undefined);
      await other.app.get(RunsTelling, { strict: false }).run();
      const stand = async () => (await administrator.get(`${runs}/${id}`)).body.mails;
      const goesAt = new Date(other.clock.now().getTime() + 10 * minute).toISOString();
      expect(await stand()).toMatchObject({ waiting: 2, sent: 0, goesAt });

      other.clock.advance(11 * minute);
      await stored(
        other,
        'update mails set sent_at = $1 where id = (select mail_id from certificate_run_mails order by id limit 1)',
        [other.clock.now()],
      );
      expect(await stand()).toMatchObject({ waiting: 1, sent: 1, failed: 0, goesAt: null });
      other.clock.advance(60 * minute);
      expect(await stand()).toMatchObject({ waiting: 0, sent: 1, failed: 1 });
    } finally {
      await other.close();
    }
  });
});

describe('POST /societies/:org/certificate-runs/:id/mail-holds', () => {
  it('takes back what waits, writes to nobody else, and is done once', async () => {
    const id = await aStartedRun(keeper, { roster: strangers(3) });
    await api.runJobs();
    await tell();
    const answers = await Promise.all([hold(id), hold(id)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await hold(id)).body.mails).toMatchObject({ waiting: 0, heldBack: 3, held: true, goesAt: null });
    api.clock.advance(11 * minute);
    await delivered();

    expect(await mailsOf(id)).toMatchObject({ sent: 0, heldBack: 3 });
  });

  it('before anybody was written to, keeps everybody from it', async () => {
    const id = await aStartedRun(keeper, { roster: strangers(3) });
    expect((await hold(id)).status).toBe(200);
    await api.runJobs();
    await tell();

    expect(await written(id)).toEqual([]);
    expect(await mailsOf(id)).toMatchObject({ toCome: 0, waiting: 0, held: true });
  });

  it('is refused when all have gone out, and where none were to go', async () => {
    const id = await aStartedRun(keeper, { roster: strangers(2) });
    const silent = await aStartedRun(keeper, { roster: strangers(1), tellsPeople: false });
    await api.runJobs();
    await tell();
    api.clock.advance(11 * minute);
    await delivered();

    expect(await mailsOf(id)).toMatchObject({ sent: 2, waiting: 0 });
    for (const each of [id, silent])
      expect(await hold(each)).toMatchObject({ status: 409, body: { code: 'message-gone' } });
    expect(await mailsOf(id)).toMatchObject({ sent: 2, held: false });
  });

  it('does not know a run that is not there', async () => {
    expect((await hold(randomUUID())).status).toBe(404);
  });

  describeStaffRefusals(
    {
      verb: 'post',
      path: async () => `/certificate-runs/${await aStartedRun(keeper)}/mail-holds`,
      body: () => ({}),
      instructors: false,
    },
    () => api,
  );
});

describe('starting a run', () => {
  it('tells people unless it is said that it does not, and refuses what is no answer', async () => {
    expect((await keeper.post(runs, aRun())).body.mails).toMatchObject({ toCome: 0, held: false });
    expect(await keeper.post(runs, aRun({ tellsPeople: 'yes' }))).toMatchObject({
      status: 400,
      body: { details: [{ field: 'tellsPeople' }] },
    });
  });
});

describe('who has no account', () => {
  it('is written to at the address of her roster when her certificate is corrected or revoked', async () => {
    const id = await aStartedRun(keeper, { roster: 'Ruth Okafor,okafor@example.org', tellsPeople: false });
    const again = await aStartedRun(keeper, {
      roster: 'Ruth A. Okafor,okafor@example.org',
      tellsPeople: false,
    });
    await api.runJobs();
    const [line] = (await keeper.get(`${runs}/${id}/lines`)).body.lines;
    const [had] = (await keeper.get(`${runs}/${again}/lines`)).body.lines;
    const { body } = await correct(keeper, line.certificateId);
    const effectiveOn = api.clock.now().toISOString().slice(0, 10);
    expect((await revoke(keeper, line.certificateId, { version: 2, effectiveOn })).status).toBe(200);
    const mails = await stored<{ recipient: string; subject: string; body: string }>(
      api,
      "select recipient, subject, body from mails where recipient = 'okafor@example.org'",
    );

    expect(had).toMatchObject({ state: 'has-it', certificateId: line.certificateId });
    expect(body.waitingMails).toMatchObject([{ kind: 'corrected', to: 'Ruth Okafor' }]);
    expect(mails.map(({ subject }) => subject.replace(/:.*/, '')).toSorted()).toEqual([
      'Your certificate was corrected',
      'Your certificate was revoked',
    ]);
    for (const mail of mails) {
      expect(mail.recipient).toBe('okafor@example.org');
      // As the newest line writes her.
      expect(mail.body).toMatch(/^Hello Ruth A\. Okafor,/);
      expect(mail.body).toContain('/v/');
      expect(mail.body).toContain('/sign-up');
      expect(mail.body).not.toContain('My CE');
      expect(mail.body).not.toContain('/certificates/');
    }
  });
});

it('is one job at a time for each run', async () => {
  const id = await aStartedRun(keeper, { roster: strangers(5) });
  await api.runJobs();
  const mailing = api.app.get(RunMailing, { strict: false });
  const counts = await Promise.all([1, 2, 3].map(() => mailing.tellNext(api.societies.acme, id)));

  expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 5]);
});
