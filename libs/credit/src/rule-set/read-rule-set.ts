import type { z } from 'zod';
import { contradictionsIn } from './checks.js';
import { ruleSetSchema, type RuleSet } from './schema.js';
import { readYamlText, type FieldPath, type MistakeAt, type RuleSetMistake } from './yaml-lines.js';

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
  if (!parsed.success) {
    return { ok: false, mistakes: parsed.error.issues.flatMap((issue) => mistakesOf(issue, read)) };
  }
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

function mistakesOf(
  issue: z.core.$ZodIssue,
  read: { value: unknown; mistakeAt: MistakeAt },
): readonly RuleSetMistake[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      read.mistakeAt([...issue.path, key], `"${key}" is not a field of the format`),
    );
  }
  if (issue.code === 'invalid_union') {
    const inner = closest(issue.errors);
    if (inner) {
      return inner.flatMap((one) => mistakesOf({ ...one, path: [...issue.path, ...one.path] }, read));
    }
  }

  return [read.mistakeAt(issue.path, isMissing(read.value, issue.path) ? 'is missing' : wordsFor(issue))];
}

/** Of the alternatives of a union the one that came nearest: complaints deeper inside, then fewer of them. */
function closest(errors: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined {
  const unknownKeys = (issues: readonly z.core.$ZodIssue[]): number =>
    issues.filter(({ code }) => code === 'unrecognized_keys').length;

  return errors.toSorted((a, b) => unknownKeys(a) - unknownKeys(b) || a.length - b.length)[0];
}

function wordsFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `must be ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_union') return 'must be one of the kinds the format knows';

  return issue.message;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text (put it in quotes)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
};

function isMissing(value: unknown, path: FieldPath): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return value === undefined;
  if (typeof value !== 'object' || value === null) return false;
  const inner = Object.entries(value).find(([name]) => name === String(key));

  return inner === undefined ? rest.length === 0 : isMissing(inner[1], rest);
}
