import { achievementCredential } from '../../credential/achievement.js';
import { base64Text } from '../../credential/bytes.js';
import { proveCredential } from '../../credential/data-integrity.js';
import type { CredentialFacts } from '../../credential/facts.js';
import type { Json, JsonObject } from '../../credential/json.js';
import { credentialJwt } from '../../credential/jwt.js';
import { statusListCredential } from '../../credential/status-list.js';
import {
  did,
  firstKey,
  host,
  issuedAt,
  logKey,
  logOrigin,
  someCredentialFacts,
  someDidDocument,
} from './credentials.js';
import { renderCertificate } from '../../page.js';
import { signPdf } from '../../signature/sign-pdf.js';
import type { DocumentSigner } from '../../signature/signer.js';
import { readFonts, someFacts } from '../builders.js';
import { digestOf, type LogEntry } from '../../transparency/entry.js';
import { emptyFrontier } from '../../transparency/frontier.js';
import { consistencyProof, inclusionProof } from '../../transparency/proofs.js';
import { sealBatch } from '../../transparency/seal.js';
import type { NodeReader, StoredNode } from '../../transparency/tree.js';
import { credentialAttachments } from '../../verify/attachments.js';
import { sourcesFrom } from '../../verify/sources.js';

const fonts = readFonts();
const seal = { origin: logOrigin, signer: logKey };

function reader(nodes: readonly StoredNode[]): NodeReader {
  return ({ level, index }) =>
    nodes.find((node) => node.level === level && node.index === index)?.hash ?? null;
}

export function entryOf(code: string, credential: JsonObject): LogEntry {
  return { kind: 'award', code, digest: digestOf(credential), time: issuedAt, previous: null };
}

/** Entries of other certificates. */
export function otherEntries(count: number, from = 0): LogEntry[] {
  return Array.from({ length: count }, (_, place) =>
    entryOf(`OTHER${from + place}`, { place: from + place }),
  );
}

interface IssueOptions {
  facts?: Partial<CredentialFacts>;
  /** Makes another credential, or another log entry, than an honest society would. */
  credential?: (honest: JsonObject) => JsonObject;
  entry?: (honest: LogEntry) => LogEntry;
  signers: readonly DocumentSigner[];
  /** Later than the award when its keys are newer. */
  signedAt?: string;
}

/** A certificate with all that it carries, as a society issues it: the sixth entry of its log of eleven. */
export async function issued({
  facts,
  credential: alter,
  entry: forge,
  signers,
  signedAt = issuedAt,
}: IssueOptions) {
  const claims = achievementCredential(someCredentialFacts(facts));
  const proved = await proveCredential(claims, firstKey, signedAt);
  const credential = alter ? alter(proved) : proved;
  const entry = entryOf('7K4M92QX', claims);
  const batch = await sealBatch(emptyFrontier, [...otherEntries(5), entry, ...otherEntries(5, 6)], {
    ...seal,
    time: '2026-11-15T15:03:00Z',
  });
  const attachments = credentialAttachments({
    credential,
    token: await credentialJwt(claims, firstKey, signedAt),
    log: {
      entry: forge ? forge(entry) : entry,
      index: 5,
      head: batch.checkpoint,
      path: inclusionProof(5, 11, reader(batch.nodes)) ?? [],
    },
  });
  const rendering = renderCertificate(someFacts(), fonts, { paper: 'letter', attachments });
  if (!rendering.ok) throw new Error(rendering.problem);
  let pdf = rendering.pdf;
  for (const signer of signers) {
    const signing = await signPdf(pdf, signer, { at: signedAt, reason: 'Issued', place: 'Atlanta, Georgia' });
    if (!signing.ok) throw new Error(signing.reason);
    pdf = signing.pdf;
  }
  return { pdf, entry, batch };
}

interface WebOptions {
  signer: DocumentSigner;
  revoked?: readonly number[];
  superseded?: readonly number[];
  /** All entries of the log today. */
  entries: readonly LogEntry[];
  change?: Parameters<typeof someDidDocument>[1];
}

/** What the society publishes, as a map of addresses, and sources that read it. */
export async function published({ signer, revoked = [], superseded = [], entries, change }: WebOptions) {
  const { status } = someCredentialFacts();
  const { certificate } = signer;
  const now = '2026-11-20T00:00:00Z';
  const key = {
    id: `${did}#document-1`,
    purpose: 'document' as const,
    certificate: certificate.der,
    jwk: certificate.jwk,
    usedFrom: '2026-01-01T00:00:00Z',
    usedUntil: null,
    revoked: null,
  };
  const list = (url: string, purpose: 'revocation' | 'refresh', set: readonly number[]) =>
    proveCredential(
      statusListCredential({ url, issuer: did, purpose, validFrom: issuedAt, set }),
      firstKey,
      now,
    );
  const today = await sealBatch(emptyFrontier, entries, { ...seal, time: now });
  const proof = consistencyProof(11, today.head.size, reader(today.nodes)) ?? [];
  const pages = new Map<string, Json>([
    [`${host}/societies/sample/did.json`, someDidDocument([key], change)],
    [status.revocation.list, await list(status.revocation.list, 'revocation', revoked)],
    [status.supersession.list, await list(status.supersession.list, 'refresh', superseded)],
    [
      `${host}/log/sample/consistency?from=11`,
      { head: today.checkpoint, proof: proof.map(base64Text.write) },
    ],
  ]);
  return { pages, sources: sourcesFrom((url) => Promise.resolve(pages.get(url) ?? null)) };
}
