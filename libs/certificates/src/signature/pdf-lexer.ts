import type { PdfDictionary, PdfValue } from './pdf-values.js';

/** What is not a PDF as certificates are written: caught where reading began, and answered as unreadable. */
export class UnreadablePdf extends Error {}

const deepest = 40;
const white = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([...'()<>[]{}/%'].map((symbol) => symbol.charCodeAt(0)));
const escapes = new Map([
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['b', 8],
  ['f', 12],
]);

/** Reads values of a PDF from a position onward (ISO 32000-1, 7.3). */
export class PdfLexer {
  constructor(
    private readonly bytes: Uint8Array,
    public position: number,
  ) {}

  value(depth = 0): PdfValue {
    if (depth > deepest) throw new UnreadablePdf('nested too deeply');
    this.skipSpace();
    const start = this.position;
    const symbol = this.symbol();
    if (symbol === '/') return { kind: 'name', name: this.name() };
    if (symbol === '(') return { kind: 'string', bytes: this.literal(), start, end: this.position };
    if (symbol === '[') return { kind: 'array', members: this.members(depth), start, end: this.position };
    if (symbol !== '<') return this.plain();
    if (this.symbol(1) === '<') return this.dictionary(depth);

    return { kind: 'string', bytes: this.hexadecimal(), start, end: this.position };
  }

  /** The word at the position, which may be empty; the position moves behind it. */
  word(): string {
    this.skipSpace();
    const start = this.position;
    while (this.position < this.bytes.length && this.isRegular(this.position)) this.position += 1;

    return String.fromCharCode(...this.bytes.subarray(start, Math.min(this.position, start + 64)));
  }

  /** A whole number, or a refusal. */
  integer(): number {
    const word = this.word();
    if (!/^\d{1,10}$/.test(word)) throw new UnreadablePdf(`${word} instead of a number`);

    return Number(word);
  }

  expect(word: string): void {
    if (this.word() !== word) throw new UnreadablePdf(`no ${word} where one belongs`);
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.position];
      if (byte === 0x25) this.skipComment();
      else if (byte === undefined || !white.has(byte)) return;
      else this.position += 1;
    }
  }

  private skipComment(): void {
    while (
      this.position < this.bytes.length &&
      this.bytes[this.position] !== 10 &&
      this.bytes[this.position] !== 13
    ) {
      this.position += 1;
    }
  }

  private plain(): PdfValue {
    const word = this.word();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) throw new UnreadablePdf(`unknown word ${word}`);
    const behind = this.position;
    const reference = /^\d{1,10}$/.test(word) && /^\d{1,5}$/.test(this.word()) && this.word() === 'R';
    if (reference) return { kind: 'ref', id: Number(word) };
    this.position = behind;

    return Number(word);
  }

  private name(): string {
    this.position += 1;
    const start = this.position;
    while (this.position < this.bytes.length && this.isRegular(this.position)) this.position += 1;
    const raw = String.fromCharCode(...this.bytes.subarray(start, Math.min(this.position, start + 256)));

    return raw.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }

  private literal(): Uint8Array {
    const bytes: number[] = [];
    let open = 0;
    for (;;) {
      const byte = this.next();
      const symbol = String.fromCharCode(byte);
      if (symbol === '\\') bytes.push(...this.escaped());
      else if (symbol === ')' && open === 1) return Uint8Array.from(bytes);
      else {
        if (symbol === '(') open += 1;
        if (symbol === ')') open -= 1;
        if (symbol !== '(' || open > 1) bytes.push(byte);
      }
    }
  }

  private escaped(): number[] {
    const byte = this.next();
    const symbol = String.fromCharCode(byte);
    if (/[0-7]/.test(symbol)) {
      let digits = symbol;
      while (digits.length < 3 && /[0-7]/.test(this.symbol())) digits += String.fromCharCode(this.next());
      return [Number.parseInt(digits, 8) & 0xff];
    }
    if (symbol === '\n') return [];

    return [escapes.get(symbol) ?? byte];
  }

  private hexadecimal(): Uint8Array {
    const end = this.bytes.indexOf(0x3e, this.position);
    if (end < 0) throw new UnreadablePdf('a string without end');
    const digits = new TextDecoder('latin1')
      .decode(this.bytes.subarray(this.position + 1, end))
      .replace(/\s/g, '');
    if (!/^[0-9A-Fa-f]*$/.test(digits)) throw new UnreadablePdf('a string of other than hexadecimal digits');
    this.position = end + 1;
    const bytes = new Uint8Array(Math.ceil(digits.length / 2));
    for (let place = 0; place < bytes.length; place += 1) {
      bytes[place] = Number.parseInt(digits.slice(place * 2, place * 2 + 2).padEnd(2, '0'), 16);
    }
    return bytes;
  }

  private members(depth: number): PdfValue[] {
    const members: PdfValue[] = [];
    this.position += 1;
    for (;;) {
      this.skipSpace();
      if (this.symbol() === ']') break;
      members.push(this.value(depth + 1));
    }
    this.position += 1;

    return members;
  }

  private dictionary(depth: number): PdfDictionary {
    const start = this.position;
    const entries = new Map<string, PdfValue>();
    this.position += 2;
    for (;;) {
      this.skipSpace();
      if (this.symbol() === '>' && this.symbol(1) === '>') break;
      if (this.symbol() !== '/') throw new UnreadablePdf('a dictionary without names');
      const key = this.name();
      if (entries.has(key)) throw new UnreadablePdf(`${key} said twice`);
      entries.set(key, this.value(depth + 1));
    }
    this.position += 2;

    return { kind: 'dictionary', entries, start, end: this.position };
  }

  private isRegular(position: number): boolean {
    const byte = this.bytes[position] ?? 0;

    return !white.has(byte) && !delimiters.has(byte);
  }

  private symbol(ahead = 0): string {
    return String.fromCharCode(this.bytes[this.position + ahead] ?? 0);
  }

  private next(): number {
    const byte = this.bytes[this.position];
    if (byte === undefined) throw new UnreadablePdf('the file ends early');
    this.position += 1;

    return byte;
  }
}
