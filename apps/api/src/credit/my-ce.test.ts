import { RULE_VERSION, replayAward, type Offer, type SelfStudyEvidence } from '@cohesion/credit';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { aLicense } from '../testing/a-license.js';
import { importRuleSets } from '../testing/a-rule-set.js';
import { anEnrollment } from '../testing/learner.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await importRuleSets(api);
  for (const slug of ['a-small-course', 'another-course']) await api.publish(aCreditCourse({ slug }));
  await api.publish(aCreditCourse({ slug: 'of-globex' }), { society: 'globex', bodies: ['nbcc'] });
});
afterAll(() => api.close());

describe('GET /my-ce', () => {
  it('asks a visitor to sign in', async () => {
    expect(await api.visitor().get('/my-ce')).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in' },
    });
  });

  it('is empty for someone who has earned nothing', async () => {
    expect((await (await api.as({ name: 'new' })).get('/my-ce')).body).toEqual({
      totals: [],
      awards: [],
      licenses: [],
      needsYou: [],
    });
  });

  it('adds up credit per body, never across bodies, and shows nobody else’s', async () => {
    const caller = await api.as({ name: 'earner' });
    for (const slug of ['a-small-course', 'another-course']) {
      const learner = await anEnrollment(caller, slug);
      await learner.complete();
      expect((await learner.claim()).status).toBe(200);
    }
    const { body } = await caller.get('/my-ce');

    // 1.0 + 1.0 for each body.
    expect(body.totals).toEqual([
      { body: 'apa', bodyName: 'APA', amount: '2.0', unit: 'CE credits', awards: 2 },
      { body: 'nbcc', bodyName: 'NBCC', amount: '2.0', unit: 'clock hours', awards: 2 },
    ]);
    expect(body.awards).toHaveLength(4);
    for (const award of body.awards) {
      expect(award).toMatchObject({ amount: '1.0', completedOn: '2026-11-22', society: expect.any(String) });
      expect(award.arithmetic.length).toBeGreaterThan(2);
    }
    expect((await (await api.as({ role: 'ce-administrator' })).get('/my-ce')).body.awards).toEqual([]);
  });

  it('has a card for each license, the nearest renewal first, and says what to enter where nothing can be worked out', async () => {
    const caller = await api.as({ name: 'licensed' });
    await aLicense(caller, { jurisdiction: 'NY', type: 'LMHC' });
    await aLicense(caller, { jurisdiction: 'international', type: 'CGP-candidate' });
    await aLicense(caller);
    await aLicense(caller, { jurisdiction: 'international', type: 'CGP', issuedOn: '2025-01-15' });
    const { licenses } = (await caller.get('/my-ce')).body;

    expect(licenses).toMatchObject([
      // Two years from January 15, 2025.
      {
        license: { name: 'CGP' },
        figures: { renewsOn: '2027-01-14', headline: '10.0 hours to go' },
        problem: null,
      },
      {
        license: { name: 'Georgia LPC', numberEnding: '…234' },
        figures: { renewsOn: '2028-09-30', recorded: '0.0', required: '10.0' },
        oneTimeItems: [{ id: 'telehealth', done: null }],
      },
      { license: { name: 'CGP candidate' }, figures: { renewsOn: null } },
      {
        license: { name: 'New York LMHC' },
        figures: null,
        problem: { code: 'period-missing', enter: 'periods' },
      },
    ]);
    expect((await (await api.as({ name: 'earner' })).get('/my-ce')).body.licenses).toEqual([]);
  });

  it('says what one step is missing from: the evaluation, then the claim, then nothing', async () => {
    const caller = await api.as({ name: 'nearly' });
    const learner = await anEnrollment(caller);
    const needs = async () => (await caller.get('/my-ce')).body.needsYou;
    const home = `/learn/${learner.enrollmentId}`;
    await learner.readAll();
    expect(await needs()).toEqual([]);
    await learner.takeQuiz();
    expect(await needs()).toMatchObject([{ path: `${home}/evaluation`, action: 'Finish' }]);
    await learner.evaluate();
    expect(await needs()).toMatchObject([{ path: `${home}/claim`, action: 'Claim' }]);
    await learner.claim();
    expect(await needs()).toEqual([]);
  });
});

/** One account, a learner of both societies. */
async function inBoth() {
  const [acme, globex] = [await api.as({ name: 'both' }), await api.as({ name: 'both', society: 'globex' })];
  await stored(
    api,
    `update identity.session set "userId" = (select id from identity."user" where email = 'both.learner.acme@example.com')
     where "userId" = (select id from identity."user" where email = 'both.learner.globex@example.com')`,
  );
  await stored(
    api,
    `insert into memberships (society_id, person_id, role) select $1, id, 'learner' from identity."user"
     where email = 'both.learner.acme@example.com'`,
    [api.societies.globex],
  );

  return { acme, globex };
}

describe('someone who learns with two societies', () => {
  it('sees her whole record from either, and works in each where she is', async () => {
    const { acme, globex } = await inBoth();
    const here = await anEnrollment(acme);
    const there = await anEnrollment(globex, 'of-globex');
    await here.complete();
    await there.complete();
    const { attemptId } = await here.takeQuiz();
    expect((await here.claim()).status).toBe(200);

    const fromThere = (await globex.get('/my-ce')).body;
    expect(fromThere.awards).toHaveLength(2);
    expect(fromThere.needsYou).toMatchObject([{ path: `/learn/${there.enrollmentId}/claim` }]);
    expect((await globex.get('/enrollments')).body.enrollments).toMatchObject([{ id: there.enrollmentId }]);

    const foreign = [
      await globex.get(`/enrollments/${here.enrollmentId}`),
      await globex.post(`/enrollments/${here.enrollmentId}/attempts`),
      await globex.get(`/enrollments/${here.enrollmentId}/claim`),
      await globex.get(`/attempts/${attemptId}`),
      await globex.get(`/attempts/${attemptId}/results`),
    ];
    for (const answer of foreign) expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});

describe('an award', () => {
  it('comes out the same, to the letter, when it is derived again from what is stored', async () => {
    const caller = await api.as({ name: 'audited' });
    const learner = await anEnrollment(caller);
    await learner.takeQuiz({ wrong: 4 });
    await learner.complete();
    await learner.claim();
    const rows = await stored<{
      derivation: unknown;
      offerId: string;
      terms: Offer;
      evidence: SelfStudyEvidence;
      ruleVersion: string;
    }>(
      api,
      `select award.derivation, offer.id as "offerId", offer.terms, award.attestation -> 'evidence' as evidence,
         award.rule_version as "ruleVersion"
       from awards award join offers offer on offer.id = award.offer_id where award.enrollment_id = $1`,
      [learner.enrollmentId],
    );

    expect(rows).toHaveLength(2);
    for (const { derivation, offerId, terms, evidence, ruleVersion } of rows) {
      expect(replayAward(derivation, { offer: { ...terms, id: offerId }, evidence })).toEqual({
        outcome: 'identical',
      });
      expect(ruleVersion).toBe(RULE_VERSION);
    }
  });

  it('names evidence that is there: every id leads to a row of the same learner', async () => {
    const [row] = await stored<{ known: boolean }>(
      api,
      `select bool_and(
         exists (select from attempt_results r where r.id::text = derivation #>> '{inputs,attemptId}' and r.enrollment_id = award.enrollment_id)
         and exists (select from evaluation_receipts e where e.id::text = derivation #>> '{inputs,evaluationId}' and e.enrollment_id = award.enrollment_id)
         and (select count(*) from reading_events e where e.enrollment_id = award.enrollment_id and e.finished
              and derivation #> '{inputs,lessonReadIds}' ? e.id::text) = 2) as known
       from awards award`,
    );
    expect(row?.known).toBe(true);
  });
});
