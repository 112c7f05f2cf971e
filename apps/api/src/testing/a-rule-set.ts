import { RuleSetImportService, type RuleSetFile } from '../credit/rule-sets/rule-set-import.service.js';
import type { TestApi } from './start-test-api.js';

type Fields = Readonly<Record<string, unknown>>;

const ruled = (clause: string): Fields => ({ clause, source: 'page' });

/** One version of a board's rules as `content/rule-sets` has them: 10 hours in two years, 3 of ethics, 4 self-study at most. */
export const aVersion = (changes: Fields = {}): Fields => ({
  version: 'sample-1',
  validFrom: null,
  validTo: null,
  verifiedOn: '2026-11-20',
  confidence: 'stated',
  readAs: 'Made up for tests.',
  sources: [{ id: 'page', title: 'A page', url: 'https://example.com/rules' }],
  cycle: {
    kind: 'calendar',
    ends: '09-30',
    years: 'even',
    months: 24,
    ...ruled('Ends on September 30 of even years.'),
  },
  hour: { minutes: 60, ...ruled('An hour is 60 minutes.') },
  total: { hours: 10, ...ruled('10 hours are needed.') },
  conditions: [{ id: 'supervises', question: 'Do you supervise?' }],
  categories: [
    {
      id: 'ethics',
      name: 'Ethics',
      hours: 3,
      of: [{ topics: ['ethics'] }],
      overflow: ['general'],
      ...ruled('Three hours of ethics are needed.'),
    },
    {
      id: 'telehealth',
      name: 'Telehealth',
      hours: 2,
      once: true,
      of: [{ topics: ['telehealth'] }],
      ...ruled('Two hours on telehealth are needed once.'),
    },
    { id: 'general', name: 'General', ...ruled('Every other hour.') },
  ],
  limits: [
    {
      id: 'self-study',
      name: 'Self-study hours',
      most: { hours: 4 },
      of: [{ formats: ['self-study'] }],
      ...ruled('At most four hours are self-study.'),
    },
  ],
  ...changes,
});

/** The text of a board's file; JSON is YAML. */
export function aRuleSet(id: string, changes: Fields = {}, version: Fields = {}): RuleSetFile {
  const text = JSON.stringify(
    {
      format: 1,
      id,
      name: `Sample ${id}`,
      board: `Sample board of ${id}`,
      jurisdiction: 'GA',
      licenses: ['LPC'],
      zone: 'America/New_York',
      versions: [aVersion(version)],
      ...changes,
    },
    null,
    1,
  );

  return { name: `${id}.yaml`, text };
}

/** A board of each kind: dates for everyone, by month of birth, by dates on the license, from issue, without an end. */
export const sampleRuleSets: readonly RuleSetFile[] = [
  aRuleSet('ga-lpc'),
  aRuleSet(
    'ca-lcsw',
    { jurisdiction: 'CA', licenses: ['LCSW'], zone: 'America/Los_Angeles' },
    { cycle: { kind: 'birth-month', months: 24, ...ruled('Ends with the month of birth.') } },
  ),
  aRuleSet(
    'ny-lmhc',
    { jurisdiction: 'NY', licenses: ['LMHC'] },
    {
      cycle: { kind: 'registration', months: 36, ...ruled('Its own dates.') },
      approvers: { accepted: ['nysed'], ...ruled('Only approved providers count.') },
    },
  ),
  aRuleSet(
    'cgp',
    { jurisdiction: 'international', licenses: ['CGP'] },
    { cycle: { kind: 'certification', months: 24, ...ruled('Two years from issue.') } },
  ),
  aRuleSet(
    'cgp-first',
    { jurisdiction: 'international', licenses: ['CGP-candidate'] },
    { cycle: { kind: 'open', ...ruled('No deadline.') } },
  ),
];

export async function importRuleSets(
  api: TestApi,
  files: readonly RuleSetFile[] = sampleRuleSets,
): Promise<void> {
  await api.app.get(RuleSetImportService).importFiles(api.societies.acme, files);
}
