import { sha256 } from '@noble/hashes/sha2.js';
import { hexadecimal, joinBytes, sameBytes, utf8 } from '../credential/bytes.js';
import { isPadded } from './der.js';
import { orUnreadable, type ReadPdf } from './pdf-file.js';
import { isKind, nameOf, textOf, type PdfDictionary, type PdfValue } from './pdf-values.js';
import { checkDetached, checkTimeStamp, type SignatureProblem, type StampReading } from './read-cms.js';
import { withSignatureField } from './signature-field.js';
import type { Subtle } from './subtle.js';
import type { KnownCertificate } from './x509.js';

/** What one signature of a file is worth, before anyone asked whose key it is. */
export interface SignatureFinding {
  /** The name of its field. */
  field: string;
  /** Null when it holds: all that it covers is as it was signed. */
  problem: SignatureProblem | 'covers-other-bytes' | 'adds-more-than-a-signature' | null;
  signer: KnownCertificate | null;
  /** When the file says that it was signed, an ISO instant. */
  statedAt: string | null;
  /** Null without a time-stamp. */
  stamp: StampReading | null;
  /** It covers the file up to here, but for its own place. */
  end: number;
}

/** The signatures of a file in the order in which they were made; null when the file is of another make. */
export async function readSignatures<K>(
  file: ReadPdf,
  subtle: Subtle<K>,
): Promise<SignatureFinding[] | null> {
  const fields = orUnreadable(() => signatureFields(file));
  if (!fields) return null;
  const findings = await Promise.all(
    fields.map(async (field) => ({ field, finding: await findingOf(file, field, subtle) })),
  );
  const inOrder = findings.toSorted((one, other) => one.finding.end - other.finding.end);

  return inOrder.map(({ field, finding }, place) => {
    const before = inOrder[place - 1]?.finding.end;
    if (before === undefined || finding.problem !== null || addsOnly(file, before, field, finding))
      return finding;

    return { ...finding, problem: 'adds-more-than-a-signature' };
  });
}

/**
 * Whether what came behind an earlier signature is this one and nothing else. A further signature is valid for all
 * that its owner appended, and that could be another page over the first one's.
 */
function addsOnly(
  file: ReadPdf,
  before: number,
  { value }: SignatureField,
  { statedAt, end }: SignatureFinding,
): boolean {
  const text = (key: string) => textOf(value.entries.get(key)) ?? '';
  const contents = value.entries.get('Contents');
  if (!isKind(contents, 'string') || statedAt === null) return false;
  const facts = { name: text('Name'), at: statedAt, reason: text('Reason'), place: text('Location') };
  const plain = orUnreadable(() =>
    withSignatureField(file.bytes.slice(0, before), facts, contents.bytes.length),
  );
  if (plain?.bytes.length !== end || plain.contents.start !== contents.start) return false;
  const { bytes } = file;

  return (
    sameBytes(plain.bytes.subarray(before, contents.start), bytes.subarray(before, contents.start)) &&
    sameBytes(plain.bytes.subarray(contents.end), bytes.subarray(contents.end, end))
  );
}

interface SignatureField {
  field: string;
  value: PdfDictionary;
}

function signatureFields(file: ReadPdf): SignatureField[] {
  const catalog = file.dictionary(file.trailer.entries.get('Root'));
  const form = file.dictionary(catalog?.entries.get('AcroForm'));

  return file.array(form?.entries.get('Fields')).flatMap((entry) => {
    const field = file.dictionary(entry);
    const value = file.dictionary(field?.entries.get('V'));
    if (!field || !value || nameOf(field.entries.get('FT')) !== 'Sig') return [];

    return [{ field: textOf(field.entries.get('T')) ?? '', value }];
  });
}

async function findingOf<K>(
  file: ReadPdf,
  { field, value }: SignatureField,
  subtle: Subtle<K>,
): Promise<SignatureFinding> {
  const contents = value.entries.get('Contents');
  const range = numbersOf(value.entries.get('ByteRange'));
  const statedAt = instantOf(textOf(value.entries.get('M')));
  const [from, length, behind, rest] = range;
  const end = (behind ?? 0) + (rest ?? 0);
  const blank = { field, statedAt, signer: null, stamp: null, end };
  const covers =
    isKind(contents, 'string') &&
    range.length === 4 &&
    from === 0 &&
    length === contents.start &&
    behind === contents.end &&
    end <= file.bytes.length &&
    isPlain(file.bytes.subarray(contents.start, contents.end), contents.bytes);
  if (!covers) return { ...blank, problem: 'covers-other-bytes' };

  const { bytes } = file;
  const digest = sha256(joinBytes(bytes.subarray(0, contents.start), bytes.subarray(contents.end, end)));
  const reading = await checkDetached(subtle, contents.bytes, digest, new Date(statedAt ?? Number.NaN));
  if (!reading.ok) return { ...blank, problem: reading.reason, signer: reading.signer };
  const token = reading.timeStampToken;
  const stamp = token ? await checkTimeStamp(subtle, token, reading.signature) : null;

  return { ...blank, problem: null, signer: reading.signer, stamp };
}

/** The one place that no signature covers must hold it in one form only, so that nothing can be hidden or changed there. */
function isPlain(source: Uint8Array, contents: Uint8Array): boolean {
  return sameBytes(source, utf8(`<${hexadecimal.write(contents)}>`)) && isPadded(contents);
}

function numbersOf(value: PdfValue | undefined): number[] {
  return isKind(value, 'array') ? value.members.filter((member) => typeof member === 'number') : [];
}

/** A PDF date in UTC as an ISO instant. */
function instantOf(date: string | null): string | null {
  const [, ...parts] = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z/.exec(date ?? '') ?? [];
  const [year, month, day, hour, minute, second] = parts;
  if (second === undefined) return null;

  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
