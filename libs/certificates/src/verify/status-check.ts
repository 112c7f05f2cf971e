import type { KnownIssuer } from '../credential/did-web.js';
import { idOf, isJsonObject, type Json, type JsonObject } from '../credential/json.js';
import { readStatusList, statusAt, type StatusPurpose } from '../credential/status-list.js';
import { notOk, ok, unchecked, type Check } from './check.js';
import { proofProblem } from './credential-check.js';
import type { Sources } from './sources.js';

const told: Record<StatusPurpose, string> = {
  revocation: 'The society has revoked this certificate.',
  refresh: 'This certificate was superseded: a newer one takes its place.',
};

/** Whether the society's published lists say that the certificate was revoked or superseded. */
export async function checkStatus(
  credential: JsonObject,
  issuer: KnownIssuer | null,
  sources: Sources,
): Promise<Check> {
  const { credentialStatus, refreshService } = credential;
  // Superseded comes first: such a certificate is in both lists, and this says more.
  const entries = [readEntry(refreshService, 'refresh'), readEntry(credentialStatus, 'revocation')];
  if (entries.some((entry) => entry === null)) {
    return notOk('status', 'The credential does not say where its status is published.');
  }
  const checks = await Promise.all(
    entries.filter((entry) => entry !== null).map((entry) => checkEntry(entry, issuer, sources)),
  );
  return (
    checks.find(({ outcome }) => outcome === 'not-ok') ??
    checks.find(({ outcome }) => outcome === 'unchecked') ??
    ok('status', 'It has been neither revoked nor superseded.')
  );
}

interface StatusEntry {
  purpose: StatusPurpose;
  list: string;
  index: number;
}

function readEntry(value: Json | undefined, purpose: StatusPurpose): StatusEntry | null {
  if (!isJsonObject(value)) return null;
  const { type, statusPurpose, statusListCredential: list, statusListIndex: index } = value;
  if (type !== 'BitstringStatusListEntry' || statusPurpose !== purpose) return null;
  if (typeof list !== 'string' || typeof index !== 'string' || !/^\d{1,9}$/.test(index)) return null;

  return { purpose, list, index: Number(index) };
}

async function checkEntry(
  { purpose, list, index }: StatusEntry,
  issuer: KnownIssuer | null,
  sources: Sources,
): Promise<Check> {
  const published = await sources.statusList(list);
  if (!published || !issuer) {
    return unchecked(
      'status',
      'Whether it was revoked or superseded since could not be checked: the society’s published list was not at hand.',
    );
  }
  const bits = readStatusList(published, purpose);
  const foreign = idOf(published['id']) !== list || idOf(published['issuer']) !== issuer.did;
  if (!bits || foreign || (await proofProblem(published, issuer)) !== null) {
    return notOk('status', 'The published status list is not one that the society signed.');
  }
  const set = statusAt(bits, index);
  if (set === null) return notOk('status', 'The published status list has no place for this certificate.');

  return set ? notOk('status', told[purpose]) : ok('status', '');
}
