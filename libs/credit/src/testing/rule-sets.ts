import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readRuleSet } from '../rule-set/read-rule-set.js';
import type { RuleSet } from '../rule-set/schema.js';

const folder = path.resolve(__dirname, '../../../../content/rule-sets');

/** The texts of content/rule-sets by file name. */
export const ruleSetTexts: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
);

/** Every rule set of content/rule-sets; a mistake in one of them fails the test that asks. */
export const allRuleSets: readonly RuleSet[] = [...ruleSetTexts].map(([name, text]) => {
  const reading = readRuleSet(text);
  if (!reading.ok) throw new Error(`${name}: ${JSON.stringify(reading.mistakes, null, 1)}`);

  return reading.ruleSet;
});
