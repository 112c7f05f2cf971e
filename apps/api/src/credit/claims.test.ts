import { randomUUID } from 'node:crypto';
import { aCourse } from '@cohesion/curriculum/testing';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { aLicense } from '../testing/a-license.js';
import type { Caller } from '../testing/caller.js';
import { importRuleSets } from '../testing/a-rule-set.js';
import { correct } from '../testing/keeping.js';
import { describeBadBodies, describeRefusals } from '../testing/ladder.js';
import { anEnrollment, type Learner } from '../testing/learner.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

let api: TestApi;
let owner: Caller;
let learner: Learner;

beforeAll(async () => {
  api = await startTestApi();
  await importRuleSets(api);
  await api.publish(aCreditCourse());
  await api.publish(aCreditCourse({ slug: 'another-course' }));
  owner = await api.as({ name: 'owner' });
  learner = await anEnrollment(owner);
});
afterAll(() => api.close());

const path = (id: string) => `/enrollments/${id}/claim`;
const request = (changes: object = {}) => ({
  name: 'Ada Test',
  attested: true,
  offerIds: [randomUUID()],
  ...changes,
});
const refused = { api: () => api, id: async () => learner.enrollmentId, administrator: 403 } as const;

describeRefusals({ verb: 'get', path }, refused);
describeRefusals({ verb: 'post', path, body: request }, refused);

async function someone(name: string, slug?: string) {
  const caller = await api.as({ name });

  return { caller, learner: await anEnrollment(caller, slug) };
}

/** What an enrollment has in the ledger, and what waits to be rendered for it. */
async function ledger(enrollmentId: string) {
  const [counts] = await stored<Record<'verdicts' | 'awards' | 'certificates' | 'jobs', number>>(
    api,
    `select (select count(*) from verdicts where enrollment_id = $1)::int verdicts,
       (select count(*) from awards where enrollment_id = $1)::int awards,
       (select count(*) from certificates c join awards a on a.id = c.award_id where a.enrollment_id = $1)::int certificates,
       (select count(*) from outbox o join certificates c on c.id::text = o.payload ->> 'certificateId'
          join awards a on a.id = c.award_id where a.enrollment_id = $1)::int jobs`,
    [enrollmentId],
  );

  return counts;
}
const nothing = { verdicts: 0, awards: 0, certificates: 0, jobs: 0 };

describe('GET /enrollments/:id/claim', () => {
  it('says what is outstanding and where to go for it', async () => {
    const { body } = await owner.get(path(learner.enrollmentId));
    const home = `/learn/${learner.enrollmentId}`;

    expect(body).toMatchObject({
      completedOn: null,
      name: 'Test owner',
      attestation: 'I am Test owner, and I did this work myself.',
      outstanding: [
        { text: '2 lessons are still to be read.', path: `${home}/lessons/what-a-group-promises` },
        { text: 'The quiz is still to be taken.', path: `${home}/quiz` },
        { text: 'The evaluation is still to be given.', path: `${home}/evaluation` },
      ],
      offers: [
        { body: 'apa', amount: '1.0', awarded: false, certificateId: null },
        { body: 'nbcc', amount: '1.0', awarded: false, certificateId: null },
      ],
    });
  });

  it('names the day the work was done, which a later pass does not move', async () => {
    const { caller, learner: early } = await someone('early');
    await early.complete();
    const [{ on } = { on: '' }] = await stored<{ on: string }>(
      api,
      `select to_char($1::timestamptz at time zone 'America/New_York', 'YYYY-MM-DD') as on`,
      [api.clock.now()],
    );
    api.clock.advance(3 * 24 * 3600_000);
    await early.takeQuiz();

    expect((await caller.get(path(early.enrollmentId))).body).toMatchObject({
      completedOn: on,
      outstanding: [],
    });
    expect((await early.claim()).body.awards[0].completedOn).toBe(on);
  });
});

describe('POST /enrollments/:id/claim', () => {
  it('awards each body its credit, with a certificate and a rendering job for each', async () => {
    const { learner: done } = await someone('done');
    await done.complete();
    const { status, body } = await done.claim();

    expect(status).toBe(200);
    expect(body.awards).toMatchObject([
      { body: 'apa', amount: '1.0', unit: 'CE credits', certificate: { ready: false } },
      { body: 'nbcc', amount: '1.0', unit: 'clock hours', certificate: { ready: false } },
    ]);
    expect(await ledger(done.enrollmentId)).toEqual({ verdicts: 1, awards: 2, certificates: 2, jobs: 2 });
  });

  it('makes one award, certificate and job for each offer out of fifty calls at once', async () => {
    const { learner: eager } = await someone('eager');
    await eager.complete();

    const answers = await Promise.all(Array.from({ length: 50 }, () => eager.claim()));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await ledger(eager.enrollmentId)).toEqual({ verdicts: 1, awards: 2, certificates: 2, jobs: 2 });
  });

  it('refuses a course that is not complete, names what is outstanding, and writes nothing', async () => {
    const { learner: half } = await someone('half way');
    await half.readAll();

    expect(await half.claim()).toMatchObject({
      status: 409,
      body: {
        code: 'course-not-complete',
        details: [
          { text: 'The quiz is still to be taken.', path: `/learn/${half.enrollmentId}/quiz` },
          { text: 'The evaluation is still to be given.', path: `/learn/${half.enrollmentId}/evaluation` },
        ],
      },
    });
    await half.takeQuiz({ wrong: 3 });
    expect((await half.claim()).body.details[0].text).toBe(
      'The quiz is not passed yet: 5 of 8, and 7 are needed.',
    );
    expect(await ledger(half.enrollmentId)).toEqual(nothing);
  });

  it('refuses a course that does not count', async () => {
    await api.publish(aCourse({ slug: 'not-for-credit', countsForCredit: false }));
    const { caller, learner: reader } = await someone('reader', 'not-for-credit');
    await reader.complete();

    expect(await caller.post(path(reader.enrollmentId), request())).toMatchObject({
      status: 409,
      body: { code: 'not-for-credit' },
    });
  });

  it('refuses an offer that is none, or another course’s, and writes nothing', async () => {
    const { caller, learner: done } = await someone('grabber');
    await done.complete();
    const own = (await caller.get(path(done.enrollmentId))).body.offers[0].id;
    const other = (await api.visitor().get('/courses/another-course')).body.offers[0].id;

    for (const stranger of [randomUUID(), other]) {
      expect(await done.claim({ offerIds: [own, stranger] })).toMatchObject({
        status: 409,
        body: { code: 'offer-not-available' },
      });
    }
    expect(await ledger(done.enrollmentId)).toEqual(nothing);
  });

  it('refuses a name that cannot be printed, names its characters, and writes nothing', async () => {
    const { caller, learner: done } = await someone('unprintable');
    await done.complete();

    expect(await done.claim({ name: 'Ada አ Test' })).toMatchObject({
      status: 422,
      body: { code: 'glyph-missing', details: { field: 'name', characters: ['አ'] } },
    });
    expect(await ledger(done.enrollmentId)).toEqual(nothing);
    expect((await caller.get(path(done.enrollmentId))).body.name).toBe('Test unprintable');
  });

  it('refuses a name that does not fit on the certificate, and writes nothing', async () => {
    const { learner: done } = await someone('long');
    await done.complete();

    expect(await done.claim({ name: 'W'.repeat(120) })).toMatchObject({
      status: 422,
      body: { code: 'text-does-not-fit', details: { field: 'name' } },
    });
    expect(await ledger(done.enrollmentId)).toEqual(nothing);
  });

  it.each([
    ['José Ñandú-Ångström', 'west'],
    ['Ελένη Παπαδοπούλου', 'south'],
    ['Жанна Щёголева', 'east'],
    ['Nguyễn Thị Ánh', 'far east'],
  ])('takes the name %s and keeps it', async (name, account) => {
    const { caller, learner: done } = await someone(account);
    await done.complete();

    expect((await done.claim({ name: `  ${name.normalize('NFD')} ` })).status).toBe(200);
    expect((await caller.get(path(done.enrollmentId))).body.name).toBe(name);
  });

  it('awards a second body later, by the same verdict, and leaves the first award alone', async () => {
    const { caller, learner: done } = await someone('patient');
    await done.complete();
    const [apa, nbcc] = (await caller.get(path(done.enrollmentId))).body.offers;
    const first = await done.claim({ offerIds: [apa.id] });
    expect(await ledger(done.enrollmentId)).toEqual({ verdicts: 1, awards: 1, certificates: 1, jobs: 1 });

    api.clock.advance(24 * 3600_000);
    const second = await done.claim({ offerIds: [apa.id, nbcc.id, nbcc.id], name: 'Ada Later' });

    expect(second.body.awards).toHaveLength(2);
    expect(second.body.awards[0]).toEqual(first.body.awards[0]);
    expect(await ledger(done.enrollmentId)).toEqual({ verdicts: 1, awards: 2, certificates: 2, jobs: 2 });
    expect((await caller.get(path(done.enrollmentId))).body.offers).toMatchObject([
      { awarded: true, certificateId: expect.any(String) },
      { awarded: true, certificateId: expect.any(String) },
    ]);
  });

  describeBadBodies(
    'post',
    async () => path(learner.enrollmentId),
    async () => owner,
    [
      { what: 'a claim without the attestation', field: 'attested', body: request({ attested: false }) },
      { what: 'no offers', field: 'offerIds', body: request({ offerIds: [] }) },
      { what: 'an offer that is no id', field: 'offerIds.0', body: request({ offerIds: ['apa'] }) },
      { what: 'an empty name', field: 'name', body: request({ name: '   ' }) },
      { what: 'a name that is too long', field: 'name', body: request({ name: 'a'.repeat(121) }) },
      { what: 'a character that cannot be seen', field: 'name', body: request({ name: 'Ada\u202eTest' }) },
      {
        what: 'seven licenses',
        field: 'licenseIds',
        body: request({ licenseIds: Array.from({ length: 7 }, () => randomUUID()) }),
      },
      { what: 'a license that is no id', field: 'licenseIds.0', body: request({ licenseIds: ['LPC'] }) },
      { what: 'an amount of one’s own', field: '', body: request({ amount: '40' }) },
    ],
  );
});

describe('licenses on a certificate', () => {
  const georgia = 'Georgia LPC, number LPC001234';
  const byHand = (boardName: string, number: string | null = null) => ({
    jurisdiction: 'WY',
    type: 'other',
    byHand: { boardName, hours: '45', categories: [] },
    number,
    periods: [{ start: '2026-01-01', end: '2027-12-31' }],
  });
  const printedOn = async (caller: Caller, certificateId: string): Promise<string[]> =>
    (await caller.get(`/certificates/${certificateId}/licenses`)).body.printed;

  it('are none that she did not choose: no page, no text and no credential says one', async () => {
    const { caller, learner: quiet } = await someone('quiet');
    await aLicense(caller);
    await quiet.complete();
    const [award] = (await quiet.claim()).body.awards;
    await api.runJobs();

    expect(await printedOn(caller, award.certificate.id)).toEqual([]);
    const { lines } = (await caller.get(`/certificates/${award.certificate.id}`)).body;
    const publicly = (await api.visitor().get(`/verifications/${award.certificate.code}`)).body;
    const credential = await api.app.inject({ method: 'GET', url: `/v/${award.certificate.code}.json` });
    expect(publicly.licenses).toEqual([]);
    for (const text of [lines, publicly, credential.json()].map((each) => JSON.stringify(each)))
      expect(text).not.toMatch(/LPC|234/);
  });

  it('are those she chose, in the order she added them, word for word as the page showed them, wherever the certificate is read', async () => {
    const { caller, learner: open } = await someone('open');
    const first = await aLicense(caller);
    const second = await aLicense(caller, byHand('Wyoming counselor', 'WY-7'));
    await aLicense(caller, byHand('Not shown', 'NO-1'));
    await open.complete();
    const offered = (await caller.get(path(open.enrollmentId))).body.licenses;
    expect(offered).toMatchObject([
      { id: first, line: georgia, chosen: false },
      { id: second, line: 'Wyoming counselor, number WY-7', chosen: false },
      { line: 'Not shown, number NO-1', chosen: false },
    ]);
    const { body } = await open.claim({ licenseIds: [second, first, first] });
    await api.runJobs();

    const both = [georgia, 'Wyoming counselor, number WY-7'];
    for (const { certificate } of body.awards) {
      const { lines } = (await caller.get(`/certificates/${certificate.id}`)).body;
      expect(lines).toContainEqual({ label: null, text: both.join(' · ') });
      expect((await api.visitor().get(`/verifications/${certificate.code}`)).body.licenses).toEqual(both);
      const credential = await api.app.inject({ method: 'GET', url: `/v/${certificate.code}.json` });
      expect(
        credential
          .json()
          .credentialSubject.identifier.flatMap((each: { identityType: string; identityHash: string }) =>
            each.identityType === 'ext:license' ? [each.identityHash] : [],
          ),
      ).toEqual(both);
    }
  });

  it('are chosen the next time as they were the last time, and not by what others did to a certificate', async () => {
    const { caller, learner: first } = await someone('again');
    const license = await aLicense(caller);
    await first.complete();
    const [award, other] = (await first.claim({ licenseIds: [license] })).body.awards;
    const next = await anEnrollment(caller, 'another-course');
    const chosen = async () => (await caller.get(path(next.enrollmentId))).body.licenses[0].chosen;
    expect(await chosen()).toBe(true);

    await caller.put(`/certificates/${award.certificate.id}/licenses`, { licenseIds: [] });
    expect(await chosen()).toBe(false);

    const name = { what: 'name', amount: undefined, name: 'Ada Lovelace' };
    await correct(await api.as({ role: 'ce-administrator' }), other.certificate.id, name);
    const corrected = (await caller.get(`/certificates/${other.certificate.id}`)).body;
    expect((await printedOn(caller, corrected.newestId))[0]).toBe(georgia);
    expect(await chosen()).toBe(false);
  });

  it('are never another person’s: refused as one that is not there, and nothing is written', async () => {
    const { learner: done } = await someone('borrower');
    await done.complete();
    const theirs = await aLicense(await api.as({ name: 'lender' }));

    for (const stranger of [randomUUID(), theirs]) {
      const { status, body } = await done.claim({ licenseIds: [stranger] });
      expect({ status, code: body.code, field: body.details[0].field }).toEqual({
        status: 400,
        code: 'invalid-request',
        field: 'licenseIds',
      });
    }
    expect(await ledger(done.enrollmentId)).toEqual(nothing);
  });

  it('keep their number when the name of a board is too long for the line', async () => {
    const { caller, learner: long } = await someone('long board');
    await aLicense(caller, byHand(`Board of ${'x'.repeat(110)}`, 'WY-123456'));
    const [{ line }] = (await caller.get(path(long.enrollmentId))).body.licenses;

    expect(line).toMatch(/^Board of x+…, number WY-123456$/);
    expect(line).toHaveLength(80);
  });

  it('are refused when the page cannot print them, and the field is named', async () => {
    const { caller, learner: full } = await someone('full');
    await full.complete();
    const many: string[] = [];
    for (const place of 'ABCDEF') many.push(await aLicense(caller, byHand(place + 'W'.repeat(110))));
    const odd = await aLicense(caller, byHand('Board አ'));

    expect(await full.claim({ licenseIds: many })).toMatchObject({
      status: 422,
      body: { code: 'text-does-not-fit', details: { field: 'licenseIds' } },
    });
    expect(await full.claim({ licenseIds: [odd] })).toMatchObject({
      status: 422,
      body: { code: 'glyph-missing', details: { field: 'licenseIds', characters: ['አ'] } },
    });
    expect(await ledger(full.enrollmentId)).toEqual(nothing);
  });
});
