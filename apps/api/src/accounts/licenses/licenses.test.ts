import { maxLicenses } from '@cohesion/contracts';
import { aLicense, aLicenseRequest } from '../../testing/a-license.js';
import { importRuleSets } from '../../testing/a-rule-set.js';
import type { Caller } from '../../testing/caller.js';
import { describeBadBodies, describeRefusals } from '../../testing/ladder.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

let api: TestApi;
let owner: Caller;
let licenseId: string;

beforeAll(async () => {
  api = await startTestApi();
  await importRuleSets(api);
  owner = await api.as({ name: 'owner' });
  licenseId = await aLicense(owner);
});
afterAll(() => api.close());

const { jurisdiction: _, type: __, ...aChange } = aLicenseRequest();
const refused = { api: () => api, id: async () => licenseId, administrator: 404 as const };
const done = () => ({ doneOn: '2026-11-01', note: '' });

describeRefusals({ verb: 'get', path: (id) => `/licenses/${id}` }, refused);
describeRefusals({ verb: 'put', path: (id) => `/licenses/${id}`, body: () => aChange }, refused);
describeRefusals({ verb: 'delete', path: (id) => `/licenses/${id}` }, refused);
describeRefusals(
  { verb: 'put', path: (id) => `/licenses/${id}/one-time-items/telehealth`, body: done },
  refused,
);
describeRefusals({ verb: 'delete', path: (id) => `/licenses/${id}/one-time-items/telehealth` }, refused);

describe.each(['/license-types', '/licenses'])('GET %s', (path) => {
  it('asks a visitor to sign in', async () => {
    expect(await api.visitor().get(path)).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });
});

describe('GET /license-types', () => {
  it('says which facts each board asks for, and what else can be chosen', async () => {
    const { status, body } = await owner.get('/license-types');
    const typeNamed = (name: string) => body.types.find((one: { name: string }) => one.name === name);

    expect(status).toBe(200);
    expect(body.types.map(({ name }: { name: string }) => name)).toEqual([
      'California LCSW',
      'CGP',
      'CGP candidate',
      'Georgia LPC',
      'New York LMHC',
    ]);
    expect(typeNamed('Georgia LPC')).toMatchObject({
      jurisdiction: 'GA',
      type: 'LPC',
      asks: { birthMonth: false, periods: 'optional' },
      cycleClause: {
        text: 'Ends on September 30 of even years.',
        source: { url: 'https://example.com/rules' },
      },
      conditions: [{ id: 'supervises', question: 'Do you supervise?' }],
      verifiedOn: '2026-11-20',
      confidence: 'stated',
    });
    expect(typeNamed('California LCSW').asks).toEqual({ birthMonth: true, periods: 'optional' });
    expect(typeNamed('New York LMHC').asks).toEqual({ birthMonth: false, periods: 'needed' });
    expect(typeNamed('CGP candidate').asks).toEqual({ birthMonth: false, periods: 'none' });
    expect(body.jurisdictions).toContainEqual({ id: 'WY', name: 'Wyoming' });
    expect(body.topics).toContainEqual({ id: 'ethics', name: 'Ethics' });
  });
});

describe('POST /licenses', () => {
  it('asks a visitor to sign in', async () => {
    expect(await api.visitor().post('/licenses', aLicenseRequest())).toMatchObject({ status: 401 });
  });

  it('adds a license and shows its number to its owner alone, on its own page', async () => {
    const caller = await api.as({ name: 'adder' });
    const added = await caller.post('/licenses', aLicenseRequest({ conditions: ['supervises'] }));

    expect(added).toMatchObject({
      status: 201,
      body: {
        name: 'Georgia LPC',
        number: 'LPC001234',
        numberEnding: '…234',
        issuedOn: '2015-03-10',
        conditions: ['supervises'],
        oneTimeItems: [{ id: 'telehealth', done: null }],
      },
    });
    const list = await caller.get('/licenses');
    expect(list.body.licenses).toMatchObject([{ id: added.body.id, numberEnding: '…234' }]);
    expect(list.raw.toString()).not.toContain('LPC001234');
    expect((await owner.get('/licenses')).body.licenses).toMatchObject([{ id: licenseId }]);
  });

  it('keeps no number in the clear', async () => {
    const rows = await stored<{ text: string; numberKey: string }>(
      api,
      'select licenses::text as text, number_key as "numberKey" from licenses where id = $1',
      [licenseId],
    );

    expect(rows).toMatchObject([{ numberKey: 'test' }]);
    expect(rows[0]?.text).not.toContain('LPC00');
  });

  it('takes a license without its number', async () => {
    const caller = await api.as({ name: 'numberless' });
    expect(await caller.post('/licenses', aLicenseRequest({ number: ' ' }))).toMatchObject({
      status: 201,
      body: { number: null, numberEnding: null },
    });
  });

  it('takes a board we have no rules for, with its totals by hand', async () => {
    const caller = await api.as({ name: 'byhand' });
    const answer = await caller.post('/licenses', aLicenseRequest(byHand()));

    expect(answer).toMatchObject({
      status: 201,
      body: { name: 'Wyoming Board <b>of</b> Counselors', byHand: byHand().byHand },
    });
  });

  it('holds a license once, however often and at once it is added', async () => {
    const caller = await api.as({ name: 'eager' });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => caller.post('/licenses', aLicenseRequest())),
    );

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'license-held' });
    expect((await caller.get('/licenses')).body.licenses).toHaveLength(1);
  });

  it('refuses more than can be kept', async () => {
    const caller = await api.as({ name: 'collector' });
    for (let index = 0; index < maxLicenses; index += 1) {
      const totals = { ...byHand().byHand, boardName: `Board ${index}` };
      await aLicense(caller, { ...byHand(), byHand: totals });
    }

    expect(await caller.post('/licenses', aLicenseRequest())).toMatchObject({
      status: 409,
      body: { code: 'too-many-licenses' },
    });
  });

  it('names a number in the wrong form', async () => {
    const caller = await api.as({ name: 'mistyping' });
    expect(
      await caller.post('/licenses', aLicenseRequest({ number: '<script>alert(1)</script>' })),
    ).toMatchObject({
      status: 400,
      body: { code: 'license-number-form', details: [{ field: 'number' }] },
    });
  });

  describeBadBodies(
    'post',
    async () => '/licenses',
    () => api.as({ name: 'careless' }),
    [
      { what: 'a missing type', field: 'type', body: { ...aLicenseRequest(), type: undefined } },
      { what: 'a type without rules', field: 'type', body: aLicenseRequest({ type: 'LMFT' }) },
      { what: 'a place that is none', field: 'jurisdiction', body: aLicenseRequest({ jurisdiction: 'XX' }) },
      {
        what: 'a day that does not exist',
        field: 'issuedOn',
        body: aLicenseRequest({ issuedOn: '2015-02-30' }),
      },
      { what: 'a day to come', field: 'issuedOn', body: aLicenseRequest({ issuedOn: '2026-11-23' }) },
      { what: 'a month that is none', field: 'birthMonth', body: aLicenseRequest({ birthMonth: 13 }) },
      {
        what: 'an unknown condition',
        field: 'conditions.0',
        body: aLicenseRequest({ conditions: ['flies'] }),
      },
      { what: 'an endless number', field: 'number', body: aLicenseRequest({ number: '1'.repeat(41) }) },
      { what: 'an unknown field', field: '', body: aLicenseRequest({ personId: 'somebody' }) },
      {
        what: 'a cycle that ends before it begins',
        field: 'periods.0.end',
        body: aLicenseRequest({ periods: [{ start: '2026-01-01', end: '2025-12-31' }] }),
      },
      {
        what: 'cycles that overlap',
        field: 'periods.1.start',
        body: aLicenseRequest({
          periods: [
            { start: '2024-01-01', end: '2025-12-31' },
            { start: '2025-12-31', end: '2027-12-31' },
          ],
        }),
      },
      {
        what: 'totals where we have rules',
        field: 'byHand',
        body: aLicenseRequest({ byHand: byHand().byHand }),
      },
      {
        what: 'another board without totals',
        field: 'byHand',
        body: aLicenseRequest({ ...byHand(), byHand: null }),
      },
      {
        what: 'another board without dates',
        field: 'periods',
        body: aLicenseRequest({ ...byHand(), periods: [] }),
      },
      {
        what: 'hours that are no number',
        field: 'byHand.hours',
        body: aLicenseRequest({ ...byHand(), byHand: { ...byHand().byHand, hours: '4o' } }),
      },
      {
        what: 'no hours at all',
        field: 'byHand.hours',
        body: aLicenseRequest({ ...byHand(), byHand: { ...byHand().byHand, hours: '0' } }),
      },
      {
        what: 'a topic that is none',
        field: 'byHand.categories.0.topic',
        body: aLicenseRequest({
          ...byHand(),
          byHand: { ...byHand().byHand, categories: [{ topic: 'magic', hours: '1' }] },
        }),
      },
    ],
  );
});

function byHand() {
  return {
    jurisdiction: 'WY',
    type: 'other',
    byHand: {
      boardName: 'Wyoming Board <b>of</b> Counselors',
      hours: '40',
      categories: [{ topic: 'ethics', hours: '3' }],
    },
    periods: [{ start: '2025-07-01', end: '2027-06-30' }],
  };
}

describe('PUT /licenses/:id', () => {
  it('changes what can be changed, and the number when another is given', async () => {
    const caller = await api.as({ name: 'changer' });
    const id = await aLicense(caller);
    const answer = await caller.put(`/licenses/${id}`, {
      ...aChange,
      number: 'LPC 99-77',
      issuedOn: '2016-01-31',
    });

    expect(answer).toMatchObject({
      status: 200,
      body: { id, number: 'LPC 99-77', numberEnding: '…-77', issuedOn: '2016-01-31' },
    });
    expect((await caller.put(`/licenses/${id}`, { ...aChange, number: null })).body).toMatchObject({
      number: null,
      numberEnding: null,
    });
  });

  it('does not turn a license into another one', async () => {
    const answer = await owner.put(`/licenses/${licenseId}`, { ...aChange, type: 'LCSW' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });
});

describe('DELETE /licenses/:id', () => {
  it('hides the license, deletes its number and what else only it needed, and lets it be added again', async () => {
    const caller = await api.as({ name: 'remover' });
    const id = await aLicense(caller, { conditions: ['supervises'], birthMonth: 4 });
    expect(await caller.delete(`/licenses/${id}`)).toMatchObject({ status: 204 });

    expect(await caller.get(`/licenses/${id}`)).toMatchObject({ status: 404 });
    expect(await caller.delete(`/licenses/${id}`)).toMatchObject({ status: 404 });
    expect((await caller.get('/licenses')).body.licenses).toEqual([]);
    const rows = await stored(
      api,
      `select type, number_sealed, number_key, number_ending, birth_month, conditions, removed_at is not null as removed
       from licenses where id = $1`,
      [id],
    );
    expect(rows).toEqual([
      {
        type: 'LPC',
        number_sealed: null,
        number_key: null,
        number_ending: null,
        birth_month: null,
        conditions: [],
        removed: true,
      },
    ]);
    expect(await caller.post('/licenses', aLicenseRequest())).toMatchObject({ status: 201 });
  });
});

describe('PUT and DELETE /licenses/:id/one-time-items/:item', () => {
  const path = () => `/licenses/${licenseId}/one-time-items/telehealth`;

  it('marks what was done, once however often it is said, and takes it back', async () => {
    const word = { doneOn: '2020-05-01', note: 'At the university' };
    const first = await owner.put(path(), word);
    expect(first).toMatchObject({
      status: 200,
      body: { oneTimeItems: [{ id: 'telehealth', done: { on: '2020-05-01', note: 'At the university' } }] },
    });
    expect((await owner.put(path(), word)).body).toEqual(first.body);
    expect((await owner.delete(path())).body).toMatchObject({ oneTimeItems: [{ done: null }] });
    await owner.delete(path());

    const rows = await stored(
      api,
      'select done_on::text, note from license_done_items where license_id = $1 order by id',
      [licenseId],
    );
    expect(rows).toEqual([
      { done_on: '2020-05-01', note: 'At the university' },
      { done_on: null, note: '' },
    ]);
  });

  it('does not know an item that the rules do not ask for once', async () => {
    const answer = await owner.put(`/licenses/${licenseId}/one-time-items/ethics`, done());
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  describeBadBodies(
    'put',
    async () => path(),
    async () => owner,
    [
      { what: 'a day to come', field: 'doneOn', body: { ...done(), doneOn: '2026-11-23' } },
      { what: 'a day that does not exist', field: 'doneOn', body: { ...done(), doneOn: '2026-02-30' } },
      { what: 'an endless note', field: 'note', body: { ...done(), note: 'x'.repeat(501) } },
    ],
  );
});

describe('row-level security on licenses', () => {
  it('lets nobody put a word under another person’s license', async () => {
    const [someone] = await stored<{ id: string }>(
      api,
      `select id from identity."user" where email = 'someoneelse.learner.acme@example.com'`,
    );
    const { Database } = await import('../../platform/database.js');
    const actor = {
      kind: 'person',
      societyId: api.societies.acme,
      personId: someone?.id ?? '',
      sessionId: '',
      roles: ['learner'],
    } as const;
    for (const [table, columns, values] of [
      ['license_moves', 'record_id, part_id', `'r', 'p'`],
      ['license_done_items', 'item, note', `'telehealth', ''`],
    ]) {
      const writing = api.app
        .get(Database)
        .as(actor, (tx) =>
          tx.query(`insert into ${table} (person_id, license_id, ${columns}) values ($1, $2, ${values})`, [
            actor.personId,
            licenseId,
          ]),
        );
      await expect(writing).rejects.toThrow('row-level security');
    }
  });
});
