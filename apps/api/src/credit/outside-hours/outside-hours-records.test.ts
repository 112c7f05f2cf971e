import { randomUUID } from 'node:crypto';
import { outsideActivity, outsideFormality, outsideFormat, outsideRole } from '@cohesion/contracts';
import { ACTIVITY_KINDS, APPROVERS, FORMALITIES, FORMATS, ROLES, TOPICS } from '@cohesion/credit';
import type { Caller } from '../../testing/caller.js';
import { outsideHours } from '../../testing/outside-hours.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';
import { Database } from '../../platform/database.js';
import { OutsideHoursRecords } from './outside-hours-records.service.js';

let api: TestApi;
let owner: Caller;

beforeAll(async () => {
  api = await startTestApi();
  owner = await api.as({ name: 'owner' });
});
afterAll(() => api.close());

describe('what the rules are given', () => {
  const recordsOf = async (personId: string, person: string) =>
    api.app.get(Database).as(
      {
        kind: 'person',
        societyId: api.societies.acme,
        personId: person,
        sessionId: '',
        roles: ['learner'],
      },
      (tx) => api.app.get(OutsideHoursRecords).of(tx, personId),
    );

  it('is a record for each entry that stands, in the units of its approvers, under one id for good', async () => {
    const caller = await api.as({ name: 'counted' });
    const [row] = await stored<{ id: string }>(api, `select id from people where name = 'Test counted'`);
    const personId = row?.id ?? '';
    const given = outsideHours({
      title: 'A Course on Groups',
      parts: [
        {
          minutes: 165,
          topics: ['group'],
          credits: [
            { approver: 'nasw', hours: '2.5' },
            { approver: 'nysed', hours: '3' },
          ],
        },
        // 50 minutes nobody approved are 0.83 hours of 60, rounded down.
        { minutes: 50, topics: ['dei'], credits: [] },
      ],
    });
    await caller.post('/outside-hours', given);
    const first = await recordsOf(personId, personId);
    const expected = {
      id: given.id,
      course: 'outside asampleinstitute acourseongroups',
      completedOn: '2026-10-03',
      format: 'live-in-person',
      activity: 'course',
      role: 'learner',
      formality: 'formal',
      parts: [
        {
          id: 'part-1',
          topics: ['group'],
          credits: [
            { approver: 'nasw', amount: 250, minutesInUnit: 60 },
            { approver: 'nysed', amount: 300, minutesInUnit: 50 },
          ],
        },
        { id: 'part-2', topics: ['dei'], credits: [{ approver: 'none', amount: 83, minutesInUnit: 60 }] },
      ],
      source: 'outside',
      title: 'A Course on Groups',
      provider: 'A sample institute',
    };
    expect(first).toEqual([expected]);

    const corrected = { ...given, id: randomUUID(), replaces: given.id, formality: 'informal' };
    await caller.post(`/outside-hours/${given.id}/corrections`, corrected);
    expect(await recordsOf(personId, personId)).toEqual([{ ...expected, formality: 'informal' }]);
    await caller.post(`/outside-hours/${given.id}/withdrawals`, { id: randomUUID(), replaces: corrected.id });
    expect(await recordsOf(personId, personId)).toEqual([]);
  });

  it('is nothing of anyone else’s, even when asked for by name', async () => {
    await owner.post('/outside-hours', outsideHours());
    const people = await stored<{ id: string; name: string }>(api, 'select id, name from people');
    const idOf = (name: string): string => people.find((person) => person.name === name)?.id ?? '';

    expect(await recordsOf(idOf('Test owner'), idOf('Test owner'))).not.toEqual([]);
    expect(await recordsOf(idOf('Test owner'), idOf('Test someone else'))).toEqual([]);
  });
});

describe('GET /outside-hours/choices', () => {
  it('offers every word of the rules, but for what the practice log keeps', async () => {
    const { body } = await owner.get('/outside-hours/choices');
    const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id).toSorted();

    expect(ids(body.topics)).toEqual([...TOPICS].toSorted());
    expect(ids(body.approvers)).toEqual(APPROVERS.filter((approver) => approver !== 'none').toSorted());
    expect(ids(body.formats)).toEqual([...FORMATS].toSorted());
    expect(ids(body.roles)).toEqual([...ROLES].toSorted());
    expect(ids(body.formalities)).toEqual([...FORMALITIES].toSorted());
    expect(ids(body.activities)).toEqual(
      ACTIVITY_KINDS.filter((kind) => kind !== 'group-leading' && kind !== 'supervision-received').toSorted(),
    );
    expect(
      [outsideFormat, outsideActivity, outsideRole, outsideFormality].map(({ options }) =>
        [...options].toSorted(),
      ),
    ).toEqual([ids(body.formats), ids(body.activities), ids(body.roles), ids(body.formalities)]);
  });
});
