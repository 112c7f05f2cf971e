import { sha256 } from '@noble/hashes/sha2.js';
import { base64Text, joinBytes, sameBytes, utf8 } from '../credential/bytes.js';
import { verifyEd25519, type Ed25519Signer } from '../credential/keys.js';
import type { TreeState } from './proofs.js';

/** What a log states about itself when it seals a batch. */
export interface TreeHead extends TreeState {
  /** The log's name: an address without scheme, such as `learn.example.org/log/agps`. */
  origin: string;
  /** When the batch was sealed, an ISO instant. */
  time: string;
}

const dash = '\u2014';
const ed25519Note = Uint8Array.of(1);

/**
 * Signs a head as a checkpoint, the form that public logs share (C2SP tlog-checkpoint and signed-note): lines of
 * text with origin, size and root, and one signature line. The time is an extension line, so it is signed too.
 */
export async function signTreeHead(head: TreeHead, signer: Ed25519Signer): Promise<string> {
  if (!/^[^\s+]+$/.test(head.origin)) throw new RangeError('A log is named without spaces and plus signs.');
  const text = `${head.origin}\n${head.size}\n${base64Text.write(head.root)}\ntime ${head.time}\n`;
  const signature = await signer.sign(utf8(text));
  const line = base64Text.write(joinBytes(keyHash(head.origin, signer.publicKey), signature));

  return `${text}\n${dash} ${head.origin} ${line}\n`;
}

export type TreeHeadReading =
  | { ok: true; head: TreeHead }
  | { ok: false; reason: 'malformed' | 'signature-by-another-key' | 'signature-wrong' };

/** Reads a signed head and checks that one of the keys signed it. */
export function readTreeHead(note: string, keys: readonly Uint8Array[]): TreeHeadReading {
  const parts =
    /^(([^\s+]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\ntime (\d{4}-\d\d-\d\dT[\d:.]+Z)\n)\n((?:\u2014 [^\s+]+ [A-Za-z0-9+/=]+\n)+)$/.exec(
      note,
    );
  const [, text, origin, size, root, time, lines] = parts ?? [];
  const rootHash = base64Text.read(root ?? '');
  if (text === undefined || origin === undefined || time === undefined || lines === undefined || !rootHash) {
    return { ok: false, reason: 'malformed' };
  }
  const signatures = lines
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, name]) => name === origin)
    .flatMap(([, , signature]) => base64Text.read(signature ?? '') ?? []);
  const known = keys.flatMap((key) =>
    signatures
      .filter((signature) => sameBytes(signature.subarray(0, 4), keyHash(origin, key)))
      .map((signature) => ({ key, signature: signature.subarray(4) })),
  );
  if (known.length === 0) return { ok: false, reason: 'signature-by-another-key' };
  if (!known.some(({ key, signature }) => verifyEd25519(signature, utf8(text), key))) {
    return { ok: false, reason: 'signature-wrong' };
  }
  return { ok: true, head: { origin, size: Number(size), root: rootHash, time } };
}

/** The four bytes by which a signature line names its key (C2SP signed-note). */
function keyHash(name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(joinBytes(utf8(`${name}\n`), ed25519Note, publicKey)).subarray(0, 4);
}
