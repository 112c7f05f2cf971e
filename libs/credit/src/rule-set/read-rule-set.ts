import { contradictionsIn } from './checks.js';
import { schemaMistakes } from './schema-mistakes.js';
import { ruleSetSchema, type RuleSet } from './schema.js';
import { readYamlText, type RuleSetMistake } from './yaml-lines.js';

export type RuleSetReading =
  | { readonly ok: true; readonly ruleSet: RuleSet }
  | { readonly ok: false; readonly mistakes: readonly RuleSetMistake[] };

/**
 * Reads a board's rules as content/rule-sets/README.md describes them. Hours are written with at most two decimals and come back in
 * hundredths. Refuses, naming line and field of each mistake: what is no YAML, an unknown key, a value that cannot be, a name that
 * leads nowhere, a name used twice, and versions whose validity overlaps.
 */
export function readRuleSet(yamlText: string): RuleSetReading {
  const read = readYamlText(yamlText);
  if (!read.ok) return read;
  const parsed = ruleSetSchema.safeParse(read.value);
  if (!parsed.success) return { ok: false, mistakes: schemaMistakes(parsed.error, read) };
  const mistakes = contradictionsIn(parsed.data).map(({ path, message }) => read.mistakeAt(path, message));

  return mistakes.length === 0 ? { ok: true, ruleSet: parsed.data } : { ok: false, mistakes };
}

/** Licenses that more than one rule set claims, as "GA LPC"; for each of them no cycle could be worked out. */
export function licensesCoveredTwice(ruleSets: readonly RuleSet[]): string[] {
  const covered = ruleSets.flatMap(({ jurisdiction, licenses }) =>
    licenses.map((license) => `${jurisdiction} ${license}`),
  );

  return [...new Set(covered.filter((name, index) => covered.indexOf(name) !== index))];
}
