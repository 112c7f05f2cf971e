import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, Scalar, type Document } from 'yaml';
import type { z } from 'zod';
import { fieldName, type FieldPath, type Mistake } from '../mistakes.js';

/** A YAML text that knows the line of each of its fields. */
export type YamlSource = {
  readonly file: string;
  readonly value: unknown;
  readonly mistakes: readonly Mistake[];
  /** The line of a field, or of the nearest thing above it that is there. */
  readonly lineOf: (path: FieldPath) => number;
  /** The line on which the text of a block scalar (`|`) begins; for other fields, the line of the field. */
  readonly textLineOf: (path: FieldPath) => number;
};

/** Reads YAML. `firstLine` is the line of the file on which the text begins. Never throws: bad YAML is a mistake. */
export function readYaml(file: string, text: string, firstLine = 1): YamlSource {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineAt = (offset: number) => firstLine + Math.max(counter.linePos(offset).line, 1) - 1;
  const mistakes = document.errors.map(({ pos, message }) => ({
    file,
    line: lineAt(pos[0]),
    field: '',
    message: `is not readable as YAML: ${message.split('\n')[0]?.replace(/ at line .*$/, '') ?? ''}`,
  }));
  const plain = mistakes.length === 0 ? toPlain(document) : { value: undefined };
  if ('problem' in plain) mistakes.push({ file, line: firstLine, field: '', message: plain.problem });

  return {
    file,
    value: 'value' in plain ? plain.value : undefined,
    mistakes,
    lineOf: (path) => lineAt(offsetOf(document, path)),
    textLineOf: (path) => {
      const node = document.getIn(path, true);
      if (!isScalar(node) || node.range === undefined || node.range === null) {
        return lineAt(offsetOf(document, path));
      }
      const inBlock = node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED;

      return lineAt(node.range[0]) + (inBlock ? 1 : 0);
    },
  };
}

/** Checks what was read against a schema; each issue becomes a mistake with its line. */
export function parseWith<Schema extends z.ZodType>(
  source: YamlSource,
  schema: Schema,
): { value: z.output<Schema> } | { mistakes: readonly Mistake[] } {
  if (source.mistakes.length > 0) return { mistakes: source.mistakes };

  const parsed = schema.safeParse(source.value);
  if (parsed.success) return { value: parsed.data };

  return { mistakes: parsed.error.issues.flatMap((issue) => mistakesOf(source, issue)) };
}

function toPlain(document: Document): { value: unknown } | { problem: string } {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'is not readable as YAML' };
  }
}

function mistakesOf(source: YamlSource, issue: z.core.$ZodIssue): readonly Mistake[] {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  const at = (place: FieldPath, message: string): Mistake => ({
    file: source.file,
    line: source.lineOf(place),
    field: fieldName(place),
    message,
  });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => at([...path, key], `"${key}" is not a field of the format`));
  }

  return [at(path, isMissing(source.value, path) ? 'is missing' : wordsFor(issue))];
}

function wordsFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `must be ${kinds[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.map(String).join(', ')}`;

  return issue.message;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text (put it in quotes)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

function isMissing(value: unknown, path: FieldPath): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return value === undefined;
  if (typeof value !== 'object' || value === null) return false;
  const inner = Object.entries(value).find(([name]) => name === String(key));
  if (inner === undefined) return rest.length === 0;

  return isMissing(inner[1], rest);
}

function offsetOf(document: Document, path: FieldPath): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (candidate) => isScalar(candidate.key) && String(candidate.key.value) === String(key),
      );
      if (pair === undefined) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = startOf(node) ?? offset;
    } else {
      return offset;
    }
  }

  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
