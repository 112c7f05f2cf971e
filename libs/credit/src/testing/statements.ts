import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readStatements } from '../statements/read-statements.js';
import type { StatementFile } from '../statements/schema.js';

const folder = path.join(__dirname, '../../../../content/statements');

/** The text of each file of content/statements by its name without the ending. */
export function statementTexts(): ReadonlyMap<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

  return new Map(
    names.map((name) => [name.replace(/\.yaml$/, ''), readFileSync(path.join(folder, name), 'utf8')]),
  );
}

/** All of them, read; throws with the mistakes of the first that cannot be. */
export function statementFiles(): StatementFile[] {
  return [...statementTexts()].map(([name, text]) => {
    const reading = readStatements(text);
    if (!reading.ok) throw new Error(`${name}: ${JSON.stringify(reading.mistakes)}`);

    return reading.file;
  });
}
