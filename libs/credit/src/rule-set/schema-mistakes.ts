import type { z } from 'zod';
import type { FieldPath, MistakeAt, RuleSetMistake } from './yaml-lines.js';

interface ReadText {
  readonly value: unknown;
  readonly mistakeAt: MistakeAt;
}

/** What a schema refuses of a text, each with its line, its field and what it must be. */
export function schemaMistakes(error: z.core.$ZodError, read: ReadText): readonly RuleSetMistake[] {
  return error.issues.flatMap((issue) => mistakesOf(issue, read));
}

function mistakesOf(issue: z.core.$ZodIssue, read: ReadText): readonly RuleSetMistake[] {
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
