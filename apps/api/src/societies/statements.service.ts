import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import {
  fillStatement,
  formatCredit,
  isBodyId,
  readStatements,
  statementInForce,
  type Artefact,
  type FilledStatement,
  type Hundredths,
  type MandatedStatement,
  type StatementFile,
  type StatementValues,
} from '@cohesion/credit';
import { CONFIG } from '../platform/config.token.js';
import type { Config } from '../platform/config.js';
import { ContentMistakes } from './yaml-reader.js';

/** What of an approval its statement prints. */
export type StatementApproval = Readonly<{
  body: string;
  providerNumber: string | null;
  approvalNumber: string | null;
  statement: string | null;
  validFrom: string;
  validTo: string | null;
}>;

type Printing = Readonly<{
  approval: StatementApproval;
  society: Readonly<{ name: string; sample: boolean }>;
  /** What the activity gives; for an approval by itself that is left open, as an ellipsis. */
  credit: Readonly<{ amount: Hundredths; categories: readonly string[] }> | 'left-open';
  /** Plain date: the words in force that day. */
  on: string;
}>;

const samplePrefix = 'Sample statement, not a real approval: ';

/** The words that bodies prescribe, read from content/statements when the process starts. */
@Injectable()
export class StatementsService {
  private readonly files: readonly StatementFile[];

  /** A file with a mistake stops the start: nothing is printed in words nobody could read. */
  constructor(@Inject(CONFIG) config: Config) {
    this.files = readFiles(path.join(config.files.content, 'statements'));
  }

  /** What the body prescribes, with its source: for whoever keeps the approvals. */
  prescribed(approval: StatementApproval, artefact: Artefact, on: string): MandatedStatement | null {
    const { body, providerNumber } = approval;

    return isBodyId(body) ? statementInForce(this.files, { body, artefact, on, providerNumber }) : null;
  }

  /**
   * The words to print: those of the approval letter where the approval has its own, else those the body prescribes.
   * null where there are none. A sample society's words say that they are a sample.
   */
  print(artefact: Artefact, printing: Printing): FilledStatement | null {
    const { approval, society, on } = printing;
    const own = artefact === 'page' || artefact === 'certificate' ? approval.statement : null;
    const prescribed = own === null ? this.prescribed(approval, artefact, on) : null;
    if (own === null && !prescribed) return null;
    const filled: FilledStatement =
      own === null && prescribed
        ? fillStatement(prescribed, valuesOf(printing))
        : { ok: true, text: own ?? '' };
    if (!filled.ok || !society.sample || /^Sample\b/u.test(filled.text)) return filled;

    return { ok: true, text: samplePrefix + filled.text };
  }

  /** The words to print, or nothing when there are none or something they print is missing. */
  words(artefact: Artefact, printing: Printing): string {
    const printed = this.print(artefact, printing);

    return printed?.ok ? printed.text : '';
  }
}

function valuesOf({ approval, society, credit }: Printing): StatementValues {
  return {
    society: society.name,
    providerNumber: approval.providerNumber,
    approvalNumber: approval.approvalNumber,
    approvalFrom: inWords(approval.validFrom),
    approvalTo: approval.validTo && inWords(approval.validTo),
    amount: credit === 'left-open' ? '…' : formatCredit(credit.amount),
    categories: credit === 'left-open' ? '…' : credit.categories.join(', '),
  };
}

const inWords = (date: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

function readFiles(folder: string): readonly StatementFile[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted();

  return names.map((name) => {
    const reading = readStatements(readFileSync(path.join(folder, name), 'utf8'));
    if (reading.ok) return reading.file;
    const file = `content/statements/${name}`;
    throw new ContentMistakes(reading.mistakes.map((mistake) => ({ file, ...mistake })));
  });
}
