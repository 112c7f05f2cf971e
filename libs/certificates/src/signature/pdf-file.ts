import { PdfLexer, UnreadablePdf } from './pdf-lexer.js';
import { isKind, type PdfDictionary, type PdfStream, type PdfValue } from './pdf-values.js';

const rowLength = 20;
const latin1 = new TextDecoder('latin1');

/** A stretch of the file that was written at once: the beginning, or what an update appended. */
interface Revision {
  /** The position of its table of cross references. */
  table: number;
  trailer: PdfDictionary;
}

/**
 * A PDF as certificates are written: objects in plain sight and classic tables of cross references, one for each
 * revision (ISO 32000-1, 7.5). Objects are found through the tables alone, as a viewer does, never by searching.
 */
export class ReadPdf {
  private readonly offsets = new Map<number, number>();
  private readonly read = new Map<number, PdfValue | PdfStream>();
  /** The newest first. */
  readonly revisions: Revision[] = [];

  /** @throws UnreadablePdf */
  constructor(readonly bytes: Uint8Array) {
    const tail = latin1.decode(bytes.subarray(-64));
    const start = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(tail);
    if (!start) throw new UnreadablePdf('no end');
    let table: number | null = Number(start[1]);
    while (table !== null) {
      if (this.revisions.some((revision) => revision.table === table) || this.revisions.length > 20) {
        throw new UnreadablePdf('revisions in a circle');
      }
      table = this.readTable(table);
    }
  }

  get trailer(): PdfDictionary {
    const [newest] = this.revisions;
    if (!newest) throw new UnreadablePdf('no trailer');

    return newest.trailer;
  }

  /** The object that a reference means, or the value itself. */
  resolve(value: PdfValue | undefined): PdfValue {
    if (!isKind(value, 'ref')) return value ?? null;
    const known = this.read.get(value.id);
    if (known !== undefined) return known;
    const offset = this.offsets.get(value.id);
    if (offset === undefined) return null;
    const found = this.object(value.id, offset);
    this.read.set(value.id, found);

    return found;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary | null {
    const found = this.resolve(value);

    return isKind(found, 'dictionary') ? found : null;
  }

  array(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.resolve(value);

    return isKind(found, 'array') ? found.members : [];
  }

  private object(id: number, offset: number): PdfValue {
    const lexer = new PdfLexer(this.bytes, offset);
    if (lexer.integer() !== id) throw new UnreadablePdf(`object ${id} is elsewhere`);
    lexer.integer();
    lexer.expect('obj');
    const value = lexer.value();
    const word = lexer.word();
    if (word === 'endobj' || !isKind(value, 'dictionary')) return value;
    if (word !== 'stream') throw new UnreadablePdf(`object ${id} has no end`);
    const start = lexer.position + (this.bytes[lexer.position] === 13 ? 2 : 1);
    const length = this.resolve(value.entries.get('Length'));
    if (typeof length !== 'number' || start + length > this.bytes.length) {
      throw new UnreadablePdf(`stream ${id} has no length`);
    }
    return { kind: 'stream', dictionary: value, bytes: this.bytes.subarray(start, start + length) };
  }

  /** Reads one table and answers where the one before it is. */
  private readTable(table: number): number | null {
    const lexer = new PdfLexer(this.bytes, table);
    lexer.expect('xref');
    for (;;) {
      const behind = lexer.position;
      if (lexer.word() === 'trailer') break;
      lexer.position = behind;
      this.readSection(lexer);
    }
    const trailer = lexer.value();
    if (!isKind(trailer, 'dictionary')) throw new UnreadablePdf('no trailer');
    this.revisions.push({ table, trailer });
    const previous = trailer.entries.get('Prev');

    return typeof previous === 'number' ? previous : null;
  }

  /** Rows have exactly 20 bytes, which is what makes a table one (ISO 32000-1, 7.5.4). */
  private readSection(lexer: PdfLexer): void {
    const [first, count] = [lexer.integer(), lexer.integer()];
    lexer.skipSpace();
    const end = lexer.position + count * rowLength;
    if (end > this.bytes.length) throw new UnreadablePdf('a table without end');
    const rows = latin1.decode(this.bytes.subarray(lexer.position, end));
    lexer.position = end;
    for (let place = 0; place < count; place += 1) {
      const [row, offset, kind] = /^(\d{10}) \d{5} ([fn])[ \r][\r\n]$/.exec(
        rows.slice(place * rowLength, (place + 1) * rowLength),
      ) ?? [null];
      if (row === null) throw new UnreadablePdf('a row of another form');
      if (kind === 'n' && !this.offsets.has(first + place)) this.offsets.set(first + place, Number(offset));
    }
  }
}

/** What `read` answers, or null when the file turns out to be other than certificates are written. */
export function orUnreadable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadablePdf) return null;
    throw error;
  }
}

/** Reads a file; null when it is not a PDF as certificates are written. */
export function readPdf(bytes: Uint8Array): ReadPdf | null {
  return orUnreadable(() => new ReadPdf(bytes));
}
