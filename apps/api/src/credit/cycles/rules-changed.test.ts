import { aLicense } from '../../testing/a-license.js';
import { aRuleSet, importRuleSets } from '../../testing/a-rule-set.js';
import type { Caller } from '../../testing/caller.js';
import { describeRefusals } from '../../testing/ladder.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

let api: TestApi;
let owner: Caller;
let licenseId: string;

const hours = (total: number, more = '') => ({
  total: { hours: total, clause: `${total} hours are needed.${more}`, source: 'page' },
});
const rules = (version: Record<string, unknown>) => importRuleSets(api, [aRuleSet('ga-lpc', {}, version)]);
const changedOn = async (caller: Caller, id: string) => {
  const { licenses } = (await caller.get('/my-ce')).body;
  const card = licenses.find(({ license }: { license: { id: string } }) => license.id === id).rulesChanged;
  const page = (await caller.get(`/licenses/${id}/cycles`)).body.rulesChanged;
  expect(page).toEqual(card);

  return card?.sentences ?? null;
};
const look = (caller: Caller, id: string) => caller.post(`/licenses/${id}/rule-looks`);

beforeAll(async () => {
  api = await startTestApi();
  await rules(hours(10));
  owner = await api.as({ name: 'owner' });
  licenseId = await aLicense(owner);
});
afterAll(() => api.close());

describeRefusals(
  { verb: 'post', path: (id) => `/licenses/${id}/rule-looks` },
  { api: () => api, id: async () => licenseId, administrator: 404 },
);

describe('rules that changed', () => {
  it('are said from the day they are other than when the license was added, until she has seen it', async () => {
    const caller = await api.as({ name: 'reader' });
    await rules(hours(10));
    const id = await aLicense(caller);
    expect(await changedOn(caller, id)).toBeNull();
    await rules({ ...hours(12), verifiedOn: '2026-11-21' });
    expect(await changedOn(caller, id)).toEqual(['In all: now 12 hours; it was 10 hours.']);
    expect(await changedOn(caller, id)).toEqual(['In all: now 12 hours; it was 10 hours.']);

    expect((await look(caller, id)).status).toBe(204);
    expect(await changedOn(caller, id)).toBeNull();
    await rules(hours(14));
    // Compared with what she has seen, not with what she began with.
    expect(await changedOn(caller, id)).toEqual(['In all: now 14 hours; it was 12 hours.']);
  });

  it('are not said for other words, a later day of checking or another source', async () => {
    const caller = await api.as({ name: 'calm' });
    await rules(hours(10));
    const id = await aLicense(caller);
    await rules({ ...hours(10, ' As ever.'), verifiedOn: '2026-11-22', readAs: 'Read again.' });

    expect(await changedOn(caller, id)).toBeNull();
  });

  it('are said when another version holds for the cycle she is in now', async () => {
    const caller = await api.as({ name: 'waiting' });
    await importRuleSets(api, [
      aRuleSet('ga-lpc', {
        versions: [
          ...JSON.parse(aRuleSet('x', {}, { ...hours(20), version: 'next', validFrom: '2028-10-01' }).text)
            .versions,
          ...JSON.parse(aRuleSet('x', {}, { ...hours(10), validTo: '2028-09-30' }).text).versions,
        ],
      }),
    ]);
    const id = await aLicense(caller);
    await look(caller, id);
    expect(await changedOn(caller, id)).toBeNull();
    const twoYears = 2 * 365 * 86_400_000;
    api.clock.advance(twoYears);

    expect(await changedOn(await api.as({ name: 'waiting' }), id)).toEqual([
      'In all: now 20 hours; it was 10 hours.',
    ]);
    api.clock.advance(-twoYears);
  });

  it('are looked at once, however often and at once she says so', async () => {
    const caller = await api.as({ name: 'hasty' });
    await rules(hours(10));
    const id = await aLicense(caller);
    await rules(hours(11));
    await Promise.all(Array.from({ length: 8 }, () => look(caller, id)));
    await look(caller, id);

    expect(await stored(api, 'select version from license_rule_looks where license_id = $1', [id])).toEqual([
      { version: 'sample-1' },
    ]);
  });

  it('are nothing of totals entered by hand', async () => {
    const caller = await api.as({ name: 'by hand' });
    const id = await aLicense(caller, {
      jurisdiction: 'WY',
      type: 'other',
      byHand: { boardName: 'Wyoming LPC', hours: '45', categories: [] },
      periods: [{ start: '2026-01-01', end: '2027-12-31' }],
    });

    expect((await look(caller, id)).status).toBe(204);
    expect(await changedOn(caller, id)).toBeNull();
    expect(await stored(api, 'select from license_rule_looks where license_id = $1', [id])).toEqual([]);
  });
});
