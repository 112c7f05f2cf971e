import { aRuleSet } from '../testing/a-rule-set.js';
import { allRuleSets } from '../testing/rule-sets.js';
import { ruleChanges, ruleChangeSentence } from './rule-changes.js';
import type { RuleSetVersion } from './schema.js';

function versionOf(fields: Readonly<Record<string, string>> = {}): RuleSetVersion {
  const [version] = aRuleSet(fields).versions;
  if (!version) throw new Error('There is always a version');

  return version;
}
const sentences = (before: RuleSetVersion, after: RuleSetVersion): string[] =>
  ruleChanges(before, after).map(ruleChangeSentence);
const between = (
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] => sentences(versionOf(before), versionOf(after));

const ethics = (hours: number, more = ''): Readonly<Record<string, string>> => ({
  categories: `[{ id: ethics, name: Ethics, hours: ${hours}, of: [{ topics: [ethics] }], clause: Ethics.${more} }, { id: general, name: General, clause: Everything counts. }]`,
});
const limit = (most: string): Readonly<Record<string, string>> => ({
  limits: `[{ id: self-study, name: Self-study hours, most: ${most}, of: [{ formats: [self-study] }], clause: A limit. }]`,
});

describe('ruleChanges', () => {
  it.each([
    ['nothing', {}, {}, []],
    ['other words, another source and another day of checking', ethics(3), ethics(3, ' As ever.'), []],
    [
      'the total',
      {},
      { total: '{ hours: 12.5, clause: More. }' },
      ['In all: now 12.5 hours; it was 10 hours.'],
    ],
    ['no total any more', {}, { total: 'null' }, ['In all: no number of hours is asked for any more.']],
    [
      'a total where there was none',
      { total: 'null' },
      {},
      ['In all: now 10 hours; no number was asked for before.'],
    ],
    ['a topic that is new', {}, ethics(1), ['Ethics: now 1 hour; not asked for before.']],
    ['a topic that is gone', ethics(3), {}, ['Ethics: not asked for any more.']],
    ['more of a topic', ethics(4), ethics(6), ['Ethics: now 6 hours; it was 4 hours.']],
    [
      'a limit that is new',
      {},
      limit('{ hours: 4 }'),
      ['Self-study hours: now at most 4 hours; not limited before.'],
    ],
    [
      'a limit by a part of the hours',
      limit('{ hours: 12 }'),
      limit('{ fraction: 1/3 }'),
      ['Self-study hours: now at most 1/3 of the hours; it was 12 hours.'],
    ],
    ['a limit that is gone', limit('{ hours: 4 }'), {}, ['Self-study hours: not limited any more.']],
    [
      'carrying forward',
      {},
      { carry: '{ most: 10, clause: Ten. }' },
      ['Up to 10 hours can be carried into the next cycle now.'],
    ],
    [
      'no carrying forward',
      { carry: '{ most: 10, clause: Ten. }' },
      { carry: '{ most: 0, clause: None. }' },
      ['No hours can be carried into the next cycle now.'],
    ],
    [
      'the cycle',
      {},
      { cycle: '{ kind: calendar, ends: 12-31, years: every, months: 12, clause: One year. }' },
      ['The cycle is worked out in another way now: One year.'],
    ],
    [
      'who may approve',
      {},
      { approvers: '{ accepted: [nbcc], clause: NBCC alone. }' },
      ['Other parts of the rules changed as well; the page of the cycle has each of them.'],
    ],
    [
      'which hours a topic means',
      ethics(3),
      { categories: ethics(3)['categories']?.replace('[ethics]', '[ethics, law]') ?? '' },
      ['Other parts of the rules changed as well; the page of the cycle has each of them.'],
    ],
  ])('finds %s', (_, before, after, expected) => {
    expect(between(before, after)).toEqual(expected);
  });

  it('says of New York’s social workers what came on April 1, 2023 and on April 1, 2025', () => {
    const versions = allRuleSets.find(({ id }) => id === 'ny-social-work')?.versions ?? [];
    const [now, then, before] = versions;
    if (!now || !then || !before) throw new Error('There are three versions');

    // Boundaries from 2023 (NYSSSWA), the revised training on child abuse from 2025 (NYSED)
    expect(sentences(before, then)).toEqual(['Boundaries: now 3 hours; not asked for before.']);
    expect(sentences(then, now)).toEqual([
      expect.stringMatching(/^.*child abuse.*: now 2 hours; not asked for before\.$/i),
    ]);
    expect(sentences(before, before)).toEqual([]);
  });

  it('finds a difference between all versions of every board, in a sentence each', () => {
    const found = allRuleSets.flatMap(({ versions }) =>
      versions
        .slice(1)
        .map((older, index) => ruleChanges(older, versions[index] ?? older).map(ruleChangeSentence)),
    );

    expect(found.length).toBeGreaterThan(5);
    expect(found.filter((changes) => changes.length === 0)).toEqual([]);
  });
});
