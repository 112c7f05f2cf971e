import { randomUUID } from 'node:crypto';
import type { Caller } from '../../testing/caller.js';
import { describeBadBodies, describeRefusals } from '../../testing/ladder.js';
import { aLicense } from '../../testing/a-license.js';
import { outsideHours } from '../../testing/outside-hours.js';
import { anEntry, aSupervisor, groupLed, supervised } from '../../testing/practice.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';
import { RuleSetImportService } from '../rule-sets/rule-set-import.service.js';

let api: TestApi;
let owner: Caller;

beforeAll(async () => {
  api = await startTestApi();
  await api.app.get(RuleSetImportService).importAll(api.societies.acme);
  owner = await api.as({ name: 'owner' });
});
afterAll(() => api.close());

const entries = '/practice-log/entries';
const record = (entry: object, caller = owner) => caller.post(entries, { id: randomUUID(), entry });

describeRefusals(
  {
    verb: 'post',
    path: (id) => `${entries}/${id}/corrections`,
    body: () => ({ id: randomUUID(), replaces: randomUUID(), entry: groupLed() }),
  },
  { api: () => api, id: async () => (await anEntry(owner)).id, administrator: 404 },
);
describeRefusals(
  {
    verb: 'post',
    path: (id) => `${entries}/${id}/withdrawals`,
    body: () => ({ id: randomUUID(), replaces: randomUUID() }),
  },
  {
    api: () => api,
    id: async () => (await anEntry(owner, groupLed({ on: '2026-10' }))).id,
    administrator: 404,
  },
);

describe('POST /practice-log/entries', () => {
  it('asks a visitor to sign in', async () => {
    expect(await record(groupLed(), api.visitor())).toMatchObject({ status: 401 });
  });

  const bad = (what: string, field: string, entry: object) => ({
    what,
    field,
    body: { id: randomUUID(), entry },
  });
  describeBadBodies(
    'post',
    async () => entries,
    async () => owner,
    [
      bad('zero minutes', 'entry.minutes', groupLed({ minutes: 0 })),
      bad('17 hours on one day', 'entry.minutes', groupLed({ minutes: 1020 })),
      bad('a day to come', 'entry.on', groupLed({ on: '2026-11-24' })),
      bad('a day there is not', 'entry.on', groupLed({ on: '2026-02-31' })),
      bad('a month there is not', 'entry.on', groupLed({ on: '2026-00' })),
      bad('a date in words', 'entry.on', groupLed({ on: 'yesterday' })),
      bad('a setting nobody knows', 'entry.setting', groupLed({ setting: 'the moon' })),
      bad(
        'a supervisor without an address',
        'entry.supervisor.email',
        groupLed({ supervisor: { name: 'Sam' } }),
      ),
      bad(
        'an address that is none',
        'entry.supervisor.email',
        groupLed({ supervisor: { name: 'Sam', email: 'sam' } }),
      ),
      bad('a note too long for a few words', 'entry.note', groupLed({ note: 'a'.repeat(121) })),
      bad('a role in supervision', 'entry', supervised({ role: 'leader' })),
      bad('a kind nobody knows', 'entry.kind', groupLed({ kind: 'therapy' })),
      { what: 'an id that is none', field: 'id', body: { id: 'x', entry: groupLed() } },
    ],
  );

  it('keeps the facts, by the day or by the month', async () => {
    const led = await record(
      groupLed({ on: '2026-09', minutes: 720, role: 'co-leader', note: ' Tuesday  group ' }),
    );
    const had = await record(supervised({ form: 'individual', supervisor: null }));

    expect(led.body).toEqual({
      id: expect.any(String),
      versionId: led.body.id,
      kind: 'group-leading',
      on: '2026-09',
      minutes: 720,
      setting: 'community-clinic',
      population: 'adults',
      role: 'co-leader',
      form: null,
      note: 'Tuesday group',
      supervisor: aSupervisor,
      isWithdrawn: false,
      recordedAt: '2026-11-22T15:00:00.000Z',
      changedAt: null,
      signature: null,
      requestId: null,
    });
    expect(had.body).toMatchObject({
      kind: 'supervision',
      on: '2026-11-04',
      form: 'individual',
      role: null,
      supervisor: null,
    });
  });

  it('is harmless when sent again, also at once, and refuses other facts under the same id', async () => {
    const given = { id: randomUUID(), entry: groupLed({ on: '2026-08-04' }) };
    const answers = await Promise.all([1, 2, 3].map(() => owner.post(entries, given)));

    for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: { id: given.id } });
    expect(await stored(api, 'select from practice_entries where id = $1', [given.id])).toHaveLength(1);
    const changed = { ...given, entry: groupLed({ on: '2026-08-04', minutes: 30 }) };
    for (const caller of [owner, await api.as({ name: 'someone else' })])
      expect(await caller.post(entries, changed)).toMatchObject({
        status: 409,
        body: { code: 'sent-before' },
      });
  });

  it('refuses a day with more than 24 hours, also when they are sent at once', async () => {
    const caller = await api.as({ name: 'busy' });
    const answers = await Promise.all(
      [1, 2].map(() => record(groupLed({ on: '2026-07-04', minutes: 900 }), caller)),
    );

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
    expect(answers.find(({ status }) => status === 400)?.body.details).toMatchObject([
      { field: 'entry.minutes' },
    ]);
  });
});

describe('words that look like a client', () => {
  const note = 'Daniel, 34, then call 404-555-0123';

  it('are named before anything is saved', async () => {
    const before = await stored(api, 'select from practice_entries');

    expect(await record(groupLed({ note }))).toMatchObject({
      status: 409,
      body: {
        code: 'looks-like-a-client',
        details: {
          found: [
            { words: 'Daniel, 34', kind: 'name-with-age', sentence: 'This looks like a name with an age.' },
            { words: '404-555-0123', kind: 'phone', sentence: 'This looks like a phone number.' },
          ],
        },
      },
    });
    expect(await stored(api, 'select from practice_entries')).toHaveLength(before.length);
  });

  it('are saved once she says of each that it is not a client', async () => {
    const some = await record(groupLed({ note, notAClient: ['Daniel, 34'] }));
    expect(some.body.details.found).toMatchObject([{ words: '404-555-0123' }]);

    const all = await record(groupLed({ note, notAClient: ['Daniel, 34', '404-555-0123', 'never said'] }));
    expect(all.status).toBe(200);
    expect(
      await stored(api, 'select no_client as words from practice_entries where id = $1', [all.body.id]),
    ).toEqual([{ words: ['Daniel, 34', '404-555-0123'] }]);
  });

  it('are looked for in corrections as well', async () => {
    const first = await anEntry(owner, groupLed({ on: '2026-06' }));
    const given = { id: randomUUID(), replaces: first.versionId, entry: groupLed({ on: '2026-06', note }) };

    expect(await owner.post(`${entries}/${first.id}/corrections`, given)).toMatchObject({
      body: { code: 'looks-like-a-client' },
    });
  });
});

describe('corrections and withdrawals', () => {
  it('add versions; one successor each, also at once', async () => {
    const first = await anEntry(owner, groupLed({ on: '2026-05-05' }));
    const given = () => ({
      id: randomUUID(),
      replaces: first.versionId,
      entry: groupLed({ on: '2026-05-05', minutes: 75 }),
    });
    const answers = await Promise.all(
      [given(), given()].map((body) => owner.post(`${entries}/${first.id}/corrections`, body)),
    );

    expect(answers.map(({ status, body }) => String(body.code ?? status)).toSorted()).toEqual([
      '200',
      'record-changed',
    ]);
    const { body } = await owner.get('/practice-log');
    expect(body.entries.filter(({ id }: { id: string }) => id === first.id)).toMatchObject([{ minutes: 75 }]);
  });

  it('take an entry out of the log and keep what it said', async () => {
    const first = await anEntry(owner, groupLed({ on: '2026-04-05' }));
    const given = { id: randomUUID(), replaces: first.versionId };
    const path = `${entries}/${first.id}/withdrawals`;

    for (const answer of [await owner.post(path, given), await owner.post(path, given)])
      expect(answer).toMatchObject({ status: 200, body: { isWithdrawn: true, minutes: 90 } });
    const { body } = await owner.get('/practice-log');
    expect(body.entries.map(({ id }: { id: string }) => id)).not.toContain(first.id);
    expect(await stored(api, 'select from practice_entries where record_id = $1', [first.id])).toHaveLength(
      2,
    );
  });
});

describe('GET /practice-log', () => {
  it('asks a visitor to sign in', async () => {
    expect(await api.visitor().get('/practice-log')).toMatchObject({ status: 401 });
  });

  it('adds up toward the first certification by its rules, hours led and hours of supervision apart', async () => {
    const caller = await api.as({ name: 'candidate' });
    // 250 h + 1 h 30 min = 251.5 of 300; 20 min are 0.33 of 75, rounded down.
    await anEntry(caller, groupLed({ on: '2026-03', minutes: 15_000 }));
    await anEntry(caller, groupLed({ on: '2026-11-03', minutes: 90 }));
    await anEntry(caller, supervised({ minutes: 20 }));
    const { body } = await caller.get('/practice-log');

    expect(body.entries).toHaveLength(3);
    expect(body.ruleSet).toEqual({
      name: 'CGP first certification',
      version: 'cgp-first-1',
      verifiedOn: '2026-11-22',
    });
    expect(body.totals).toEqual([
      {
        id: 'leading',
        name: 'Group leading',
        counted: '251.5',
        signed: '0.0',
        needed: '300.0',
        missing: '48.5',
        clause: '300 hours of leading groups are needed.',
      },
      {
        id: 'supervision',
        name: 'Group supervision',
        counted: '0.33',
        signed: '0.0',
        needed: '75.0',
        missing: '74.67',
        clause: '75 hours of qualified group supervision are needed.',
      },
    ]);
  });

  it('has nobody else’s entries, and none at all for an administrator', async () => {
    for (const caller of [await api.as({ name: 'new' }), await api.as({ role: 'ce-administrator' })])
      expect((await caller.get('/practice-log')).body.entries).toEqual([]);
  });
});

describe('practice and outside hours on a license', () => {
  it('count where the rules mean them: led groups toward the certification, and not toward a state license', async () => {
    const caller = await api.as({ name: 'both' });
    const certification = await aLicense(caller, {
      jurisdiction: 'international',
      type: 'CGP-candidate',
      number: null,
      issuedOn: '2026-01-01',
    });
    const state = await aLicense(caller);
    await anEntry(caller, groupLed({ on: '2026-11-03', minutes: 90 }));
    await anEntry(caller, supervised({ minutes: 120 }));
    await caller.post(
      '/outside-hours',
      outsideHours({
        title: 'Ethics',
        parts: [{ minutes: 60, topics: ['ethics'], credits: [{ approver: 'nbcc', hours: '1' }] }],
      }),
    );

    const ledger = async (id: string, start: string) =>
      (await caller.get(`/licenses/${id}/cycles/${start}`)).body;
    const { figures, lines } = await ledger(certification, 'open');
    // 1.5 of 300 and 2.0 of 75 hours.
    expect(figures.requirements).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'leading', counted: '1.5', missing: '298.5' }),
        expect.objectContaining({ id: 'supervision', counted: '2.0', missing: '73.0' }),
      ]),
    );
    expect(lines.map(({ title }: { title: string }) => title)).toEqual(
      expect.arrayContaining(['Group leading: community clinic', 'Supervision: community clinic']),
    );
    const there = await ledger(state, '2026-10-01');
    expect(there.lines).toMatchObject([
      { title: 'Ethics', provider: 'A sample institute', source: 'outside', counted: '1.0' },
    ]);
  });
});
