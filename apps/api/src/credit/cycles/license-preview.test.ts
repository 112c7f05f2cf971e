import type { PreviewLicense } from '@cohesion/contracts';
import { aLicense, aLicenseRequest } from '../../testing/a-license.js';
import { importRuleSets } from '../../testing/a-rule-set.js';
import type { Caller } from '../../testing/caller.js';
import { describeBadBodies } from '../../testing/ladder.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';

let api: TestApi;
let owner: Caller;

beforeAll(async () => {
  api = await startTestApi();
  await importRuleSets(api);
  owner = await api.as({ name: 'owner' });
});
afterAll(() => api.close());

/** What the form has so far; today is November 22, 2026. */
function aPreview(changes: Readonly<Record<string, unknown>> = {}): Omit<PreviewLicense, 'number'> {
  const { number: _, ...request } = aLicenseRequest(changes);

  return request;
}
const previewed = async (changes: Readonly<Record<string, unknown>> = {}) =>
  (await owner.post('/licenses/preview', aPreview(changes))).body;

describe('POST /licenses/preview', () => {
  it('asks a visitor to sign in', async () => {
    expect(await api.visitor().post('/licenses/preview', aPreview())).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in' },
    });
  });

  it('says which cycle it would be, by which rule, and what it would ask for, and keeps nothing', async () => {
    expect(await owner.post('/licenses/preview', aPreview())).toMatchObject({
      status: 200,
      body: {
        cycle: { start: '2026-10-01', end: '2028-09-30' },
        sentence: 'Your cycle would run from October 1, 2026 to September 30, 2028.',
        because: {
          text: 'Ends on September 30 of even years.',
          source: { title: 'A page', url: 'https://example.com/rules' },
        },
        asks: 'It would ask for 10 hours in all.',
        problem: null,
        notice: 'By the rules we have, checked on November 20, 2026; your board has the final say.',
      },
    });
    expect(await stored(api, 'select from licenses')).toEqual([]);
  });

  it('is what the license has once it is saved', async () => {
    const caller = await api.as({ name: 'saver' });
    const { cycle } = (await caller.post('/licenses/preview', aPreview())).body;
    const { cycles } = (await caller.get(`/licenses/${await aLicense(caller)}/cycles`)).body;

    expect(cycles[0]).toMatchObject({ ...cycle, state: 'current' });
  });

  it('goes by the dates she typed before any rule, and lays cycles on after them', async () => {
    const period = { start: '2025-01-01', end: '2027-06-30' };
    expect(await previewed({ periods: [period] })).toMatchObject({
      cycle: period,
      because: { text: 'These are the dates you entered.', source: null },
    });
    // 24 months after December 31, 2024
    expect(await previewed({ periods: [{ start: '2023-01-01', end: '2024-12-31' }] })).toMatchObject({
      cycle: { start: '2025-01-01', end: '2026-12-31' },
      because: { text: expect.stringMatching(/^It follows from the dates you entered\./) },
    });
  });

  it.each([
    ['the month of birth', { jurisdiction: 'CA', type: 'LCSW' }, 'birthMonth', /enter the month/],
    ['the dates on the license', { jurisdiction: 'NY', type: 'LMHC' }, 'periods', /enter the dates/],
  ])('says that %s is still missing', async (_, license, enter, words) => {
    expect(await previewed(license)).toMatchObject({
      cycle: null,
      sentence: expect.stringMatching(words),
      because: null,
      asks: null,
      problem: { enter },
    });
  });

  it('says that there is no deadline where there is none', async () => {
    expect(await previewed({ jurisdiction: 'international', type: 'CGP-candidate' })).toMatchObject({
      cycle: { start: null, end: null },
      sentence: 'There would be no deadline. Everything you record would be counted.',
    });
  });

  it('takes the totals of a board we have no rules for', async () => {
    const changes = {
      jurisdiction: 'WY',
      type: 'other',
      byHand: { boardName: 'Wyoming LPC', hours: '45', categories: [] },
      periods: [{ start: '2026-01-01', end: '2027-12-31' }],
    };
    expect(await previewed(changes)).toMatchObject({
      sentence: 'Your cycle would run from January 1, 2026 to December 31, 2027.',
      asks: 'It would ask for 45 hours in all.',
      notice: 'By the totals you entered on November 22, 2026; your board has the final say.',
    });
  });

  describeBadBodies(
    'post',
    async () => '/licenses/preview',
    async () => owner,
    [
      { what: 'a missing type', field: 'type', body: { ...aPreview(), type: undefined } },
      { what: 'a type without rules', field: 'type', body: aPreview({ type: 'LMFT' }) },
      { what: 'a place that is none', field: 'jurisdiction', body: aPreview({ jurisdiction: 'XX' }) },
      { what: 'a day that does not exist', field: 'issuedOn', body: aPreview({ issuedOn: '2015-02-30' }) },
      { what: 'a day to come', field: 'issuedOn', body: aPreview({ issuedOn: '2026-11-23' }) },
      { what: 'a month that is none', field: 'birthMonth', body: aPreview({ birthMonth: 13 }) },
      { what: 'an unknown condition', field: 'conditions.0', body: aPreview({ conditions: ['flies'] }) },
      {
        what: 'a cycle that ends before it begins',
        field: 'periods.0.end',
        body: aPreview({ periods: [{ start: '2026-01-01', end: '2025-12-31' }] }),
      },
      { what: 'another board without totals', field: 'byHand', body: aPreview({ type: 'other' }) },
      { what: 'the number, which it has no use for', field: '', body: aLicenseRequest() },
    ],
  );
});
