import { RULE_VERSION, replayAward, type Evidence, type Offer } from '@cohesion/credit';
import { aCertificate } from '../../testing/a-certificate.js';
import { aLicense } from '../../testing/a-license.js';
import { importRuleSets } from '../../testing/a-rule-set.js';
import { currentCycle } from '../../testing/a-transcript.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import { aRoster, aStartedRun } from '../../testing/a-run.js';
import type { Caller } from '../../testing/caller.js';
import { correct, revoke } from '../../testing/keeping.js';
import { anEnrollment } from '../../testing/learner.js';
import { alsoApproved, aLiveRun, coverLive, sessions, threeSessions } from '../../testing/live.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';
import { allOk, findings, freePort, inspected } from '../../testing/verifying.js';

let api: TestApi;
let keeper: Caller;

beforeAll(async () => {
  const port = await freePort();
  api = await startTestApi({
    environment: { PORT: String(port), PUBLIC_URL: `http://localhost:${port}` },
  });
  keeper = await api.as({ role: 'ce-administrator' });
  await coverLive(keeper, 'apa');
  await alsoApproved(keeper, 'ace');
  await api.publish(aCreditCourse(), { bodies: ['apa', 'ace'] });
  await importRuleSets(api);
});
afterAll(() => api.close());

const runs = '/societies/acme/certificate-runs';
const read = async (id: string) => (await keeper.get(`${runs}/${id}`)).body;

/** A run that is done, of one person unless something else is said. */
async function aRunDone(changes: Record<string, unknown> = {}, live: Record<string, unknown> = {}) {
  const run = aLiveRun({ bodies: ['apa', 'ace'], roster: aRoster(1), ...changes }, live);
  const { status, body } = await keeper.post(runs, run);
  if (status !== 200) throw new Error(`Starting answered ${status}: ${JSON.stringify(body)}`);
  await api.runJobs();
  const { lines } = (await keeper.get(`${runs}/${run.id}/lines`)).body;

  return { run, lines, page: await read(run.id) };
}

const addressed = (name: string): string => `Test ${name},${name}.learner.acme@example.com`;
const myAwards = async (learner: Caller) => (await learner.get('/my-ce')).body.awards;

/** Everything a learner or a society sees of a course as it is published. */
const published = async () => [
  (await api.visitor().get('/courses/a-small-course')).body,
  (await api.visitor().get('/courses')).body,
  (await keeper.get('/societies/acme/programs')).body,
  (await keeper.get('/societies/acme/programs/a-small-course')).body,
  (await keeper.get('/societies/acme/approvals')).body,
];

describe('a program held in sessions', () => {
  it('gives each person one certificate for each body, which lists every session with its credit', async () => {
    const before = await published();
    const { page, lines } = await aRunDone({ roster: aRoster(2) });
    expect(page).toMatchObject({
      run: { state: 'done', completedOn: '2026-11-14', figures: { total: 4, ready: 4 } },
      live: { format: 'live-in-person', sessions: threeSessions },
    });

    const printed = await Promise.all(
      lines.slice(0, 2).map(async ({ certificateId }: { certificateId: string }) => {
        const { body } = await keeper.get(`/societies/acme/certificates/${certificateId}`);

        return body.lines.map(({ text }: { text: string }) => text);
      }),
    );
    const [apa, ace] = printed.toSorted(
      (a, b) => Number(b.includes('4.25 CE credits')) - Number(a.includes('4.25 CE credits')),
    );
    // 255 / 60 = 4.25; 4.25 x 90/255 = 1.5, x 150/255 = 2.5, 1 more, and 1.75 more
    expect(apa).toEqual(
      expect.arrayContaining([
        '4.25 CE credits',
        'Live, in person',
        'November 14, 2026',
        '9:00 AM to 12:15 PM EST, Decatur, Georgia',
        'What groups know · Nov 13, 9:00 to 10:30 AM · 1.5 CE credits',
        'What leaders miss · Nov 13, 11:00 AM to 12:00 PM · 1.0 CE credits',
        'Endings · Nov 14, 11:00 AM to 12:45 PM · 1.75 CE credits',
        'Completed the entire program, as the society recorded',
      ]),
    );
    // In half hours 4.0; 4 x 90/255 = 1.411, x 150/255 = 2.352
    expect(ace).toEqual(
      expect.arrayContaining([
        '4.0 CE credits',
        expect.stringContaining('10:30 AM · 1.41 CE credits'),
        expect.stringContaining('12:00 PM · 0.94 CE credits'),
        expect.stringContaining('12:45 PM · 1.65 CE credits'),
      ]),
    );
    expect(apa.join(' ')).not.toMatch(/post-test|Self-paced/);
    // What the run gives is its own: of the course nothing is different.
    expect(await published()).toEqual(before);
  });

  it('derives the same award again, to the letter, from what is stored', async () => {
    const rows = await stored<{
      derivation: unknown;
      offerId: string;
      terms: Offer;
      evidence: Evidence;
      ruleVersion: string;
    }>(
      api,
      `select award.derivation, offer.id as "offerId", offer.terms, award.attestation -> 'evidence' as evidence,
         award.rule_version as "ruleVersion"
       from awards award join offers offer on offer.id = award.offer_id where offer.run_id is not null`,
    );
    expect(rows).toHaveLength(4);
    for (const { derivation, offerId, terms, evidence, ruleVersion } of rows) {
      expect(terms).toMatchObject({ format: 'live-in-person', worksheet: { kind: 'event' } });
      expect(replayAward(derivation, { offer: { ...terms, id: offerId }, evidence })).toEqual({
        outcome: 'identical',
      });
      expect(ruleVersion).toBe(RULE_VERSION);
    }
  });

  it('is live for boards, in the ledger and on the transcript', async () => {
    const learner = await api.as({ name: 'ledgered' });
    const license = await aLicense(learner);
    await aRunDone({ roster: addressed('ledgered') }, { format: 'live-online' });
    expect((await myAwards(learner))[0]).toMatchObject({ format: 'Live, online', completedOn: '2026-11-14' });
    const at = `/licenses/${license}/cycles/${currentCycle}/transcript`;
    const { rows } = (await learner.get(`${at}.json`)).body;

    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ format: 'live-online', completedOn: '2026-11-14' });
    expect((await learner.get(`${at}.csv`)).raw.toString()).toContain('"Live, online"');
  });

  it('is started once, however often it is sent, and not with other sessions', async () => {
    const run = aLiveRun({ bodies: ['apa'], roster: aRoster(2).replaceAll('@', '.twice@') });
    const answers = await Promise.all([1, 2, 3].map(() => keeper.post(runs, run)));
    await api.runJobs();

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await read(run.id)).run.figures).toMatchObject({ total: 2, ready: 2 });
    expect(await stored(api, 'select count(*)::int from offers where run_id = $1', [run.id])).toEqual([
      { count: 1 },
    ]);
    const other = { ...run, live: { ...run.live, sessions: threeSessions.slice(1) } };
    expect(await keeper.post(runs, other)).toMatchObject({ status: 409, body: { code: 'sent-before' } });
  });

  it('has a file that outside tools and our verifier accept, and its public page lists the sessions', async () => {
    const learner = await api.as({ name: 'verified' });
    await aRunDone({ roster: addressed('verified'), bodies: ['apa'] });
    const [{ certificate }] = await myAwards(learner);
    for (const paper of ['letter', 'a4']) {
      const { raw: pdf } = await learner.get(`/certificates/${certificate.id}/file?paper=${paper}`);
      expect((await inspected(pdf, 'qpdf', '--check', '{}')).said).toContain(
        'No syntax or stream encoding errors',
      );
      const { said } = await inspected(pdf, 'pdftotext', '-layout', '{}', '-');
      for (const { title } of threeSessions) expect(said).toContain(title);
      expect(said).toContain('Nov 13, 9:00 to 10:30 AM');
      expect(await findings(api, pdf)).toEqual(allOk);
    }
    const shown = await api.visitor().get(`/verifications/${certificate.code}`);
    expect(shown.body).toMatchObject({
      format: 'Live, in person',
      sessions: [
        { title: 'What groups know', when: 'Nov 13, 9:00 to 10:30 AM', amount: '1.5' },
        { amount: '1.0' },
        { amount: '1.75' },
      ],
    });
    const credential = (await api.app.inject({ method: 'GET', url: `/v/${certificate.code}.json` })).json();
    const { achievement } = credential.credentialSubject;
    expect(achievement.description).toContain(
      'Live, in person. Held in 3 sessions: What groups know; What leaders miss; Endings.',
    );
  });

  it('has forty sessions on several pages', async () => {
    const learner = await api.as({ name: 'forty' });
    await aRunDone({ roster: addressed('forty'), bodies: ['apa'] }, { sessions: sessions(40) });
    const [{ certificate, amount }] = await myAwards(learner);
    // 40 x 30 / 60
    expect(amount).toBe('20.0');
    const { raw: pdf } = await learner.get(`/certificates/${certificate.id}/file`);
    const { said } = await inspected(pdf, 'pdftotext', '-layout', '{}', '-');
    for (const { title } of sessions(40)) expect(said).toMatch(new RegExp(`${title} .*0\\.5`));
    expect(said).toContain('Page 4 of 4');
    expect((await inspected(pdf, 'qpdf', '--check', '{}')).exit).toBe(0);
    expect(await findings(api, pdf)).toEqual(allOk);
  });

  it('has no hours corrected that its sessions add up to', async () => {
    const { lines } = await aRunDone({ roster: 'Sam Hours,sam.hours@example.com', bodies: ['apa'] });

    expect(await correct(keeper, lines[0].certificateId)).toMatchObject({
      status: 400,
      body: { details: [{ message: expect.stringContaining('lists sessions') }] },
    });
  });
});

describe('somebody who has the credit already', () => {
  it('keeps what she claimed of the course as it is published', async () => {
    const learner = await api.as({ name: 'selfpaced' });
    await aCertificate(learner);
    await api.runJobs();
    const own = await myAwards(learner);
    const { page } = await aRunDone({ roster: addressed('selfpaced') });

    expect(page.run.figures).toMatchObject({ total: 2, hasIt: 2, ready: 0 });
    expect(await myAwards(learner)).toEqual(own);
  });

  it('keeps what she was given live, also when she works through the course', async () => {
    const learner = await api.as({ name: 'livefirst' });
    await aRunDone({ roster: addressed('livefirst'), bodies: ['apa'] });
    const [given] = await myAwards(learner);
    const enrollment = await anEnrollment(learner);
    await enrollment.complete();
    const claim = (await learner.get(`/enrollments/${enrollment.enrollmentId}/claim`)).body;

    expect(claim.offers).toMatchObject([
      { body: 'ace', awarded: false },
      { body: 'apa', amount: '4.25', awarded: true, certificateId: given.certificate.id },
    ]);
    expect((await enrollment.claim()).status).toBe(200);
    const awards = await myAwards(learner);
    expect(awards.map(({ body, amount }: Record<string, string>) => [body, amount]).toSorted()).toEqual([
      ['ace', '1.0'],
      ['apa', '4.25'],
    ]);
  });

  it('is answered what she was given when her page is older than that', async () => {
    const learner = await api.as({ name: 'oldpage' });
    const enrollment = await anEnrollment(learner);
    await enrollment.complete();
    const { offers } = (await learner.get(`/enrollments/${enrollment.enrollmentId}/claim`)).body;
    await aRunDone({ roster: addressed('oldpage'), bodies: ['apa'] });
    const [given] = await myAwards(learner);
    const answer = await learner.post(`/enrollments/${enrollment.enrollmentId}/claim`, {
      name: 'Old Page',
      attested: true,
      offerIds: offers.map(({ id }: { id: string }) => id),
    });

    expect(answer.status).toBe(200);
    expect(answer.body.awards).toHaveLength(2);
    expect(answer.body.awards).toContainEqual(expect.objectContaining({ id: given.id, amount: '4.25' }));
    expect(await myAwards(learner)).toHaveLength(2);
  });

  it('has it once when she claims while the run is issued', async () => {
    const learner = await api.as({ name: 'atonce' });
    const enrollment = await anEnrollment(learner);
    await enrollment.complete();
    const run = aLiveRun({ bodies: ['apa', 'ace'], roster: addressed('atonce') });
    expect((await keeper.post(runs, run)).status).toBe(200);
    const [claimed] = await Promise.all([enrollment.claim(), api.runJobs()]);
    await api.runJobs();

    expect(claimed.status).toBe(200);
    expect((await myAwards(learner)).map(({ body }: { body: string }) => body).toSorted()).toEqual([
      'ace',
      'apa',
    ]);
    expect((await read(run.id)).run).toMatchObject({ state: 'done', figures: { failed: 0 } });
  });

  it('has it of another day, and of a roster of the course as it is published, as before', async () => {
    await aRunDone({ roster: 'Sam Again,sam.again@example.com', bodies: ['apa'] });
    const other = threeSessions.map((session) => ({ ...session, day: '2026-11-20' }));
    other[2] = { ...threeSessions[2]!, day: '2026-11-21', from: '08:00', to: '09:00' };
    const second = await aRunDone(
      { roster: 'Sam Again,sam.again@example.com', bodies: ['apa'] },
      { sessions: other },
    );
    expect(second.page.run.figures).toMatchObject({ total: 1, hasIt: 1 });

    const id = await aStartedRun(keeper, { roster: 'Sam Again,sam.again@example.com', bodies: ['apa'] });
    await api.runJobs();
    expect((await read(id)).run.figures).toMatchObject({ total: 1, hasIt: 1 });
  });

  it('gets nothing anew that was taken back', async () => {
    const first = await aRunDone({ roster: 'Sam Back,sam.back@example.com', bodies: ['apa'] });
    await revoke(keeper, first.lines[0].certificateId);
    const id = await aStartedRun(keeper, { roster: 'Sam Back,sam.back@example.com', bodies: ['apa'] });
    await api.runJobs();

    expect(await read(id)).toMatchObject({
      run: { figures: { failed: 1 } },
      failures: [{ sentence: expect.stringContaining('was taken back') }],
    });
  });

  it('is held to it by the database as well', async () => {
    await expect(
      stored(
        api,
        `insert into awards select made.* from (select award from awards award where number = 1 limit 1) there,
           jsonb_populate_record(award, jsonb_build_object('id', uuidv7(), 'run_line_id', (award).run_line_id,
             'offer_id', (select id from offers where run_id is not null and id <> (award).offer_id limit 1))) made`,
      ),
    ).rejects.toThrow(/uq_awards_person_id_version_body/);
  });
});
