import { createHash } from 'node:crypto';
import { DiscoveryService } from '@nestjs/core';
import { aLicense, aLicenseRequest } from '../../testing/a-license.js';
import { importRuleSets } from '../../testing/a-rule-set.js';
import type { Caller } from '../../testing/caller.js';
import { describeBadBodies } from '../../testing/ladder.js';
import { outsideHours } from '../../testing/outside-hours.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';
import { RemindersService } from './reminders.service.js';
import { RemindersSweep } from './reminders-sweep.worker.js';

let api: TestApi;
/** People of the test have names of their own; the sweep writes to others as well, and their mail is not looked at. */
let tests = 0;
const named = (name: string): string => `${name} ${'abcdefghijklmnopqrstuvwxyz'.charAt(tests)}`;
const addressOf = (name: string): string => `${named(name).replace(' ', '')}.learner.acme@example.com`;

// The cycle of a Georgia LPC ends on September 30, 2028; its steps are March 30, June 30, August 30 and September 23.
const start = '2027-11-22';
beforeAll(async () => {
  api = await startTestApi({ now: `${start}T15:00:00Z` });
  await importRuleSets(api);
});
afterAll(() => api.close());
beforeEach(() => {
  tests += 1;
  goTo(start);
});

const goTo = (date: string): void =>
  api.clock.advance(Date.parse(`${date}T15:00:00Z`) - api.clock.now().getTime());

/** What happens once a day, and everything it asks for. */
async function sweep(): Promise<void> {
  const worker = api.app
    .get(DiscoveryService, { strict: false })
    .getProviders()
    .map(({ instance }) => instance as unknown)
    .find((instance) => instance instanceof RemindersSweep);
  if (!worker) throw new Error('There is no sweep');
  await worker.run();
  await api.runJobs();
}
const mails = () =>
  stored<{ recipient: string; subject: string; body: string }>(
    api,
    `select recipient, subject, body from mails where subject like '%renews%' and recipient like $1
     order by created_at, id`,
    [`%${addressOf('')}`],
  );
const newestToken = async (): Promise<string> =>
  /im-fine\?token=([\w-]+)/.exec((await mails()).at(-1)?.body ?? '')?.[1] ?? '';
const withLicense = async (name = 'one'): Promise<Caller> => {
  const caller = await api.as({ name: named(name) });
  await aLicense(caller);

  return caller;
};
/** Everything the sample board asks for: 10 hours, 3 of them on ethics, and telehealth once. */
const everything = () =>
  outsideHours({
    completedOn: '2027-11-01',
    parts: [
      { minutes: 240, topics: ['ethics'], credits: [] },
      { minutes: 120, topics: ['telehealth'], credits: [] },
      { minutes: 300, topics: ['clinical'], credits: [] },
    ],
  });

describe('the daily sweep', () => {
  it('writes at each step once, says what is missing, and stops with the cycle', async () => {
    await withLicense();
    for (const [date, count] of [
      ['2028-03-29', 0],
      ['2028-03-30', 1],
      ['2028-03-31', 1],
      ['2028-06-29', 1],
      ['2028-07-02', 2],
      ['2028-08-30', 3],
      ['2028-09-23', 4],
      ['2028-09-24', 4],
      ['2028-09-30', 4],
      ['2028-10-02', 4],
    ] as const) {
      goTo(date);
      await sweep();
      expect({ date, count: (await mails()).length }).toEqual({ date, count });
    }

    const [first] = await mails();
    expect(first).toMatchObject({
      recipient: addressOf('one'),
      subject: 'Your Georgia LPC renews September 30, 2028: 10.0 hours to go',
    });
    expect(first?.body).toMatch(/^Your Georgia LPC renews September 30, 2028\. 10\.0 hours to go\.\n/);
    expect(first?.body).toContain('- Ethics: 0.0 of 3.0 hours, 3.0 to go.');
    expect(first?.body).toMatch(/http:\/\/acme\.localhost[:\d]*\/my-ce\/licenses\/[0-9a-f-]{36}\n/);
    expect(first?.body).toContain('your board has the final say.');
  });

  it('is silent where nothing is missing', async () => {
    const caller = await withLicense();
    expect((await caller.post('/outside-hours', everything())).status).toBe(200);
    goTo('2028-03-30');
    await sweep();

    expect(await mails()).toEqual([]);
  });

  it('writes to each person about her own licenses', async () => {
    await withLicense('one');
    await withLicense('two');
    await api.as({ name: named('nobody') });
    goTo('2028-03-30');
    await sweep();

    expect((await mails()).map(({ recipient }) => recipient).toSorted()).toEqual([
      addressOf('one'),
      addressOf('two'),
    ]);
  });

  it('does not write about a license that was removed, or added after the step', async () => {
    const caller = await api.as({ name: named('one') });
    const id = await aLicense(caller);
    await caller.delete(`/licenses/${id}`);
    goTo('2028-04-02');
    await withLicense('late');
    await sweep();
    expect(await mails()).toEqual([]);

    goTo('2028-06-30');
    await sweep();
    expect(await mails()).toMatchObject([{ recipient: addressOf('late') }]);
  });

  it('sends one mail when two workers do the same job at once', async () => {
    await withLicense();
    goTo('2028-03-30');
    const [{ id } = { id: '' }] = await stored<{ id: string }>(api, 'select id from people where name = $1', [
      `Test ${named('one')}`,
    ]);
    const reminders = api.app.get(RemindersService);
    await Promise.all([1, 2, 3].map(() => reminders.remind(api.societies.acme, id)));

    expect(await mails()).toHaveLength(1);
  });

  it('does not write to an address that was never confirmed', async () => {
    await withLicense();
    await stored(api, 'update identity."user" set "emailVerified" = false where email = $1', [
      addressOf('one'),
    ]);
    goTo('2028-03-30');
    await sweep();

    expect(await mails()).toEqual([]);
  });

  it('tells the system of a society who holds licenses, and nobody else', async () => {
    await withLicense();
    const ask = async (settings: Record<string, string>) => {
      const { default: pg } = await import('pg');
      const app = new pg.Client({ connectionString: api.database.appUrl });
      await app.connect();
      for (const [name, value] of Object.entries(settings))
        await app.query('select set_config($1, $2, false)', [name, value]);
      const { rows } = await app.query('select id from license_holders($1, null, 100) as id', [
        api.societies.acme,
      ]);
      await app.end();

      return rows.map(({ id }) => String(id));
    };
    const holders = await stored<{ id: string }>(
      api,
      'select distinct person_id as id from licenses where removed_at is null',
    );

    expect(holders.length).toBeGreaterThan(0);
    expect((await ask({ 'app.role': 'system', 'app.society_id': api.societies.acme })).toSorted()).toEqual(
      holders.map(({ id }) => id).toSorted(),
    );
    expect(await ask({ 'app.role': 'system', 'app.society_id': api.societies.globex })).toEqual([]);
    expect(await ask({ 'app.role': 'ce-administrator', 'app.society_id': api.societies.acme })).toEqual([]);
    expect(await ask({})).toEqual([]);
  });
});

describe('the link in a reminder', () => {
  const open = (token: string, caller = api.visitor()) => caller.post('/reminders/reading', { token });
  const stop = (token: string) => api.visitor().post('/reminders/stops', { token });

  async function aReminder(): Promise<string> {
    await withLicense();
    goTo('2028-03-30');
    await sweep();

    return newestToken();
  }

  it('says what it is about, changes nothing by being looked at, and stops the rest by a press', async () => {
    const token = await aReminder();
    const about = { license: 'Georgia LPC', renewsOn: '2028-09-30' };
    for (const answer of [await open(token), await open(token)])
      expect(answer).toMatchObject({ status: 200, body: { ...about, isStopped: false } });

    for (const answer of await Promise.all([stop(token), stop(token)]))
      expect(answer).toMatchObject({ status: 200, body: { ...about, isStopped: true } });
    for (const date of ['2028-06-30', '2028-08-30', '2028-09-23']) {
      goTo(date);
      await sweep();
    }
    expect(await mails()).toHaveLength(1);
    expect((await open(token)).body.isStopped).toBe(true);
  });

  it('stops this cycle and not the next', async () => {
    const token = await aReminder();
    await stop(token);
    goTo('2030-03-30');
    await sweep();

    expect((await mails()).map(({ subject }) => subject)).toEqual([
      'Your Georgia LPC renews September 30, 2028: 10.0 hours to go',
      'Your Georgia LPC renews September 30, 2030: 10.0 hours to go',
    ]);
  });

  it('is kept as a digest, opens at its own society, and runs out with the cycle', async () => {
    const token = await aReminder();
    const [row] = await stored<{ digest: string }>(
      api,
      `select secret_sha256 as digest from reminders reminder join people person on person.id = reminder.person_id
       where person.name = $1`,
      [`Test ${named('one')}`],
    );
    expect(row?.digest).toBe(createHash('sha256').update(token).digest('hex'));
    const refused = { status: 410, body: { code: 'link-expired' } };
    expect(await open(token, api.visitor('globex'))).toMatchObject(refused);
    expect(await open('a'.repeat(43))).toMatchObject(refused);

    goTo('2028-10-03');
    for (const answer of [await open(token), await stop(token)]) expect(answer).toMatchObject(refused);
  });

  describeBadBodies(
    'post',
    async () => '/reminders/stops',
    async () => api.visitor(),
    [
      { what: 'no secret', field: 'token', body: {} },
      { what: 'a secret that is too short', field: 'token', body: { token: 'x' } },
      { what: 'more than a secret', field: '', body: { token: 'a'.repeat(43), licenseId: 'x' } },
    ],
  );
});

describe('a board’s totals entered by hand', () => {
  it('are reminded of in the board’s own words', async () => {
    const caller = await api.as({ name: named('one') });
    await aLicense(
      caller,
      aLicenseRequest({
        jurisdiction: 'WY',
        type: 'other',
        byHand: { boardName: 'Wyoming LPC', hours: '45', categories: [] },
        periods: [{ start: '2026-10-01', end: '2028-09-30' }],
      }),
    );
    goTo('2028-03-30');
    await sweep();

    expect(await mails()).toMatchObject([
      { subject: 'Your Wyoming LPC renews September 30, 2028: 45.0 hours to go' },
    ]);
  });
});
