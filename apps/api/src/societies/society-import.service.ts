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
import { SocietiesService } from './societies.service.js';
import { Society } from './society.entity.js';
import {
  type ApprovalEntry,
  type CourseOffer,
  type DemoAccount,
  readSocietyFile,
  type SocietyFile,
} from './society-file.js';
import { ContentMistakes, type YamlSource } from './yaml-reader.js';

export type ImportedSociety = Readonly<{
  id: string;
  slug: string;
  changed: boolean;
  /** Which courses count for which bodies: for the import of courses. */
  offers: readonly CourseOffer[];
  demoAccounts: readonly DemoAccount[];
}>;

type Wanted = Omit<Society, 'id' | 'createdAt'>;

/** Brings societies and their approvals in line with `content/societies`. */
@Injectable()
export class SocietyImportService {
  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
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
   * Idempotent: the same text changes nothing. An approval that is in the records stays as it is; new words or numbers
   * need an entry of their own with its own validFrom. Throws `ContentMistakes` and writes nothing when the text is off.
   */
  async importSociety(text: string, file: string): Promise<ImportedSociety> {
    const source = readSocietyFile(text, file);
    const { slug, offers, demoAccounts } = source.value;
    const id = await this.idOf(slug);
    const changed = await this.database.as(systemOf(id), async (tx) => {
      await tx.lock('society-import');
      await refuseTakenHost(tx, id, source);
      const recordChanged = await writeRecord(tx, id, wantedOf(source.value));
      const approvalsChanged = await addApprovals(tx, id, source);

      return recordChanged || approvalsChanged;
    });
    if (changed) this.societies.forget();

    return { id, slug, changed, offers, demoAccounts };
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

async function addApprovals(
  tx: Tx,
  societyId: string,
  { value, mistakeAt }: YamlSource<SocietyFile>,
): Promise<boolean> {
  const known = await tx.find(Approval, { where: { societyId } });
  const recorded = (entry: ApprovalEntry): Approval | undefined =>
    known.find(({ body, validFrom }) => body === entry.body && validFrom === entry.validFrom);

  const mistakes = value.approvals.flatMap((entry, index) => {
    const approval = recorded(entry);

    return approval && !says(approval, entry)
      ? [
          mistakeAt(
            ['approvals', index],
            `${entry.body} from ${entry.validFrom} is in the records with other words; leave it and add an entry with its own validFrom`,
          ),
        ]
      : [];
  });
  if (mistakes.length > 0) throw new ContentMistakes(mistakes);

  const missing = value.approvals.filter((entry) => !recorded(entry));

  return (
    (await tx.insertMissing(
      Approval,
      missing.map((entry) => ({ societyId, ...entry })),
    )) > 0
  );
}

function says(approval: Approval, entry: ApprovalEntry): boolean {
  const { body, bodyName, providerNumber, approvalNumber, formats, statement, validFrom, validTo } = approval;

  return isDeepStrictEqual(
    { body, bodyName, providerNumber, approvalNumber, formats, statement, validFrom, validTo },
    entry,
  );
}
