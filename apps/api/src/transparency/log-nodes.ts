import type { NodeId, NodeReader } from '@cohesion/certificates';
import type { Tx } from '../platform/tx.js';

/** Reads these complete subtrees of a society's log at once. */
export async function readNodes(tx: Tx, societyId: string, ids: readonly NodeId[]): Promise<NodeReader> {
  const rows =
    ids.length === 0
      ? []
      : await tx.query<{ level: number; index: number; hash: Buffer }>(
          `select node.level, node.index, node.hash
           from unnest($2::int[], $3::int[]) wanted (level, index)
           join log_nodes node on node.society_id = $1 and node.level = wanted.level and node.index = wanted.index`,
          [societyId, ids.map(({ level }) => level), ids.map(({ index }) => index)],
        );
  const hashes = new Map(rows.map(({ level, index, hash }) => [nameOf({ level, index }), hash]));

  return (id) => hashes.get(nameOf(id)) ?? null;
}

const nameOf = ({ level, index }: NodeId): string => `${level}/${index}`;

/** What the library wants of a log and the log does not have: somebody took rows out of it. */
export function mustHave<T>(found: T | null, what: string): T {
  if (found === null) throw new Error(`The public log is damaged: ${what} is missing`);

  return found;
}
