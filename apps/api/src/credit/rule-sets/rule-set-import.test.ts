import { systemOf } from '../../platform/actor.js';
import { Database } from '../../platform/database.js';
import { aRuleSet, aVersion, sampleRuleSets } from '../../testing/a-rule-set.js';
import { startTestApi, type TestApi } from '../../testing/start-test-api.js';
import { stored } from '../../testing/stored.js';
import { RuleSetImportService, RuleSetMistakes, type RuleSetFile } from './rule-set-import.service.js';
import { RuleSetsService } from './rule-sets.service.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const importing = (files: readonly RuleSetFile[]) =>
  api.app.get(RuleSetImportService).importFiles(api.societies.acme, files);
const rows = () =>
  stored<{ slug: string; revision: number; withdrawn: boolean }>(
    api,
    'select slug, revision, withdrawn from rule_sets order by slug, revision',
  );
const current = () =>
  api.app.get(Database).as(systemOf(api.societies.acme), (tx) => api.app.get(RuleSetsService).current(tx));
const mistakesOf = async (files: readonly RuleSetFile[]) => {
  const error: unknown = await importing(files).catch((thrown: unknown) => thrown);
  if (!(error instanceof RuleSetMistakes)) throw new Error(`Nothing was refused: ${String(error)}`);

  return error;
};

describe('importing rule sets', () => {
  it('takes in every file of content/rule-sets, and changes nothing the second time', async () => {
    const imports = api.app.get(RuleSetImportService);
    const first = await imports.importAll(api.societies.acme);
    const before = await rows();

    expect(first.added.length).toBeGreaterThan(15);
    expect(await imports.importAll(api.societies.globex)).toEqual({ added: [], withdrawn: [] });
    expect(await rows()).toEqual(before);
    expect((await current()).map(({ ruleSet }) => ruleSet.id).toSorted()).toEqual(first.added.toSorted());
  });

  it('adds a revision for a changed text, keeps the old one, and reads the new one', async () => {
    await importing([aRuleSet('ga-lpc')]);
    const [before] = await current();
    const revision = (await rows()).findLast(({ slug }) => slug === 'ga-lpc')?.revision ?? 0;
    const changed = aRuleSet('ga-lpc', {}, { total: { hours: 12, clause: 'Twelve are needed.' } });
    await importing([changed]);

    expect((await rows()).filter(({ slug }) => slug === 'ga-lpc').slice(-2)).toEqual([
      { slug: 'ga-lpc', revision, withdrawn: false },
      { slug: 'ga-lpc', revision: revision + 1, withdrawn: false },
    ]);
    const [now] = await current();
    expect(now?.ruleSet.versions[0]?.total?.hours).toBe(1_200);
    const old = await api.app
      .get(Database)
      .as(systemOf(api.societies.acme), (tx) => api.app.get(RuleSetsService).byId(tx, before?.id ?? ''));
    expect(old.versions[0]?.total?.hours).toBe(1_000);
  });

  it('withdraws the rules of a file that is gone, and takes them back with the file', async () => {
    await importing(sampleRuleSets);
    const without = sampleRuleSets.filter(({ name }) => name !== 'ga-lpc.yaml');
    expect(await importing(without)).toEqual({ added: [], withdrawn: ['ga-lpc'] });
    expect((await current()).map(({ ruleSet }) => ruleSet.id)).not.toContain('ga-lpc');

    expect(await importing(sampleRuleSets)).toEqual({ added: ['ga-lpc'], withdrawn: [] });
    expect((await current()).map(({ ruleSet }) => ruleSet.id)).toContain('ga-lpc');
  });

  it.each([
    {
      what: 'an unknown key',
      files: [aRuleSet('ga-lpc', { hoursNeeded: 10 })],
      mistakes: [{ file: 'content/rule-sets/ga-lpc.yaml', field: 'hoursNeeded', line: expect.any(Number) }],
    },
    {
      what: 'versions whose validity overlaps',
      files: [
        aRuleSet('ga-lpc', {
          versions: [
            aVersion({ version: 'new', validFrom: '2024-10-01' }),
            aVersion({ version: 'old', validTo: '2025-09-30' }),
          ],
        }),
      ],
      mistakes: [
        {
          file: 'content/rule-sets/ga-lpc.yaml',
          field: 'versions[1].validFrom',
          message: 'overlaps the validity of version "new"',
          // Behind the 60-odd lines of the first version.
          line: expect.any(Number),
        },
      ],
    },
    {
      what: 'two files for one license',
      files: [aRuleSet('ga-lpc'), aRuleSet('ga-too')],
      mistakes: [
        {
          file: 'content/rule-sets/ga-lpc.yaml',
          field: 'licenses',
          message: 'GA LPC is covered by another rule set too',
        },
        {
          file: 'content/rule-sets/ga-too.yaml',
          field: 'licenses',
          message: 'GA LPC is covered by another rule set too',
        },
      ],
    },
    {
      what: 'a file that is not called what it is',
      files: [{ ...aRuleSet('ga-lpc'), name: 'georgia.yaml' }],
      mistakes: [
        {
          file: 'content/rule-sets/georgia.yaml',
          field: 'id',
          message: 'must be the name of the file, georgia',
        },
      ],
    },
  ])('refuses $what, names file, line and field, and writes nothing at all', async ({ files, mistakes }) => {
    const before = await rows();
    const refused = await mistakesOf([...sampleRuleSets.filter(({ name }) => name === 'cgp.yaml'), ...files]);

    expect(refused.mistakes).toEqual(mistakes.map((mistake) => expect.objectContaining(mistake)));
    expect(refused.message).toMatch(/^content\/rule-sets\/[\w-]+\.yaml:\d+: /);
    expect(await rows()).toEqual(before);
  });

  it('gives the line the overlap stands in', async () => {
    const file = aRuleSet('ga-lpc', {
      versions: [
        aVersion({ version: 'new', validFrom: '2024-10-01' }),
        aVersion({ version: 'old', validFrom: '2020-10-01' }),
      ],
    });
    const line = file.text.split('\n').findIndex((text) => text.includes('"validFrom": "2020-10-01"')) + 1;

    expect((await mistakesOf([file])).mistakes).toMatchObject([{ line }]);
  });

  it('writes each revision once when imports run at once', async () => {
    await importing(sampleRuleSets);
    const before = (await rows()).length;
    const changed = sampleRuleSets.map(({ name, text }) => ({ name, text: `${text}\n` }));
    await Promise.all([importing(changed), importing(changed), importing(changed)]);

    expect((await rows()).length - before).toBe(changed.length);
  });
});
