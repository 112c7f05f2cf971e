/** A piece of PDF source, in characters of one byte each. */
export interface Token {
  kind: 'space' | 'mark' | 'hex' | 'literal' | 'name' | 'number' | 'word' | 'unknown';
  source: string;
}

const kinds: readonly (readonly [Token['kind'], RegExp])[] = [
  ['space', /(?:[\0\t\n\f\r ]+|%[^\r\n]*)+/y],
  ['mark', /<<|>>|[[\]]/y],
  ['hex', /<[^>]*>/y],
  ['literal', /\((?:[^()\\]|\\[\s\S])*\)/y],
  ['name', /\/[^\0\s()<>[\]{}/%]*/y],
  ['number', /[+-]?(?:\d+\.?\d*|\.\d+)(?![^\0\s()<>[\]{}/%])/y],
  ['word', /[^\0\s()<>[\]{}/%]+/y],
];

/** Splits PDF source; what is no token of PDF comes out as unknown. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const token = tokenAt(source, at);
    at += token.source.length;
    if (token.kind !== 'space') tokens.push(token);
  }

  return tokens;
}

function tokenAt(source: string, at: number): Token {
  for (const [kind, pattern] of kinds) {
    pattern.lastIndex = at;
    const [found] = pattern.exec(source) ?? [];
    if (found) return { kind, source: found };
  }

  return { kind: 'unknown', source: source.charAt(at) };
}

/** An operand: a number, a name with its slash, the bytes of a string, a list or a dictionary. */
export type Operand = number | string | { bytes: string } | Operand[] | ReadonlyMap<string, Operand>;

export interface Operation {
  operator: string;
  operands: Operand[];
}

/** The operators of a content stream, each with its operands. */
export function operationsOf(source: string): Operation[] {
  const operations: Operation[] = [];
  const open: Operand[][] = [[]];
  for (const { kind, source: text } of tokensOf(source)) {
    const here = open.at(-1) ?? [];
    if (text === '[' || text === '<<') open.push([]);
    else if (text === ']') ended(open, (list) => list);
    else if (text === '>>') ended(open, dictionaryOf);
    else if (kind === 'number') here.push(Number(text));
    else if (kind === 'hex') here.push({ bytes: Buffer.from(text.slice(1, -1), 'hex').toString('latin1') });
    else if (kind === 'literal') here.push({ bytes: text.slice(1, -1).replace(/\\([\s\S])/g, '$1') });
    else if (kind === 'name') here.push(text);
    else operations.push({ operator: text, operands: here.splice(0) });
  }

  return operations;
}

function ended(open: Operand[][], make: (list: Operand[]) => Operand): void {
  const list = open.pop() ?? [];
  open.at(-1)?.push(make(list));
}

function dictionaryOf(list: readonly Operand[]): ReadonlyMap<string, Operand> {
  return new Map(
    list.flatMap((key, index): [string, Operand][] => {
      const value = list[index + 1];
      return index % 2 === 0 && typeof key === 'string' && value !== undefined ? [[key, value]] : [];
    }),
  );
}

/** What a text string of a content stream says. */
export function textOf(operand: Operand | undefined): string | null {
  if (operand === undefined || typeof operand !== 'object' || !('bytes' in operand)) return null;
  const { bytes } = operand;
  if (!bytes.startsWith('\xfe\xff')) return bytes;

  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le');
}
