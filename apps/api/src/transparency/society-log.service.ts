import { Injectable } from '@nestjs/common';
import {
  entryHash,
  inclusionProof,
  logEntry,
  nodesForInclusion,
  writeEntry,
  type LogEntry,
  type ProofBundle,
} from '@cohesion/certificates';
import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import type { Tx } from '../platform/tx.js';
import { mustHave, readNodes } from './log-nodes.js';
import { LogSealing } from './log-sealing.service.js';
import { sealLog } from './transparency.jobs.js';

/** What happened to a certificate, as the public log says it. */
export type LoggedEvent = Readonly<{
  societyId: string;
  /** The version that holds after it. */
  certificateId: string;
  kind: LogEntry['kind'];
  code: string;
  /** `digestOf` the claims of that version. */
  digest: string;
  time: Date;
}>;

/** What a certificate carries of the log: its entry, its place, a signed head, and the way between the two. */
export type LogProof = Omit<ProofBundle, 'version'>;
/** With the key that signed the head; null for a head whose key nobody knows. */
export type SignedProof = Readonly<{ proof: LogProof; keyId: string | null }>;

/** A society's public log: every award, supersession, revocation and reinstatement, in the order in which it was sealed. */
@Injectable()
export class SocietyLog {
  constructor(
    private readonly database: Database,
    private readonly sealing: LogSealing,
  ) {}

  /**
   * Writes that something happened to a certificate, in the transaction in which it did. A version is issued once: a
   * second award or supersession of it fails, and so does whoever writes about the same code at the same time.
   */
  async append(tx: Tx, event: LoggedEvent): Promise<void> {
    const { societyId, certificateId, kind, code, digest, time } = event;
    const last = kind === 'award' ? null : await lastOf(tx, event);
    const entry: LogEntry = {
      kind,
      code,
      digest,
      time: time.toISOString(),
      previous: last?.hash.toString('hex') ?? null,
    };
    await tx.query(
      `with made as (select uuidv7() as id),
         entry as (
           insert into log_entries (id, society_id, certificate_id, code, number, kind, entry, hash)
           select id, $1::uuid, $2::uuid, $3::text, $4::int, $5::text, $6::text, $7::bytea from made
         )
       insert into log_pending (entry_id, society_id) select id, $1::uuid from made`,
      [
        societyId,
        certificateId,
        code,
        (last?.number ?? 0) + 1,
        kind,
        writeEntry(entry),
        Buffer.from(entryHash(entry)),
      ],
    );
    // A certificate asks for its proof when it is rendered, and is sealed by that; the others have no page to render.
    if (!isIssuing(kind)) await tx.enqueue(sealLog, { societyId });
  }

  /**
   * The proof that a certificate version was issued, from the first head that covers it and that no stolen key signed, so the
   * same each time until a key is stolen; its entry is sealed now when it was not yet. Fails when there is no entry, which
   * whoever issued it owed.
   */
  async proofOf(societyId: string, certificateId: string): Promise<LogProof> {
    return (await this.signedProofOf(societyId, certificateId)).proof;
  }

  async signedProofOf(societyId: string, certificateId: string): Promise<SignedProof> {
    const proof = await this.sealedProof(societyId, certificateId);
    if (proof) return proof;
    await this.sealing.sealAll(societyId);

    return mustHave(await this.sealedProof(societyId, certificateId), `the entry of ${certificateId}`);
  }

  private sealedProof(societyId: string, certificateId: string): Promise<SignedProof | null> {
    return this.database.as(systemOf(societyId), async (tx) => {
      const [row] = await tx.query<Sealed>(
        `select entry.entry, leaf.index, head.size, head.checkpoint as head, head.key_id as "keyId"
         from log_entries entry
         join log_leaves leaf on leaf.entry_id = entry.id
         cross join lateral (
           select size, checkpoint, key_id from log_heads
           where society_id = entry.society_id and size > leaf.index and not any_stolen(array[key_id])
           order by size, number desc limit 1
         ) head
         where entry.certificate_id = $2 and entry.society_id = $1 and entry.kind in ('award', 'supersession')`,
        [societyId, certificateId],
      );
      if (!row) return null;
      const { entry, index, size, head, keyId } = row;
      const read = await readNodes(tx, societyId, nodesForInclusion(index, size));
      const path = mustHave(inclusionProof(index, size, read), `a subtree beside leaf ${index} of ${size}`);

      return { proof: { entry: logEntry.parse(JSON.parse(entry)), index, head, path }, keyId };
    });
  }
}

type Sealed = Readonly<{ entry: string; index: number; size: number; head: string; keyId: string | null }>;

const isIssuing = (kind: LogEntry['kind']): boolean => kind === 'award' || kind === 'supersession';

/** The newest entry about a certificate, sealed or not. None about one that is older than the log. */
async function lastOf(
  tx: Tx,
  { societyId, code }: LoggedEvent,
): Promise<{ number: number; hash: Buffer } | undefined> {
  const [last] = await tx.query<{ number: number; hash: Buffer }>(
    'select number, hash from log_entries where society_id = $1 and code = $2 order by number desc limit 1',
    [societyId, code],
  );

  return last;
}
