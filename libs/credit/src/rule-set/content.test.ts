import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isPlainDate } from '../plain-date.js';
import { FORMATS } from '../reason.js';
import { allRuleSets, ruleSetTexts } from '../testing/rule-sets.js';
import { ACTIVITY_KINDS, APPROVERS, FORMALITIES, ROLES, TOPICS } from '../vocabulary.js';
import { licensesCoveredTwice, readRuleSet } from './read-rule-set.js';

describe('content/rule-sets', () => {
  it.each([...ruleSetTexts])('%s can be used, and its id is its name', (name, text) => {
    expect(readRuleSet(text)).toMatchObject({ ok: true, ruleSet: { id: name.replace('.yaml', '') } });
  });

  it('covers each license once', () => {
    expect(licensesCoveredTwice(allRuleSets)).toEqual([]);
  });

  it('says of every version when it was checked and of every rule where it was read, or that it is unverified', () => {
    const versions = allRuleSets.flatMap((ruleSet) => ruleSet.versions);
    for (const { verifiedOn, readAs, sources, confidence, total, cycle, ...lists } of versions) {
      expect(isPlainDate(verifiedOn) && readAs !== '' && sources.length > 0).toBe(true);
      const rules = [
        cycle,
        total,
        ...lists.categories,
        ...lists.minimums,
        ...lists.limits,
        ...lists.distinct,
      ];
      const unread = rules.filter((rule) => rule?.source === null && rule.confidence !== 'unverified');

      expect(confidence === 'unverified' ? [] : unread).toEqual([]);
    }
  });

  it('has a README that names every word a rule may use', () => {
    const readme = readFileSync(path.resolve(__dirname, '../../../../content/rule-sets/README.md'), 'utf8');
    const words = [...FORMATS, ...TOPICS, ...APPROVERS, ...ACTIVITY_KINDS, ...ROLES, ...FORMALITIES];

    expect(words.filter((word) => !readme.includes(`\`${word}\``))).toEqual([]);
  });

  it('names the conflicts the sources have', () => {
    const topics = allRuleSets.map(({ id, versions }) => [
      id,
      versions[0]?.conflicts.map(({ topic }) => topic),
    ]);

    expect(Object.fromEntries(topics)).toMatchObject({
      'ga-lpc': ['Ethics online', 'How long a licensee keeps proof', 'A ceiling on related hours'],
      'ga-psychologist': ['How many hours may be online', 'The name of the area of asynchronous hours'],
      'ca-bbs': ['Hours of the first renewal'],
      'tx-lpc': ['Hours of ethics'],
      cgp: ['Hours of recertification'],
      'cgp-first': ['Length of the course'],
    });
  });
});
