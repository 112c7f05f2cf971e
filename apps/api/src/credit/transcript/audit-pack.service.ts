import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import type { AuditPackContents, Transcript } from '@cohesion/contracts';
import { RateLimits } from '../../accounts/rate-limits.service.js';
import { CertificatesLookup } from '../../certificates/certificates-lookup.service.js';
import type { Person } from '../../platform/actor.js';
import { Database } from '../../platform/database.js';
import { FileStore } from '../../platform/files.js';
import { mostZipBytes, zipped, type ZipEntry } from '../../platform/zip.js';
import { OutsideHoursRecords } from '../outside-hours/outside-hours-records.service.js';
import { indexCsv, indexPage, type Packed, type PackIndex } from './audit-index.js';
import { planAuditPack, slug, type AuditPlan, type Described, type StoredFile } from './audit-plan.js';
import { PracticePages, type PracticePage } from './practice-pages.service.js';
import { transcriptCsv } from './transcript-csv.js';
import { TranscriptPdf } from './transcript-pdf.service.js';
import { TranscriptsService, type MadeTranscript } from './transcripts.service.js';

/** For one person in an hour. */
const packs = { window: 3600, max: 30 };

type Gathered = MadeTranscript & Readonly<{ plan: AuditPlan; pages: readonly PracticePage[] }>;

/** Everything an audit of one cycle asks for, in one file that opens without our software. */
@Injectable()
export class AuditPackService {
  private readonly logger = new Logger(AuditPackService.name);

  constructor(
    private readonly database: Database,
    private readonly transcripts: TranscriptsService,
    private readonly paper: TranscriptPdf,
    private readonly certificates: CertificatesLookup,
    private readonly outsideHours: OutsideHoursRecords,
    private readonly practice: PracticePages,
    private readonly files: FileStore,
    private readonly limits: RateLimits,
  ) {}

  /** What the pack would hold right now. */
  async contents(actor: Person, licenseId: string, cycle: string): Promise<AuditPackContents> {
    const { plan, pages } = await this.gather(actor, licenseId, cycle);
    const stored = [...plan.certificates, ...plan.proofs];

    return {
      // The transcript three times, the index twice, each signed page with its text.
      files: stored.length + pages.length * 2 + 5,
      bytes: stored.reduce((sum, { bytes }) => sum + bytes, 0),
      certificates: plan.certificates.length,
      proofs: plan.proofs.length,
      practicePages: pages.length,
      pending: plan.absent.map(({ code, title }) => ({ code, title })),
      withoutProof: plan.withoutProof.map(({ recordId, title, date }) => ({
        recordId,
        title,
        completedOn: date,
      })),
    };
  }

  /** Refusals come before the first byte. Files are read one after the other while they are sent. */
  async pack(
    actor: Person,
    licenseId: string,
    cycle: string,
  ): Promise<{ transcript: Transcript; content: Readable }> {
    await this.limits.refuseBeyond(`audit-pack ${actor.personId}`, packs);
    const gathered = await this.gather(actor, licenseId, cycle);
    const pdf = this.paper.render(gathered.transcript, gathered.society);
    const date = new Date(gathered.transcript.madeAt);

    return {
      transcript: gathered.transcript,
      content: Readable.from(zipped(this.entries(gathered, pdf), date), { objectMode: false }),
    };
  }

  private async gather(actor: Person, licenseId: string, cycle: string): Promise<Gathered> {
    const made = await this.transcripts.make(actor, licenseId, cycle);
    const { lines } = made.ledger;
    const certificateIds = lines.flatMap(({ certificates }) => certificates.map(({ id }) => id));
    const recordIds = [...new Set(lines.map(({ recordId }) => recordId))];

    return this.database.as(actor, async (tx) => {
      const outside = await this.outsideHours.described(tx, actor.personId);

      return {
        ...made,
        plan: planAuditPack({
          lines,
          certificates: await this.certificates.stored(tx, certificateIds),
          proofs: new Map(outside.map(({ record, proofs }) => [record.id, proofs])),
        }),
        pages: await this.practice.of(tx, actor.personId, recordIds),
      };
    });
  }

  /** The index comes last: it tells what really went in. */
  private async *entries({ transcript, plan, pages }: Gathered, pdf: Uint8Array): AsyncGenerator<ZipEntry> {
    const packed: Packed[] = [];
    const own: Described = {
      kind: 'Transcript',
      date: transcript.madeAt.slice(0, 10),
      title: 'Transcript of continuing education',
      hours: transcript.counted,
      counted: transcript.headline,
    };
    yield written(packed, { ...own, name: 'transcript.pdf' }, pdf);
    yield written(packed, { ...own, name: 'transcript.csv' }, Buffer.from(transcriptCsv(transcript)));
    yield written(
      packed,
      { ...own, name: 'transcript.json' },
      Buffer.from(JSON.stringify(transcript, null, 2)),
    );
    let total = 0;
    for (const file of [...plan.certificates, ...plan.proofs]) {
      total += file.bytes;
      const entry = total > mostZipBytes ? leftOut(packed, file) : await this.stored(packed, file);
      if (entry) yield entry;
    }
    for (const [index, { date, title, hours, html, signedText }] of pages.entries()) {
      const described: Described = { kind: 'Practice log', date, title, hours, counted: '' };
      const name = `practice-log/${date}-${slug(title)}-${index + 1}`;
      yield written(packed, { ...described, name: `${name}.html` }, Buffer.from(html));
      yield written(packed, { ...described, name: `${name}.json` }, Buffer.from(signedText));
    }
    const index: PackIndex = { transcript, packed, absent: plan.absent, withoutProof: plan.withoutProof };
    const [csv, html] = [indexCsv(index), indexPage(index)];
    yield text('index.csv', Buffer.from(csv));
    yield text('index.html', Buffer.from(html));
  }

  /** A file that cannot be read does not keep anyone from the others. */
  private async stored(packed: Packed[], file: StoredFile): Promise<ZipEntry | undefined> {
    const { name, storageKey, sha256, ...described } = file;
    try {
      const content = await this.files.read(storageKey);

      return { name, isText: false, content: counted(content, { ...described, name }, sha256, packed) };
    } catch (error) {
      this.logger.error({ storageKey, err: error }, 'A file of an audit pack cannot be read');
      packed.push({
        ...described,
        name,
        bytes: 0,
        sha256,
        note: 'Not in the pack: it could not be read.',
        isHere: false,
      });

      return undefined;
    }
  }
}

function leftOut(packed: Packed[], { storageKey: _, ...file }: StoredFile): undefined {
  packed.push({
    ...file,
    note: 'Not in the pack, which would be too large. Download it by itself.',
    isHere: false,
  });
}

const text = (name: string, bytes: Uint8Array): ZipEntry => ({
  name,
  isText: true,
  content: Readable.from([bytes]),
});

function written(
  packed: Packed[],
  file: Described & Readonly<{ name: string }>,
  bytes: Uint8Array,
): ZipEntry {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  packed.push({ ...file, bytes: bytes.byteLength, sha256, note: '', isHere: true });

  return { name: file.name, isText: !file.name.endsWith('.pdf'), content: Readable.from([bytes]) };
}

/** The same bytes; what they were is written down when they have gone by. */
async function* counted(
  content: Readable,
  file: Described & Readonly<{ name: string }>,
  expected: string,
  packed: Packed[],
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content) {
    const part: Uint8Array = chunk;
    hash.update(part);
    bytes += part.byteLength;
    yield part;
  }
  const sha256 = hash.digest('hex');
  const note = sha256 === expected ? '' : `Not as it was kept: its SHA-256 was ${expected}.`;
  packed.push({ ...file, bytes, sha256, note, isHere: true });
}
