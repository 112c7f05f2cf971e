import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable, Logger, StreamableFile } from '@nestjs/common';
import { formatCode } from '@cohesion/certificates';
import type { ArchiveSearch } from '@cohesion/contracts';
import { create as contentDisposition } from 'content-disposition';
import { RateLimits } from '../../accounts/rate-limits.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { asCsv } from '../../platform/csv.js';
import { Database } from '../../platform/database.js';
import { FileStore } from '../../platform/files.js';
import { AppError } from '../../platform/problem.js';
import { mostZipBytes, zipped, type ZipEntry } from '../../platform/zip.js';
import { WorkAccess } from '../../societies/work-access.service.js';
import { archived, type Archived, type Wanted } from './archived.js';
import { CertificateRuns } from './certificate-runs.service.js';

/** For one person in an hour. */
const archives = { window: 3600, max: 30 };

type Packed = Readonly<{ certificate: Archived; sha256: string; file: string; note: string }>;

/** Certificates packed together for a society's own shelf, with a list and the hash of each: read one by one while they go out. */
@Injectable()
export class CertificateArchive {
  private readonly logger = new Logger(CertificateArchive.name);

  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly runs: CertificateRuns,
    private readonly files: FileStore,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** Those that a run issued, and those that its people had already. */
  async ofRun(actor: Person, org: string, id: string): Promise<StreamableFile> {
    const { completedOn } = await this.runs.within(actor, org, id, (_tx, run) => Promise.resolve(run));

    return this.archive(actor, { runId: id }, `Certificates ${completedOn}.zip`);
  }

  /** Those of a course by the day they were earned, both days included. */
  async ofCourse(actor: Person, org: string, { course, from, to }: ArchiveSearch): Promise<StreamableFile> {
    const { id: societyId } = await this.access.keep(actor, org);
    if (from > to)
      throw new AppError('invalid-request', [{ field: 'to', message: 'The last day is before the first' }]);

    return this.archive(
      actor,
      { societyId, course, from, to },
      `Certificates ${course} ${from} to ${to}.zip`,
    );
  }

  private async archive(actor: Person, wanted: Wanted, name: string): Promise<StreamableFile> {
    await this.limits.refuseBeyond(`certificate-archive ${actor.personId}`, archives);
    const content = zipped(this.entries(actor, wanted), this.clock.now());

    return new StreamableFile(Readable.from(content, { objectMode: false }), {
      type: 'application/zip',
      disposition: contentDisposition(name),
    });
  }

  /** The list comes last: it tells what really went in. */
  private async *entries(actor: Person, wanted: Wanted): AsyncGenerator<ZipEntry> {
    const packed: Packed[] = [];
    let total = 0;
    for await (const certificate of this.certificates(actor, wanted)) {
      if (certificate.storageKey === null) packed.push(leftOut(certificate, notReady(certificate)));
      else if (total + certificate.bytes > mostZipBytes) packed.push(leftOut(certificate, tooLarge));
      else {
        total += certificate.bytes;
        const entry = await this.stored(packed, certificate, certificate.storageKey);
        if (entry) yield entry;
      }
    }
    yield text('manifest.csv', manifest(packed));
    yield text('SHA256SUMS', sums(packed));
    yield text('README.txt', summary(packed));
  }

  /** Page by page, each in a transaction of its own: a slow download keeps none open. */
  private async *certificates(actor: Person, wanted: Wanted): AsyncGenerator<Archived> {
    let after: string | null = null;
    do {
      const page: Archived[] = await this.database.as(actor, (tx) => archived(tx, wanted, after));
      yield* page;
      after = page.at(-1)?.id ?? null;
    } while (after !== null);
  }

  /** A file that cannot be read does not keep anyone from the others. */
  private async stored(
    packed: Packed[],
    certificate: Archived,
    storageKey: string,
  ): Promise<ZipEntry | undefined> {
    const name = `${formatCode(certificate.code)}-v${certificate.version}.pdf`;
    try {
      const content = await this.files.read(storageKey);

      return { name, isText: false, content: counted(content, { certificate, file: name }, packed) };
    } catch (error) {
      this.logger.error({ storageKey, err: error }, 'A file of an archive cannot be read');
      packed.push(leftOut(certificate, 'Not in the archive: it could not be read.'));

      return undefined;
    }
  }
}

const tooLarge = 'Not in the archive, which would be too large. Download it by itself.';

const notReady = ({ problem }: Archived): string =>
  problem === null ? 'Not ready yet.' : `Cannot be made: ${problem}`;

const leftOut = (certificate: Archived, note: string): Packed => ({
  certificate,
  sha256: '',
  file: '',
  note,
});

const text = (name: string, content: string): ZipEntry => ({
  name,
  isText: true,
  content: Readable.from([Buffer.from(content)]),
});

/** The same bytes; what they were is written down when they have gone by. */
async function* counted(
  content: Readable,
  { certificate, file }: Pick<Packed, 'certificate' | 'file'>,
  packed: Packed[],
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of content) {
    const part: Uint8Array = chunk;
    hash.update(part);
    yield part;
  }
  const sha256 = hash.digest('hex');
  const had = certificate.before ? 'Had it already.' : '';
  const note =
    sha256 === certificate.sha256 ? had : `Not as it was kept: its SHA-256 was ${certificate.sha256}.`;
  packed.push({ certificate, sha256, file, note });
}

const manifest = (packed: readonly Packed[]): string =>
  asCsv(
    ['Code', 'Name', 'Title', 'Credit', 'Body', 'Completed', 'Status', 'SHA-256', 'File', 'Note'],
    packed.map(({ certificate, sha256, file, note }) => [
      formatCode(certificate.code),
      certificate.name,
      certificate.title,
      `${certificate.amount} ${certificate.unit}`,
      certificate.bodyName,
      certificate.completedOn,
      certificate.revoked ? 'revoked' : 'current',
      sha256,
      file,
      note,
    ]),
  );

/** As `sha256sum --check` reads it. */
const sums = (packed: readonly Packed[]): string =>
  packed.flatMap(({ sha256, file }) => (file === '' ? [] : [`${sha256}  ${file}\n`])).join('');

function summary(packed: readonly Packed[]): string {
  const inside = packed.filter(({ file }) => file !== '').length;
  const missing = packed.length - inside;
  const rest = missing === 0 ? 'None is missing.' : `${missing} could not be included; the list says why.`;

  return `${inside} certificates. ${rest}\n\nmanifest.csv lists them. "sha256sum --check SHA256SUMS" tells whether the files are as they were when they were packed.\n`;
}
