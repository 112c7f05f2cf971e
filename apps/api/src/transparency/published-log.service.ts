import { Injectable } from '@nestjs/common';
import {
  consistencyProof,
  inclusionProof,
  logEntry,
  nodesForConsistency,
  nodesForInclusion,
  readCode,
} from '@cohesion/certificates';
import type { LogEntries, LogGrowth, LogInclusion } from '@cohesion/contracts';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { SocietiesService } from '../societies/societies.service.js';
import { mustHave, readNodes } from './log-nodes.js';

type Head = Readonly<{ size: number; checkpoint: string }>;
type Leaf = Readonly<{ index: number; entry: string }>;

/** What is said of one certificate is tens of entries at most; this bounds what one question can cost. */
const mostOfACode = 100;

/** A society's log as anyone may read it. Each answer takes two queries: what was asked about, and its subtrees. */
@Injectable()
export class PublishedLog {
  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
  ) {}

  /** The newest signed head, a checkpoint as text. Before anything was sealed there is none: `not-found`. */
  head(slug: string): Promise<string> {
    return this.read(slug, async (tx, societyId) => (await newestHead(tx, societyId)).checkpoint);
  }

  /**
   * The newest head and the proof that it continues the one of `from` entries. When the log has fewer there is nothing to
   * prove: the head alone shows that it was cut.
   */
  growth(slug: string, from: number): Promise<LogGrowth> {
    return this.read(slug, async (tx, societyId) => {
      const { size, checkpoint } = await newestHead(tx, societyId);
      if (from > size) return { head: checkpoint, proof: [] };
      const read = await readNodes(tx, societyId, nodesForConsistency(from, size));
      const proof = mustHave(consistencyProof(from, size, read), `a subtree between ${from} and ${size}`);

      return { head: checkpoint, proof: proof.map(base64) };
    });
  }

  /** Everything that was sealed about a code, as typed. A code that cannot be one is refused with what is wrong. */
  inclusion(slug: string, typed: string): Promise<LogInclusion> {
    const reading = readCode(typed);
    if (!reading.ok) throw new AppError('code-unreadable', { reason: reading.reason }, reading.sentence);

    return this.read(slug, async (tx, societyId) => {
      const leaves = await tx.query<Leaf & Head>(
        `select leaf.index, entry.entry, head.size, head.checkpoint from log_entries entry
         join log_leaves leaf on leaf.entry_id = entry.id
         cross join (select size, checkpoint from log_heads where society_id = $1 order by size desc, number desc limit 1) head
         where entry.society_id = $1 and entry.code = $2 order by leaf.index limit ${mostOfACode}`,
        [societyId, reading.code],
      );
      const [first] = leaves;
      if (!first)
        throw new AppError('not-found', undefined, 'The public log has no certificate of this code.');
      const { size, checkpoint } = first;
      const wanted = leaves.flatMap(({ index }) => nodesForInclusion(index, size));
      const read = await readNodes(tx, societyId, wanted);

      return {
        head: checkpoint,
        entries: leaves.map(({ index, entry }) => ({
          index,
          entry: logEntry.parse(JSON.parse(entry)),
          path: mustHave(inclusionProof(index, size, read), `a subtree beside leaf ${index}`).map(base64),
        })),
      };
    });
  }

  /** Sealed entries from `start` up to, not including, `end`. */
  entries(slug: string, start: number, end: number): Promise<LogEntries> {
    return this.read(slug, async (tx, societyId) => {
      const leaves = await tx.query<Leaf>(
        `select leaf.index, entry.entry from log_leaves leaf join log_entries entry on entry.id = leaf.entry_id
         where leaf.society_id = $1 and leaf.index >= $2 and leaf.index < $3 order by leaf.index`,
        [societyId, start, end],
      );

      return {
        entries: leaves.map(({ index, entry }) => ({ index, entry: logEntry.parse(JSON.parse(entry)) })),
      };
    });
  }

  private async read<T>(slug: string, work: (tx: Tx, societyId: string) => Promise<T>): Promise<T> {
    const { id } = await this.societies.bySlug(slug);

    return this.database.asReaderOf(id, (tx) => work(tx, id));
  }
}

async function newestHead(tx: Tx, societyId: string): Promise<Head> {
  const [head] = await tx.query<Head>(
    'select size, checkpoint from log_heads where society_id = $1 order by size desc, number desc limit 1',
    [societyId],
  );
  if (!head) throw new AppError('not-found', undefined, 'The public log of this society is empty.');

  return head;
}

const base64 = (hash: Uint8Array): string => Buffer.from(hash).toString('base64');
