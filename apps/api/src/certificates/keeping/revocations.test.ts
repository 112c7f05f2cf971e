import { aCertificate } from '../../testing/a-certificate.js';
import { aCreditCourse } from '../../testing/a-credit-course.js';
import type { Caller } from '../../testing/caller.js';
import { aRevocation, reinstate, revoke, sentMails } from '../../testing/keeping.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

const minute = 60_000;
let api: TestApi;
let administrator: Caller;
let made = 0;

beforeEach(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse());
  administrator = await api.as({ role: 'ce-administrator' });
});
afterEach(() => api.close());

/** A certificate of somebody new. */
async function aLearner() {
  made += 1;
  const name = `learner ${'abcdefghijklmnopqrstuvwxyz'.charAt(made % 26)}${'x'.repeat(Math.floor(made / 26))}`;
  const caller = await api.as({ name });
  const certificate = await aCertificate(caller);

  return { caller, ...certificate };
}
const publicly = async (code: string, query = '') =>
  (await api.visitor().get(`/verifications/${code}${query}`)).body;
const total = async (caller: Caller) =>
  (await caller.get('/my-ce')).body.totals.map(({ body, amount }: { body: string; amount: string }) => [
    body,
    amount,
  ]);

describe('POST /societies/:org/certificates/:id/revocations', () => {
  it('says so in public with day and category alone, keeps the code, and the hours no longer count', async () => {
    const { caller, id, code } = await aLearner();
    expect(await total(caller)).toEqual([
      ['apa', '1.0'],
      ['nbcc', '1.0'],
    ]);
    const { status, body } = await revoke(administrator, id, { note: 'We are sorry, <b>Ada</b>.' });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      certificate: { status: 'revoked', version: 1 },
      history: [
        { kind: 'revoked', by: 'Test one', category: 'issued-in-error', reason: 'We are sorry, <b>Ada</b>.' },
        { kind: 'issued', by: null, version: 1 },
      ],
    });
    const answer = await publicly(code);
    expect(answer).toMatchObject({
      status: 'revoked',
      code,
      name: 'Ada Test',
      revocation: { on: '2026-11-22', category: 'issued-in-error' },
    });
    expect(JSON.stringify(answer)).not.toContain('sorry');
    expect(await total(caller)).toEqual([['nbcc', '1.0']]);
    expect((await caller.get(`/certificates/${id}`)).body).toMatchObject({
      status: 'revoked',
      linkedIn: null,
      revocation: { note: 'We are sorry, <b>Ada</b>.', contact: { email: 'administrator@example.com' } },
    });
    const list = (await caller.get('/certificates')).body.certificates;
    expect(list.map(({ status: each }: { status: string }) => each).toSorted()).toEqual(['revoked', 'valid']);
  });

  it('leaves the hours out of cycles, for good or until they are given back', async () => {
    const { caller, id } = await aLearner();
    const counted = () =>
      stored<{ counts: boolean }>(
        api,
        'select award_counts(award_id) as counts from certificates where id = $1',
        [id],
      );
    const claimAgain = async () => {
      const [{ enrollment }] = (await stored<{ enrollment: string }>(
        api,
        'select enrollment_id as enrollment from awards a join certificates c on c.award_id = a.id where c.id = $1',
        [id],
      )) as [{ enrollment: string }];

      return (await caller.get(`/enrollments/${enrollment}/claim`)).body.offers.map(
        ({ awarded }: { awarded: boolean }) => awarded,
      );
    };
    await revoke(administrator, id);
    expect(await counted()).toEqual([{ counts: false }]);
    expect(await claimAgain()).toEqual([true, true]);
    await reinstate(administrator, id);
    expect(await counted()).toEqual([{ counts: true }]);
    expect(await total(caller)).toHaveLength(2);
  });

  it.each([
    ['a day to come', { effectiveOn: '2026-11-23' }, 'revocation-off'],
    ['a day before it was issued', { effectiveOn: '2026-11-21' }, 'revocation-off'],
    ['a version that is not the newest', { version: 2 }, 'record-changed'],
  ])('refuses %s', async (_, changes, code) => {
    const { id } = await aLearner();

    expect((await revoke(administrator, id, changes)).body.code).toBe(code);
    expect(await stored(api, 'select from certificate_revocations')).toEqual([]);
  });

  it('does it once when it is sent twice, and refuses to revoke what is revoked', async () => {
    const { id } = await aLearner();
    const request = aRevocation();
    const first = await revoke(administrator, id, request);
    const again = await revoke(administrator, id, request);

    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body.history).toEqual(first.body.history);
    expect(await revoke(administrator, id)).toMatchObject({
      status: 409,
      body: { code: 'certificate-revoked' },
    });
    const other = await aLearner();
    expect((await revoke(administrator, other.id, { id: request.id })).body.code).toBe('sent-before');
  });

  it('makes one row, one reversal and one mail of twenty at once', async () => {
    const { id } = await aLearner();
    const answers = await Promise.all(Array.from({ length: 20 }, () => revoke(administrator, id)));

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'certificate-revoked')).toHaveLength(19);
    for (const table of ['certificate_revocations', 'award_reversals', 'certificate_mails'])
      expect(await stored(api, `select from ${table}`)).toHaveLength(1);
    const same = aRevocation();
    const other = await aLearner();
    const repeats = await Promise.all(
      Array.from({ length: 20 }, () => revoke(administrator, other.id, same)),
    );
    expect(repeats.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(await stored(api, 'select from certificate_revocations')).toHaveLength(2);
  });
});

describe('the mail of a revocation', () => {
  it('waits ten minutes and then says what happened, why, and where to complain', async () => {
    const { id, code } = await aLearner();
    const { body } = await revoke(administrator, id, { note: 'The door list named somebody else.' });
    expect(body.waitingMails).toMatchObject([{ kind: 'revoked', goesAt: '2026-11-22T15:10:00.000Z' }]);
    api.clock.advance(10 * minute - 1);
    expect(await sentMails(api)).toEqual([]);
    api.clock.advance(1);

    const [mail, ...others] = await sentMails(api);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe(`Your certificate was revoked: ${code}`);
    for (const words of [
      'Issued in error',
      'The door list named somebody else.',
      'administrator@example.com',
      '/policies/grievance',
      'November 22, 2026',
    ])
      expect(mail?.body).toContain(words);
  });

  it('never goes when the revocation is undone in time, and nobody is told of the undoing', async () => {
    const { id } = await aLearner();
    await revoke(administrator, id);
    api.clock.advance(9 * minute);
    const { body } = await reinstate(administrator, id);
    expect(body).toMatchObject({
      certificate: { status: 'valid' },
      waitingMails: [],
      history: [
        { kind: 'reinstated', reason: 'The list was wrong.' },
        { kind: 'revoked' },
        { kind: 'issued' },
      ],
    });
    api.clock.advance(60 * minute);

    expect(await sentMails(api)).toEqual([]);
  });

  it('is followed by one that says it is valid again when it was too late', async () => {
    const { id, code } = await aLearner();
    await revoke(administrator, id);
    api.clock.advance(11 * minute);
    await reinstate(administrator, id);
    api.clock.advance(11 * minute);

    expect((await sentMails(api)).map(({ subject }) => subject)).toEqual([
      `Your certificate was revoked: ${code}`,
      `Your certificate is valid again: ${code}`,
    ]);
    expect(await publicly(code)).toMatchObject({ status: 'valid', revocation: null });
  });

  it('can be held back by itself, once or twice, until it has gone', async () => {
    const { id } = await aLearner();
    const [mail] = (await revoke(administrator, id)).body.waitingMails;
    const path = `/societies/acme/certificates/${id}/mails/${mail.id}/cancellation`;
    for (let time = 0; time < 2; time += 1)
      expect(await administrator.post(path)).toMatchObject({ status: 200, body: { waitingMails: [] } });
    api.clock.advance(11 * minute);
    expect(await sentMails(api)).toEqual([]);

    const other = await aLearner();
    const [late] = (await revoke(administrator, other.id, { effectiveOn: '2026-11-22' })).body.waitingMails;
    api.clock.advance(10 * minute);
    expect(
      await administrator.post(`/societies/acme/certificates/${other.id}/mails/${late.id}/cancellation`),
    ).toMatchObject({ status: 409, body: { code: 'message-gone' } });
    expect(
      (await administrator.post(`/societies/acme/certificates/${id}/mails/${late.id}/cancellation`)).status,
    ).toBe(404);
  });
});

describe('POST /societies/:org/certificates/:id/reinstatements', () => {
  it('is refused for what is valid, and takes turns with revoking', async () => {
    const { id, code } = await aLearner();
    expect((await reinstate(administrator, id)).body.code).toBe('certificate-not-revoked');
    await revoke(administrator, id);
    const answers = await Promise.all(Array.from({ length: 20 }, () => reinstate(administrator, id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await revoke(administrator, id, { category: 'other' });

    expect(await publicly(code)).toMatchObject({ status: 'revoked', revocation: { category: 'other' } });
    expect(await stored(api, 'select number, change from certificate_revocations order by number')).toEqual([
      { number: 1, change: 'revoked' },
      { number: 2, change: 'reinstated' },
      { number: 3, change: 'revoked' },
    ]);
  });
});
