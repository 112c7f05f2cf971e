import { replacing } from '@cohesion/curriculum/testing';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { ApprovalReminders } from './approval-reminders.worker.js';

let api: TestApi;

/** Both approvals of the test society end on December 31, 2029. */
beforeAll(async () => {
  api = await startTestApi({ now: '2029-10-01T15:00:00Z' });
  await api.publish(
    aCreditCourse({ edit: { 'course.yaml': replacing('expires: 2029-11-22', 'expires: 2035-11-22') } }),
  );
  await api.as({ role: 'ce-administrator' });
  await api.as({ role: 'ce-administrator', name: 'two' });
  await api.as({ role: 'instructor' });
});
afterAll(() => api.close());

const goTo = (day: string) => api.clock.advance(Date.parse(`${day}T15:00:00Z`) - api.clock.now().getTime());

async function sentOn(day: string): Promise<string[]> {
  goTo(day);
  const before = await stored<{ id: string }>(api, 'select id from mails');
  await Promise.all([api.app.get(ApprovalReminders).run(), api.app.get(ApprovalReminders).run()]);
  const mails = await stored<{ id: string; line: string }>(
    api,
    `select id, recipient || ' | ' || subject as line from mails where recipient like '%acme%' order by 2`,
  );

  return mails.filter(({ id }) => !before.some((mail) => mail.id === id)).map(({ line }) => line);
}

describe('reminders before an approval ends', () => {
  it('are none a day too early', async () => {
    expect(await sentOn('2029-10-01')).toEqual([]);
  });

  it('go to each administrator of the society once, and to nobody else, also when two workers run', async () => {
    expect(await sentOn('2029-10-02')).toEqual(
      [
        'one.ceadministrator.acme@example.com | American Psychological Association: approval ends in 90 days',
        'one.ceadministrator.acme@example.com | National Board for Certified Counselors: approval ends in 90 days',
        'two.ceadministrator.acme@example.com | American Psychological Association: approval ends in 90 days',
        'two.ceadministrator.acme@example.com | National Board for Certified Counselors: approval ends in 90 days',
      ].map((line) => line.replace('ceadministrator', 'ce-administrator')),
    );
    expect(await sentOn('2029-10-03')).toEqual([]);
  });

  it('say what stops and where the renewal is recorded, and leave by the outbox', async () => {
    const [mail] = await stored<{ body: string }>(
      api,
      `select body from mails where subject like 'American%' and recipient like 'one.%' limit 1`,
    );

    expect(mail?.body).toContain('on December 31, 2029.');
    expect(mail?.body).toContain('One course is offered under it.');
    expect(mail?.body).toMatch(/\/s\/acme\/approvals\/[0-9a-f-]{36}/);
    expect((await api.enqueued()).map(({ job }) => job)).toContain('notifications.deliver');
  });

  it('come again 30 and 7 days before, and not for an approval that is renewed', async () => {
    const administrator = await api.as({ role: 'ce-administrator' });
    await administrator.post('/societies/acme/approvals', {
      body: 'nbcc',
      bodyName: 'National Board for Certified Counselors',
      providerNumber: 'SAMPLE-0000',
      approvalNumber: null,
      formats: ['self-study'],
      courses: null,
      statement: null,
      validFrom: '2030-01-01',
      validTo: '2032-12-31',
    });

    const thirty = await sentOn('2029-12-01');
    expect(thirty).toHaveLength(2);
    expect(thirty[0]).toContain('American Psychological Association: approval ends in 30 days');
    expect((await sentOn('2029-12-24'))[0]).toContain('ends in 7 days');
    expect(await sentOn('2029-12-31')).toEqual([]);
    expect(await sentOn('2030-01-01')).toEqual([]);
  });
});

describe('the day after', () => {
  it('the approval that begins is offered without anybody doing anything', async () => {
    goTo('2030-01-02');
    const { FollowApprovals } = await import('../courses/follow-approvals.worker.js');
    await api.app.get(FollowApprovals).run();

    expect((await api.visitor().get('/courses/a-small-course')).body.offers).toMatchObject([
      { body: 'nbcc', validUntil: '2032-12-31' },
    ]);
  });
});
