import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { licensesCoveredTwice, readRuleSet, type RuleSet } from '@cohesion/credit';
import { systemOf } from '../../platform/actor.js';
import { CONFIG } from '../../platform/config.token.js';
import type { Config } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import type { Tx } from '../../platform/tx.js';
import { RuleSetRecord } from './rule-set.entity.js';

export type RuleSetFile = Readonly<{ name: string; text: string }>;
export type RuleSetFileMistake = Readonly<{ file: string; line: number; field: string; message: string }>;
export type RuleSetImport = Readonly<{ added: readonly string[]; withdrawn: readonly string[] }>;

/** What is off in rule set files, as "file:line: field: what", one a line. */
export class RuleSetMistakes extends Error {
  constructor(readonly mistakes: readonly RuleSetFileMistake[]) {
    super(
      mistakes
        .map(({ file, line, field, message }) => `${file}:${line}: ${field ? `${field}: ` : ''}${message}`)
        .join('\n'),
    );
    this.name = 'RuleSetMistakes';
  }
}

type Read = Readonly<{ file: string; text: string; hash: string; ruleSet: RuleSet }>;

/** Brings the rules in line with `content/rule-sets`. */
@Injectable()
export class RuleSetImportService {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Every file of `content/rule-sets`; rules belong to no society, so any one may bring them in. */
  async importAll(societyId: string): Promise<RuleSetImport> {
    const folder = path.join(this.config.files.content, 'rule-sets');
    const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted();
    const files = await Promise.all(
      names.map(async (name) => ({ name, text: await readFile(path.join(folder, name), 'utf8') })),
    );

    return this.importFiles(societyId, files);
  }

  /**
   * Idempotent: the same texts change nothing. A changed text is a new revision, a file that is gone a revision that withdraws it;
   * no row is ever changed. Throws `RuleSetMistakes` and writes nothing at all when one of the texts is off.
   */
  async importFiles(societyId: string, files: readonly RuleSetFile[]): Promise<RuleSetImport> {
    const readings = files.map(readFileText);
    const mistakes = readings.flatMap((reading) => reading.mistakes);
    const read = readings.flatMap((reading) => reading.read);
    mistakes.push(...coveredTwice(read));
    if (mistakes.length > 0) throw new RuleSetMistakes(mistakes);

    return this.database.as(systemOf(societyId), async (tx) => {
      await tx.lock('rule-set-import');

      return write(tx, read);
    });
  }
}

function readFileText({ name, text }: RuleSetFile): { read: Read[]; mistakes: RuleSetFileMistake[] } {
  const file = `content/rule-sets/${name}`;
  const reading = readRuleSet(text);
  if (!reading.ok) return { read: [], mistakes: reading.mistakes.map((mistake) => ({ file, ...mistake })) };
  const { ruleSet } = reading;
  if (`${ruleSet.id}.yaml` !== name) {
    return {
      read: [],
      mistakes: [mistakeIn(file, text, 'id', `must be the name of the file, ${path.parse(name).name}`)],
    };
  }
  const hash = createHash('sha256').update(text).digest('hex');

  return { read: [{ file, text, hash, ruleSet }], mistakes: [] };
}

/** Named in every file that claims the license, because nobody but their authors knows which of them is wrong. */
function coveredTwice(read: readonly Read[]): RuleSetFileMistake[] {
  const twice = new Set(licensesCoveredTwice(read.map(({ ruleSet }) => ruleSet)));

  return read.flatMap(({ file, text, ruleSet: { jurisdiction, licenses } }) =>
    licenses
      .map((license) => `${jurisdiction} ${license}`)
      .filter((name) => twice.has(name))
      .map((name) => mistakeIn(file, text, 'licenses', `${name} is covered by another rule set too`)),
  );
}

/** A mistake at a field of the top level. */
function mistakeIn(file: string, text: string, field: string, message: string): RuleSetFileMistake {
  const line = text.split('\n').findIndex((one) => one.startsWith(`${field}:`)) + 1;

  return { file, line: Math.max(1, line), field, message };
}

type Head = Readonly<{ slug: string; revision: number; contentHash: string; withdrawn: boolean }>;

async function write(tx: Tx, read: readonly Read[]): Promise<RuleSetImport> {
  const heads = await tx.query<Head>(
    `select distinct on (slug) slug, revision, content_hash as "contentHash", withdrawn
     from rule_sets order by slug, revision desc`,
  );
  const headOf = (slug: string): Head | undefined => heads.find((head) => head.slug === slug);
  const changed = read.filter(({ ruleSet, hash }) => {
    const head = headOf(ruleSet.id);

    return !head || head.withdrawn || head.contentHash !== hash;
  });
  const gone = heads.filter(
    ({ slug, withdrawn }) => !withdrawn && !read.some(({ ruleSet }) => ruleSet.id === slug),
  );
  await tx.insertMissing(RuleSetRecord, [
    ...changed.map(({ ruleSet, hash, text }) => ({
      slug: ruleSet.id,
      revision: (headOf(ruleSet.id)?.revision ?? 0) + 1,
      contentHash: hash,
      source: text,
      withdrawn: false,
    })),
    ...gone.map(({ slug, revision, contentHash }) => ({
      slug,
      revision: revision + 1,
      contentHash,
      source: '',
      withdrawn: true,
    })),
  ]);

  return { added: changed.map(({ ruleSet }) => ruleSet.id), withdrawn: gone.map(({ slug }) => slug) };
}
