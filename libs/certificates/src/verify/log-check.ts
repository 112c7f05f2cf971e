import { readUtf8 } from '../credential/bytes.js';
import type { KnownIssuer } from '../credential/did-web.js';
import type { JsonObject } from '../credential/json.js';
import { digestOf } from '../transparency/entry.js';
import { readProofBundle, verifyProofBundle } from '../transparency/proof-bundle.js';
import { verifyConsistency } from '../transparency/proofs.js';
import { readTreeHead, type TreeHead } from '../transparency/tree-head.js';
import { notOk, ok, unchecked, type Check } from './check.js';
import type { Sources } from './sources.js';
import { codeOf } from './summary.js';

const notAtHand = 'the society’s published keys were not at hand';

/** Whether the certificate is in its society's public log, and the log has since only grown. */
export async function checkLog(
  proof: Uint8Array | undefined,
  credential: JsonObject,
  issuer: KnownIssuer | null,
  sources: Sources,
): Promise<Check[]> {
  if (!proof) return [unchecked('log-entry', 'The file carries no proof from the society’s public log.')];
  const bundle = readProofBundle(readUtf8(proof) ?? '');
  if (!bundle) return [notOk('log-entry', 'The proof from the society’s public log is damaged.')];
  const { entry } = bundle;
  const fits = entry.code === codeOf(credential) && entry.digest === digestOf(credential);
  if (!fits) return [notOk('log-entry', 'The entry from the public log is about another certificate.')];
  // Its revocation and the taking back of that are about the same certificate, and prove nothing of its issuing.
  if (entry.kind !== 'award' && entry.kind !== 'supersession') {
    return [
      notOk(
        'log-entry',
        'The entry from the public log is not the one by which this certificate was issued.',
      ),
    ];
  }
  if (!issuer) return [unchecked('log-entry', `The public log could not be checked: ${notAtHand}.`)];

  const keys = logKeys(issuer);
  const verdict = verifyProofBundle(bundle, keys);
  if (!verdict.ok) {
    const why =
      verdict.reason === 'entry-not-in-tree'
        ? 'The certificate is not in the public log that its proof names.'
        : verifyProofBundle(bundle, withdrawnKeys(issuer)).ok
          ? 'The society has withdrawn the key that sealed the state of the public log in its proof.'
          : 'The proof names a state of the public log that the society did not sign.';
    return [notOk('log-entry', why)];
  }
  const { head } = verdict;
  const log = issuer.logs.find(({ origin }) => origin === head.origin);
  if (!log) return [notOk('log-entry', 'The proof is from a log that the society does not publish.')];
  const entered = ok(
    'log-entry',
    `It is entry ${bundle.index + 1} of the society’s public log, sealed ${head.time}.`,
  );

  return [entered, await checkHistory(head, log, keys, sources)];
}

async function checkHistory(
  head: TreeHead,
  log: { origin: string; url: string },
  keys: readonly Uint8Array[],
  sources: Sources,
): Promise<Check> {
  const progress = await sources.log(log, head.size);
  if (!progress) {
    return unchecked(
      'log-history',
      'Whether the public log still contains everything it did could not be checked: its newest state was not at hand.',
    );
  }
  const newest = readTreeHead(progress.head, keys);
  if (!newest.ok || newest.head.origin !== head.origin) {
    return notOk('log-history', 'The newest state of the public log is not signed by the society.');
  }
  return verifyConsistency(head, newest.head, progress.proof)
    ? ok(
        'log-history',
        `The public log has only grown since, to ${newest.head.size} ${newest.head.size === 1 ? 'entry' : 'entries'}.`,
      )
    : notOk('log-history', 'The public log was rewritten: entries that it had were changed or removed.');
}

const logKeys = (issuer: KnownIssuer): Uint8Array[] => sealingKeys(issuer, false);

/** Nothing that they signed counts; with them one can say why. */
const withdrawnKeys = (issuer: KnownIssuer): Uint8Array[] => sealingKeys(issuer, true);

function sealingKeys({ keys }: KnownIssuer, withdrawn: boolean): Uint8Array[] {
  return keys.flatMap(({ ed25519, asserts, revoked }) =>
    ed25519 && !asserts && (revoked !== null) === withdrawn ? [ed25519] : [],
  );
}
