import { aLicense } from '../../testing/a-license.js';
import { aRuleSet, importRuleSets } from '../../testing/a-rule-set.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await importRuleSets(api, [aRuleSet('ga-lpc')]);
});
afterAll(() => api.close());

/** Adds a license on one day and looks at its card on another; today is November 22, 2026. */
async function cardOf(
  name: string,
  { addedOn = '2026-11-22', seenOn }: { addedOn?: string; seenOn: string },
) {
  await on(addedOn, async () => aLicense(await api.as({ name })));

  return on(seenOn, async () => (await (await api.as({ name })).get('/my-ce')).body.licenses[0]);
}

async function on<Answer>(date: string, work: () => Promise<Answer>): Promise<Answer> {
  const away = Date.parse(`${date}T12:00:00Z`) - Date.parse('2026-11-22T12:00:00Z');
  api.clock.advance(away);
  try {
    return await work();
  } finally {
    api.clock.advance(-away);
  }
}

describe('a cycle that ended with something missing', () => {
  it('is said on the card of the next one, with the way to it', async () => {
    // The two years end on September 30, 2028; 10 hours are needed and none is there.
    expect(await cardOf('overdue', { seenOn: '2028-10-01' })).toMatchObject({
      figures: { start: '2028-10-01' },
      ended: {
        key: '2026-10-01',
        on: '2028-09-30',
        headline: '10.0 hours to go',
        board: 'Sample board of ga-lpc',
      },
    });
  });

  it.each([
    ['on its last day', { seenOn: '2028-09-30' }],
    ['three months later', { seenOn: '2029-01-01' }],
    // The cycle before ended on September 30, 2026.
    ['of one that was over before the license was added', { addedOn: '2026-11-12', seenOn: '2026-11-22' }],
  ])('is not said %s', async (what, days) => {
    expect((await cardOf(`calm ${what.slice(0, 5)}`, days)).ended).toBeNull();
  });
});
