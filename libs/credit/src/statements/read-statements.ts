import { schemaMistakes } from '../rule-set/schema-mistakes.js';
import { readYamlText, type FieldPath, type RuleSetMistake } from '../rule-set/yaml-lines.js';
import {
  ARTEFACTS,
  PLACEHOLDERS,
  statementFileSchema,
  type MandatedStatement,
  type StatementFile,
} from './schema.js';

export type StatementsReading =
  | { readonly ok: true; readonly file: StatementFile }
  | { readonly ok: false; readonly mistakes: readonly RuleSetMistake[] };

type Contradiction = { readonly path: FieldPath; readonly message: string };

/**
 * Reads the words one body prescribes, as content/statements/README.md describes them. Refuses, naming line and field of each mistake:
 * what is no YAML, an unknown key, a value that cannot be, a placeholder nobody fills, an id used twice, two texts in force for the same
 * artefact on the same day, and an artefact of which the file says nothing.
 */
export function readStatements(yamlText: string): StatementsReading {
  const read = readYamlText(yamlText);
  if (!read.ok) return read;
  const parsed = statementFileSchema.safeParse(read.value);
  if (!parsed.success) return { ok: false, mistakes: schemaMistakes(parsed.error, read) };
  const mistakes = contradictionsIn(parsed.data).map(({ path, message }) => read.mistakeAt(path, message));

  return mistakes.length === 0 ? { ok: true, file: parsed.data } : { ok: false, mistakes };
}

function contradictionsIn(file: StatementFile): readonly Contradiction[] {
  return [
    ...file.statements.flatMap((statement, index) => unknownPlaceholders(statement, index)),
    ...file.statements.flatMap((statement, index) => clashes(file.statements, statement, index)),
    ...unmentioned(file),
  ];
}

function unknownPlaceholders({ text }: MandatedStatement, index: number): readonly Contradiction[] {
  const known: readonly string[] = PLACEHOLDERS;

  return [...text.matchAll(/\{([^{}]*)\}/gu)]
    .flatMap(([, name = '']) => (known.includes(name) ? [] : [name]))
    .map((name) => ({
      path: ['statements', index, 'text'],
      message: `has a placeholder nobody fills, {${name}}; there are: ${PLACEHOLDERS.join(', ')}`,
    }));
}

function clashes(
  all: readonly MandatedStatement[],
  statement: MandatedStatement,
  index: number,
): readonly Contradiction[] {
  const earlier = all.slice(0, index);
  const sameId = earlier.some(({ id }) => id === statement.id);
  const same = earlier.find((other) => inForceTogether(other, statement));

  return [
    ...(sameId ? [{ path: ['statements', index, 'id'], message: 'is the id of another statement' }] : []),
    ...(same
      ? [{ path: ['statements', index], message: `is in force beside ${same.id} for the same artefact` }]
      : []),
  ];
}

function inForceTogether(one: MandatedStatement, other: MandatedStatement): boolean {
  return (
    one.providerNumberStarts === other.providerNumberStarts &&
    one.artefacts.some((artefact) => other.artefacts.includes(artefact)) &&
    (one.validTo === null || other.validFrom === null || other.validFrom <= one.validTo) &&
    (other.validTo === null || one.validFrom === null || one.validFrom <= other.validTo)
  );
}

/** Silence is not an answer: for each artefact there are words, or a sentence that none were found. */
function unmentioned({ statements, none }: StatementFile): readonly Contradiction[] {
  const worded = new Set(statements.flatMap(({ artefacts }) => artefacts));
  const missing = ARTEFACTS.filter(
    (artefact) => !worded.has(artefact) && !none.some((entry) => entry.artefact === artefact),
  );

  return [
    ...missing.map((artefact) => ({
      path: ['none'],
      message: `must say that no words are known for: ${artefact}`,
    })),
    ...none.flatMap(({ artefact }, index) =>
      worded.has(artefact) ? [{ path: ['none', index], message: `has words above: ${artefact}` }] : [],
    ),
  ];
}
