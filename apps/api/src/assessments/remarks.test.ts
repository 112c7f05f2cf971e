import { randomUUID } from 'node:crypto';
import { aCreditCourse } from '../testing/a-credit-course.js';
import type { Caller } from '../testing/caller.js';
import { describeBadBodies, describeRefusals } from '../testing/ladder.js';
import { anEnrollment } from '../testing/learner.js';
import { describeStaffRefusals } from '../testing/staff-ladder.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

let api: TestApi;
let owner: Caller;
let attempt: Attempt;

beforeAll(async () => {
  api = await startTestApi();
  // A bank of 8 for 4 questions: there are items that an attempt did not ask.
  await api.publish(aCreditCourse({ draw: 4 }));
  owner = await api.as({ name: 'owner' });
  attempt = await aSentAttempt(owner);
});
afterAll(() => api.close());

type Attempt = Readonly<{ id: string; item: string }>;

async function aSentAttempt(caller: Caller): Promise<Attempt> {
  const { takeQuiz } = await anEnrollment(caller);
  const { attemptId } = await takeQuiz();
  const { body } = await caller.get(`/attempts/${attemptId}/results`);

  return { id: attemptId, item: String(body.items[0].itemId) };
}

const aRemark = (itemId: string, changes: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  itemId,
  text: 'Two of the answers are right.',
  ...changes,
});
const send = (caller: Caller, { id }: Pick<Attempt, 'id'>, remark: unknown) =>
  caller.post(`/attempts/${id}/remarks`, remark);
const kept = ({ id }: Attempt) =>
  stored(api, 'select id, item_id, text from item_remarks where attempt_id = $1', [id]);
const mailsWith = (text: string) =>
  stored<{ recipient: string; subject: string; body: string }>(
    api,
    'select recipient, subject, body from mails where body like $1',
    [`%${text}%`],
  );

describeRefusals(
  { verb: 'post', path: (id) => `/attempts/${id}/remarks`, body: () => aRemark(attempt.item) },
  { api: () => api, id: async () => attempt.id, administrator: 403 },
);
describeStaffRefusals({ verb: 'get', path: () => '/remarks', instructors: false }, () => api);

describe('POST /attempts/:id/remarks', () => {
  describeBadBodies(
    'post',
    async () => `/attempts/${attempt.id}/remarks`,
    async () => owner,
    [
      { what: 'an id of the wrong shape', field: 'id', body: aRemark('some-item', { id: '7' }) },
      { what: 'no question', field: 'itemId', body: aRemark('') },
      { what: 'nothing but blanks', field: 'text', body: aRemark('some-item', { text: ' \n ' }) },
      {
        what: 'more than 1,000 characters',
        field: 'text',
        body: aRemark('some-item', { text: 'x'.repeat(1001) }),
      },
      { what: 'an unknown field', field: '', body: aRemark('some-item', { personId: randomUUID() }) },
    ],
  );

  it('keeps it, and mails course, question, words and learner to the society’s contact', async () => {
    const caller = await api.as({ name: 'doubtful' });
    const own = await aSentAttempt(caller);
    const text = 'Both <b>B</b> and C say so.\nSee page 12; 100 %.';
    const remark = aRemark(own.item, { text });

    expect(await send(caller, own, remark)).toMatchObject({
      status: 200,
      body: { id: remark.id, sentAt: '2026-11-22T15:00:00.000Z' },
    });
    expect(await kept(own)).toEqual([{ id: remark.id, item_id: own.item, text }]);
    const [mail, ...others] = await mailsWith('Both <b>B</b>');
    expect(others).toEqual([]);
    const { body: shown } = await (await api.as({ role: 'ce-administrator' })).get('/societies/acme/remarks');
    expect(mail).toMatchObject({
      recipient: 'administrator@example.com',
      subject: `A learner doubts a question: ${shown.remarks[0].courseTitle}`,
    });
    for (const part of [
      shown.remarks[0].courseTitle,
      shown.remarks[0].stem,
      text,
      'Test doubtful (doubtful.learner.acme@example.com)',
      'http://acme.localhost',
    ])
      expect(mail?.body).toContain(part);
  });

  it('keeps and mails it once, however often it is sent at once', async () => {
    const caller = await api.as({ name: 'eager' });
    const own = await aSentAttempt(caller);
    const remark = aRemark(own.item, { text: 'Sent by a nervous thumb.' });

    const answers = await Promise.all(Array.from({ length: 20 }, () => send(caller, own, remark)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await kept(own)).toHaveLength(1);
    expect(await mailsWith('nervous thumb')).toHaveLength(1);
  });

  it('refuses other words under the same id, and the id of somebody else’s remark', async () => {
    const remark = aRemark(attempt.item);
    expect((await send(owner, attempt, remark)).status).toBe(200);
    const stranger = await api.as({ name: 'stranger' });
    const theirs = await aSentAttempt(stranger);
    for (const answer of [
      await send(owner, attempt, { ...remark, text: 'Something else.' }),
      await send(stranger, theirs, { ...remark, itemId: theirs.item }),
    ])
      expect(answer).toMatchObject({ status: 409, body: { code: 'sent-before' } });
    expect(await kept(theirs)).toEqual([]);
  });

  it('is refused while the attempt is open, and about a question it did not ask', async () => {
    const caller = await api.as({ name: 'early' });
    const { enrollmentId } = await anEnrollment(caller);
    const { body: open } = await caller.post(`/enrollments/${enrollmentId}/attempts`);
    expect(await send(caller, open, aRemark(open.questions[0].itemId))).toMatchObject({
      status: 409,
      body: { code: 'attempt-open' },
    });
    const { body: result } = await owner.get(`/attempts/${attempt.id}/results`);
    const asked = result.items.map(({ itemId }: { itemId: string }) => itemId);
    const [version] = await stored<{ ids: string[] }>(
      api,
      `select array(select jsonb_array_elements(document -> 'items') ->> 'id') ids from course_versions limit 1`,
    );
    const unasked = version?.ids.filter((id) => !asked.includes(id)) ?? [];
    expect(unasked).toHaveLength(4);
    for (const itemId of [unasked[0] ?? '', 'no-such-item'])
      expect(await send(owner, attempt, aRemark(itemId))).toMatchObject({
        status: 400,
        body: { code: 'unknown-question', details: { itemId } },
      });
  });

  it('takes twenty on one attempt and no more, at once too', async () => {
    const caller = await api.as({ name: 'tireless' });
    const own = await aSentAttempt(caller);
    const answers = await Promise.all(
      Array.from({ length: 23 }, () => send(caller, own, aRemark(own.item, { text: 'One of many.' }))),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(answers.filter(({ body }) => body.code === 'too-many-remarks')).toHaveLength(3);
    expect(await kept(own)).toHaveLength(20);
    expect(await mailsWith('One of many.')).toHaveLength(20);
  });
});

describe('GET /societies/:org/remarks', () => {
  it('shows the newest hundred first, with who wrote them and about what', async () => {
    const caller = await api.as({ name: 'late' });
    const own = await aSentAttempt(caller);
    api.clock.advance(60_000);
    await send(caller, own, aRemark(own.item, { text: 'The latest.' }));
    await stored(
      api,
      `insert into item_remarks (id, society_id, person_id, course_version_id, attempt_id, item_id, text, created_at)
       select gen_random_uuid(), society_id, person_id, course_version_id, attempt_id, item_id, 'Older.', '2026-11-01'
       from item_remarks, generate_series(1, 101) where text = 'The latest.'`,
    );
    const { body } = await (await api.as({ role: 'ce-administrator' })).get('/societies/acme/remarks');

    expect(body.remarks).toHaveLength(100);
    expect(body.remarks[0]).toMatchObject({
      itemId: own.item,
      text: 'The latest.',
      name: 'Test late',
      version: 1,
      courseTitle: expect.stringMatching(/./),
      stem: expect.stringMatching(/./),
      sentAt: '2026-11-22T15:01:00.000Z',
    });
  });

  it('shows another society nothing of them', async () => {
    const theirs = await api.as({ role: 'ce-administrator', society: 'globex' });
    expect((await theirs.get('/societies/globex/remarks')).body).toEqual({ remarks: [] });
  });
});
