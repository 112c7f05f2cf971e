import { Injectable } from '@nestjs/common';
import {
  emptyFrontier,
  frontierOf,
  logEntry,
  nodesForFrontier,
  sealBatch,
  type Frontier,
  type SealedBatch,
} from '@cohesion/certificates';
import { SocietySigners } from '../issuers/society-signers.service.js';
import { systemOf } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { Tx } from '../platform/tx.js';
import { mustHave, readNodes } from './log-nodes.js';

/** What one transaction seals at most. */
const batch = 5000;

type Pending = Readonly<{ id: string; entry: string }>;

/**
 * Gives what waits its place in the log and signs the head after it, in one transaction: whatever dies before its end has
 * done nothing. One at a time for each society.
 */
@Injectable()
export class LogSealing {
  constructor(
    private readonly database: Database,
    private readonly signers: SocietySigners,
    private readonly clock: Clock,
  ) {}

  /** Seals all that waits, a batch at a time; answers how many entries that were. No stolen key is behind the newest head then. */
  async sealAll(societyId: string): Promise<number> {
    let total = 0;
    for (let sealed = batch; sealed === batch; total += sealed) sealed = await this.seal(societyId);
    await this.sealStolenAgain(societyId);

    return total;
  }

  /** Signs the newest head with the key of today when the one that signed it was stolen: the same size and root. */
  private async sealStolenAgain(societyId: string): Promise<void> {
    const system = systemOf(societyId);
    if (!(await this.database.as(system, (tx) => stolenHead(tx, societyId)))) return;
    // What is at hand may be the stolen one.
    this.signers.forget(societyId);
    const { log, keyIds } = await this.signers.of(societyId);
    await this.database.as(
      system,
      async (tx) => {
        const head = await stolenHead(tx, societyId);
        if (!head) return;
        const createdAt = this.clock.now();
        const sealed = await sealBatch(await frontier(tx, societyId), [], {
          origin: log.origin,
          time: createdAt.toISOString(),
          signer: log.signer,
        });
        await writeHead(tx, societyId, {
          size: sealed.head.size,
          number: head.number + 1,
          checkpoint: sealed.checkpoint,
          keyId: keyIds.log,
          createdAt,
        });
      },
      lockOf(societyId),
    );
  }

  /** Seals what waits, as far as a batch goes; answers how many entries that were. */
  private async seal(societyId: string): Promise<number> {
    if (!(await this.isWaiting(societyId))) return 0;
    const { log, keyIds } = await this.signers.of(societyId);

    return this.database.as(
      systemOf(societyId),
      async (tx) => {
        const pending = await tx.query<Pending>(
          `select pending.entry_id as id, entry.entry from log_pending pending
           join log_entries entry on entry.id = pending.entry_id
           where pending.society_id = $1 order by pending.entry_id limit ${batch}`,
          [societyId],
        );
        if (pending.length === 0) return 0;
        const time = this.clock.now();
        const entries = pending.map(({ entry }) => logEntry.parse(JSON.parse(entry)));
        const sealed = await sealBatch(await frontier(tx, societyId), entries, {
          origin: log.origin,
          time: time.toISOString(),
          signer: log.signer,
        });
        await write(tx, societyId, { pending, sealed, time, keyId: keyIds.log });

        return pending.length;
      },
      lockOf(societyId),
    );
  }

  /** Asked before the lock is: of many who come, one finds something to do. */
  private isWaiting(societyId: string): Promise<boolean> {
    return this.database.as(systemOf(societyId), async (tx) => {
      const rows = await tx.query('select from log_pending where society_id = $1 limit 1', [societyId]);

      return rows.length > 0;
    });
  }
}

const lockOf = (societyId: string): string => `log ${societyId}`;

/** The newest head, if a stolen key signed it. */
async function stolenHead(tx: Tx, societyId: string): Promise<{ number: number } | undefined> {
  const [head] = await tx.query<{ number: number; stolen: boolean }>(
    `select number, any_stolen(array[key_id]) as stolen from log_heads
     where society_id = $1 order by size desc, number desc limit 1`,
    [societyId],
  );

  return head?.stolen ? head : undefined;
}

/** Where the log ends: its size and the complete subtrees that make it up. */
async function frontier(tx: Tx, societyId: string): Promise<Frontier> {
  const [head] = await tx.query<{ size: number }>(
    'select size from log_heads where society_id = $1 order by size desc limit 1',
    [societyId],
  );
  if (!head) return emptyFrontier;
  const read = await readNodes(tx, societyId, nodesForFrontier(head.size));

  return mustHave(frontierOf(head.size, read), `a subtree below ${head.size}`);
}

async function write(
  tx: Tx,
  societyId: string,
  {
    pending,
    sealed,
    time,
    keyId,
  }: { pending: readonly Pending[]; sealed: SealedBatch; time: Date; keyId: string },
): Promise<void> {
  const { leaves, nodes, head, checkpoint } = sealed;
  const ids = pending.map(({ id }) => id);
  await tx.query(
    `insert into log_leaves (society_id, index, entry_id)
     select $1, leaf.index, leaf.entry_id from unnest($2::int[], $3::uuid[]) leaf (index, entry_id)`,
    [societyId, leaves.map(({ index }) => index), ids],
  );
  await tx.query(
    `insert into log_nodes (society_id, level, index, hash)
     select $1, node.level, node.index, node.hash from unnest($2::int[], $3::int[], $4::bytea[]) node (level, index, hash)`,
    [
      societyId,
      nodes.map(({ level }) => level),
      nodes.map(({ index }) => index),
      nodes.map(({ hash }) => Buffer.from(hash)),
    ],
  );
  await writeHead(tx, societyId, { size: head.size, number: 1, checkpoint, keyId, createdAt: time });
  await tx.query('delete from log_pending where entry_id = any($1)', [ids]);
}

type SignedHead = Readonly<{
  size: number;
  number: number;
  checkpoint: string;
  keyId: string;
  createdAt: Date;
}>;

async function writeHead(tx: Tx, societyId: string, head: SignedHead): Promise<void> {
  await tx.query(
    'insert into log_heads (society_id, size, number, checkpoint, key_id, created_at) values ($1, $2, $3, $4, $5, $6)',
    [societyId, head.size, head.number, head.checkpoint, head.keyId, head.createdAt],
  );
}
