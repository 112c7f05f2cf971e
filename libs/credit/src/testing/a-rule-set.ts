import { readRuleSet } from '../rule-set/read-rule-set.js';
import type { RuleSet } from '../rule-set/schema.js';

const defaults = {
  validFrom: 'null',
  validTo: 'null',
  cycle: '{ kind: calendar, ends: 12-31, years: even, months: 24, clause: Two years. }',
  hour: '{ minutes: 60, clause: An hour is 60 minutes. }',
  total: '{ hours: 10, clause: Ten hours are needed. }',
  categories: '[{ id: general, name: General, clause: Everything counts. }]',
};

/** Rules for a "GA LPC" whose fields are given as YAML in one line; what is not given is as plain as can be. */
export function aRuleSet(fields: Readonly<Record<string, string>> = {}): RuleSet {
  const version = Object.entries({ ...defaults, ...fields }).map(([key, value]) => `    ${key}: ${value}`);
  const reading = readRuleSet(`
format: 1
id: plain
name: Plain
board: A board
jurisdiction: GA
licenses: [LPC]
zone: America/New_York
versions:
  - version: plain-1
    verifiedOn: 2026-11-22
    confidence: stated
    readAs: Made up for a test.
    sources: [{ id: page, title: A page, url: 'https://example.com' }]
${version.join('\n')}
`);
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));

  return reading.ruleSet;
}
