import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { systemOf } from '../platform/actor.js';
import { CONFIG } from '../platform/config.token.js';
import type { Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import type { Tx } from '../platform/tx.js';
import { Approval } from './approval.entity.js';
import { type ApprovalFacts, approvalMistakes } from './approval-rules.js';
import { Program, type ProgramPerson } from './program.entity.js';
import { SocietiesService } from './societies.service.js';
import { Society } from './society.entity.js';
import {
  type ApprovalEntry,
  type DemoAccount,
  peopleOf,
  readSocietyFile,
  type SocietyFile,
} from './society-file.js';
import { StatementsService } from './statements.service.js';
import { ContentMistakes, type YamlSource } from './yaml-reader.js';

export type ImportedSociety = Readonly<{
  id: string;
  slug: string;
  changed: boolean;
  /** The courses it offers, by the names of their folders. */
  courses: readonly string[];
  demoAccounts: readonly DemoAccount[];
}>;

type Wanted = Omit<Society, 'id' | 'createdAt'>;

/** Brings societies, their approvals and what they offer in line with `content/societies`. */
@Injectable()
export class SocietyImportService {
  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly statements: StatementsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Every file of `content/societies`, in the order of their names. */
  async importAll(): Promise<ImportedSociety[]> {
    const imported: ImportedSociety[] = [];
    for (const name of await this.fileNames()) {
      const text = await readFile(path.join(this.folder, name), 'utf8');
      imported.push(await this.importSociety(text, `content/societies/${name}`));
    }

    return imported;
  }

  /**
   * Idempotent: the same text changes nothing. Other words of an approval or of what is offered become a new version of it;
   * what was changed in the console since the file last said something else stays as it is there. Throws `ContentMistakes`
   * and writes nothing when the text is off.
   */
  async importSociety(text: string, file: string): Promise<ImportedSociety> {
    const source = readSocietyFile(text, file);
    this.refuseBadApprovals(source);
    const { slug, offers, demoAccounts } = source.value;
    const id = await this.idOf(slug);
    const changed = await this.database.as(systemOf(id), async (tx) => {
      await tx.lock('society-import');
      await refuseTakenHost(tx, id, source);
      const recordChanged = await writeRecord(tx, id, wantedOf(source.value));
      const approvalsChanged = await recordApprovals(tx, id, source.value.approvals);
      const programsChanged = await recordPrograms(tx, id, source.value);

      return recordChanged || approvalsChanged || programsChanged;
    });
    if (changed) this.societies.forget();

    return { id, slug, changed, courses: offers.map(({ course }) => course), demoAccounts };
  }

  private refuseBadApprovals({ value, mistakeAt }: YamlSource<SocietyFile>): void {
    const mistakes = value.approvals.flatMap((entry, index) =>
      approvalMistakes(entry, value, this.statements).map(({ field, message }) =>
        mistakeAt(['approvals', index, field], message),
      ),
    );
    if (mistakes.length > 0) throw new ContentMistakes(mistakes);
  }

  private get folder(): string {
    return path.join(this.config.files.content, 'societies');
  }

  private async fileNames(): Promise<string[]> {
    return (await readdir(this.folder)).filter((name) => name.endsWith('.yaml')).sort();
  }

  /** The id the society has or, before it exists, the one it will have: row-level security asks for it first. */
  private idOf(slug: string): Promise<string> {
    return this.database.asDoorkeeper(async (tx) => {
      const [row] = await tx.query<{ id: string }>(
        'select coalesce((select id from societies where slug = $1), uuidv7()) as id',
        [slug],
      );
      if (!row) throw new Error('PostgreSQL answered a question for one row with none');

      return row.id;
    });
  }
}

function wantedOf(file: SocietyFile): Wanted {
  const { slug, name, shortName, host, timeZone, place, sample, brand, policies, signers } = file;

  return { slug, name, shortName, host, timeZone, place, sample, brand, policies, signers };
}

async function refuseTakenHost(
  tx: Tx,
  id: string,
  { value: { host }, mistakeAt }: YamlSource<SocietyFile>,
): Promise<void> {
  const owner = host === null ? null : await tx.findOne(Society, { where: { host } });
  if (owner && owner.id !== id)
    throw new ContentMistakes([mistakeAt(['host'], `is the host of ${owner.slug} already`)]);
}

async function writeRecord(tx: Tx, id: string, wanted: Wanted): Promise<boolean> {
  if ((await tx.insertMissing(Society, [{ id, ...wanted }])) > 0) return true;
  const { createdAt, id: _, ...known } = await tx.need(Society, { where: { id } });
  if (isDeepStrictEqual({ ...known }, wanted)) return false;
  await tx.query(
    `update societies set name = $2, short_name = $3, host = $4, time_zone = $5, place = $6, sample = $7, brand = $8,
       policies = $9, signers = $10
     where id = $1`,
    [
      id,
      wanted.name,
      wanted.shortName,
      wanted.host,
      wanted.timeZone,
      wanted.place,
      wanted.sample,
      JSON.stringify(wanted.brand),
      JSON.stringify(wanted.policies),
      JSON.stringify(wanted.signers),
    ],
  );

  return true;
}

/** Adds what is new, and a new version of what the file says otherwise than it last did. Answers whether it added any. */
async function recordApprovals(
  tx: Tx,
  societyId: string,
  entries: readonly ApprovalEntry[],
): Promise<boolean> {
  const known = await tx.find(Approval, { where: { societyId }, order: { version: 'DESC' } });
  const rows = entries.flatMap((entry) => {
    const said = known.find((approval) => approval.origin === 'file' && isOf(approval, entry));
    if (said && isDeepStrictEqual(factsOf(said), factsOf(entry))) return [];
    const newest = said && known.find(({ seriesId }) => seriesId === said.seriesId);

    return [
      {
        ...factsOf(entry),
        societyId,
        seriesId: newest?.seriesId ?? randomUUID(),
        version: (newest?.version ?? 0) + 1,
        change: newest ? ('changed' as const) : ('added' as const),
        note: newest ? 'The society’s file was changed.' : null,
        origin: 'file' as const,
        recordedBy: null,
      },
    ];
  });

  return (await tx.insertMissing(Approval, rows)) > 0;
}

/** Which approval an entry is about: another body, first day or set of courses is another approval. */
const isOf = (approval: ApprovalFacts, entry: ApprovalFacts): boolean =>
  approval.body === entry.body &&
  approval.validFrom === entry.validFrom &&
  isDeepStrictEqual(approval.courses?.toSorted(), entry.courses?.toSorted());

function factsOf(facts: ApprovalFacts): ApprovalFacts {
  const { body, bodyName, providerNumber, approvalNumber, formats, courses, statement } = facts;
  const { validFrom, validTo } = facts;

  return { body, bodyName, providerNumber, approvalNumber, formats, courses, statement, validFrom, validTo };
}

async function recordPrograms(tx: Tx, societyId: string, { offers, people }: SocietyFile): Promise<boolean> {
  const known = await tx.find(Program, { where: { societyId }, order: { version: 'DESC' } });
  const rows = offers.flatMap((offered) => {
    const { course, bodies } = offered;
    const named: readonly ProgramPerson[] = peopleOf(offered, people);
    const versions = known.filter((program) => program.course === course);
    const said = versions.find(({ origin }) => origin === 'file');
    if (said && isDeepStrictEqual([said.bodies, said.people], [bodies, named])) return [];
    const version = (versions[0]?.version ?? 0) + 1;

    return [{ societyId, course, version, bodies, people: named, origin: 'file' as const, recordedBy: null }];
  });

  return (await tx.insertMissing(Program, rows)) > 0;
}
