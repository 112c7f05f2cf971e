import { sha256 } from '@noble/hashes/sha2.js';
import { hexadecimal, joinBytes } from '../credential/bytes.js';
import { ref } from '../pdf/objects.js';
import type { ReadPdf } from './pdf-file.js';
import { UnreadablePdf } from './pdf-lexer.js';
import { isKind, type PdfDictionary, type PdfValue, type Span } from './pdf-values.js';

/** A file with room for a signature. */
export interface SignedUpdate {
  bytes: Uint8Array;
  /** Where the signature belongs, angle brackets included. */
  contents: Span;
}

/** The objects that an update appends to a file, with a table of their own (ISO 32000-1, 7.5.6). */
export class PdfUpdate {
  private readonly objects = new Map<number, string>();
  private size: number;

  constructor(private readonly file: ReadPdf) {
    const size = file.trailer.entries.get('Size');
    if (typeof size !== 'number') throw new UnreadablePdf('no size');
    this.size = size;
  }

  reserve(): number {
    this.size += 1;

    return this.size - 1;
  }

  add(id: number, body: string): void {
    this.objects.set(id, body);
  }

  /** The source of a dictionary with one more entry. */
  withEntry({ start, end }: PdfDictionary, entry: string): string {
    return `${this.source(start, end - 2)}${entry}>>`;
  }

  /** The source of a dictionary with one more member in the list under `key`. */
  withMember(dictionary: PdfDictionary, key: string, member: string): string {
    const list = dictionary.entries.get(key);
    if (list === undefined) return this.withEntry(dictionary, `/${key}[${member}]`);
    if (!isKind(list, 'array')) throw new UnreadablePdf(`${key} is elsewhere`);

    return `${this.source(dictionary.start, list.end - 1)} ${member}${this.source(list.end - 1, dictionary.end)}`;
  }

  /** The file with the update, and in it a signature that covers all but its own place of `space` bytes. */
  finish(signature: number, dictionary: string, space: number): SignedUpdate {
    const { bytes: before } = this.file;
    const head = `<<${dictionary}/ByteRange`;
    const range = ' '.repeat(40);
    this.objects.set(signature, `${head}${range}/Contents<${'0'.repeat(space * 2)}>>>`);

    const offsets = new Map<number, number>();
    let text = '';
    for (const [id, body] of [...this.objects].toSorted(([one], [other]) => one - other)) {
      offsets.set(id, before.length + text.length);
      text += `${id} 0 obj\n${body}\nendobj\n`;
    }
    const table = before.length + text.length;
    text += `xref\n${sections(offsets)}${this.trailer()}startxref\n${table}\n%%EOF\n`;

    const bytes = joinBytes(before, latin1(text));
    const opening = `${signature} 0 obj\n${head}`;
    const rangeStart = (offsets.get(signature) ?? 0) + opening.length;
    const start = rangeStart + range.length + '/Contents'.length;
    const end = start + space * 2 + 2;
    bytes.set(latin1(`[0 ${start} ${end} ${bytes.length - end}]`), rangeStart);

    return { bytes, contents: { start, end } };
  }

  private trailer(): string {
    const { entries } = this.file.trailer;
    const [revision] = this.file.revisions;
    const [first, second] = this.file.array(entries.get('ID'));
    const identifier = identifierOf(first);
    const next = hexadecimal.write(
      sha256(latin1(`${identifierOf(second)}${this.objects.size} ${this.size}`)).subarray(0, 16),
    );

    return `trailer\n<</Size ${this.size}/Prev ${revision?.table ?? 0}/Root ${referred(entries.get('Root'))}/Info ${referred(entries.get('Info'))}/ID[<${identifier}><${next}>]>>\n`;
  }

  private source(start: number, end: number): string {
    return new TextDecoder('latin1').decode(this.file.bytes.subarray(start, end));
  }
}

function sections(offsets: ReadonlyMap<number, number>): string {
  const rows = [...offsets].toSorted(([one], [other]) => one - other);
  let text = '';
  for (const [place, [id, offset]] of rows.entries()) {
    if (rows[place - 1]?.[0] !== id - 1) {
      const length = rows.slice(place).findIndex(([other], distance) => other !== id + distance);
      text += `${id} ${length < 0 ? rows.length - place : length}\n`;
    }
    text += `${String(offset).padStart(10, '0')} 00000 n \n`;
  }
  return text;
}

function identifierOf(value: PdfValue | undefined): string {
  if (!isKind(value, 'string')) throw new UnreadablePdf('no identifier');

  return hexadecimal.write(value.bytes);
}

function referred(value: PdfValue | undefined): string {
  if (!isKind(value, 'ref')) throw new UnreadablePdf('a reference is missing');

  return ref(value.id);
}

/** Text as one byte a character: source of a PDF, which may hold any byte. */
function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);

  return bytes;
}
