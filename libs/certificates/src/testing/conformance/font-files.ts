/** A font program as it is embedded: the width of each of its glyphs, in thousandths of the font size. */
export interface FontFile {
  widths: readonly number[];
  /** What of the tables that PDF asks for is not there. */
  lacks: readonly string[];
}

/** Tables that a TrueType program needs when composite fonts refer to glyphs by number (ISO 32000-1, 9.9). */
const needed = ['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'];

export function readTrueType(bytes: Buffer): FontFile {
  const tables = new Map<string, number>();
  for (let index = 0; index < bytes.readUInt16BE(4); index += 1) {
    const at = 12 + index * 16;
    tables.set(bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8));
  }
  const lacks = needed.filter((table) => !tables.has(table));
  if (lacks.length > 0) return { widths: [], lacks };

  const at = (table: string) => tables.get(table) ?? 0;
  const unitsPerEm = bytes.readUInt16BE(at('head') + 18);
  const measured = bytes.readUInt16BE(at('hhea') + 34);
  const count = bytes.readUInt16BE(at('maxp') + 4);
  const widths = Array.from({ length: count }, (_, glyph) => {
    const place = Math.min(glyph, measured - 1);
    return (bytes.readUInt16BE(at('hmtx') + place * 4) * 1000) / unitsPerEm;
  });

  return { widths, lacks };
}

/** The widths of a CID-keyed compact font (Adobe Technical Note 5176), read from its charstrings. */
export function readCompactFont(bytes: Buffer): FontFile {
  const names = readIndex(bytes, bytes.readUInt8(2));
  const tops = readIndex(bytes, names.end);
  const strings = readIndex(bytes, tops.end);
  const globals = readIndex(bytes, strings.end);
  const [topDictionary] = tops.items;
  if (!topDictionary) return { widths: [], lacks: ['a top dictionary'] };

  const top = readDictionary(topDictionary);
  const lacks = [...(top.has(1230) ? [] : ['ROS']), ...(top.has(1236) && top.has(1237) ? [] : ['FDArray'])];
  if (lacks.length > 0) return { widths: [], lacks };

  const charstrings = readIndex(bytes, top.get(17)?.[0] ?? 0).items;
  const fonts = readIndex(bytes, top.get(1236)?.[0] ?? 0).items.map((font) => {
    const [size = 0, start = 0] = readDictionary(font).get(18) ?? [];
    const own = readDictionary(bytes.subarray(start, start + size));
    const offset = own.get(19)?.[0];
    return {
      normal: own.get(20)?.[0] ?? 0,
      nominal: own.get(21)?.[0] ?? 0,
      subroutines: offset === undefined ? [] : readIndex(bytes, start + offset).items,
    };
  });
  const selected = readSelect(bytes, top.get(1237)?.[0] ?? 0, charstrings.length);
  const widths = charstrings.map((charstring, glyph) => {
    const font = fonts[selected[glyph] ?? 0];
    if (!font) return Number.NaN;
    const extra = widthOperand(charstring, font.subroutines, globals.items);
    return extra === null ? font.normal : font.nominal + extra;
  });

  return { widths, lacks };
}

function readIndex(bytes: Buffer, start: number): { items: Buffer[]; end: number } {
  const count = bytes.readUInt16BE(start);
  if (count === 0) return { items: [], end: start + 2 };

  const size = bytes.readUInt8(start + 2);
  const base = start + 2 + (count + 1) * size;
  const offset = (index: number) => base + bytes.readUIntBE(start + 3 + index * size, size);
  const items = Array.from({ length: count }, (_, index) => bytes.subarray(offset(index), offset(index + 1)));

  return { items, end: offset(count) };
}

/** Operands by operator; operators of two bytes count from 1200. */
function readDictionary(bytes: Buffer): Map<number, number[]> {
  const entries = new Map<number, number[]>();
  let operands: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const first = bytes.readUInt8(at);
    at += 1;
    if (first <= 21) {
      const operator = first === 12 ? 1200 + bytes.readUInt8(at) : first;
      if (first === 12) at += 1;
      entries.set(operator, operands);
      operands = [];
    } else if (first === 30) {
      let digits = '';
      while (!digits.includes('f')) {
        digits += bytes.subarray(at, at + 1).toString('hex');
        at += 1;
      }
      const signs: Record<string, string> = { a: '.', b: 'e', c: 'e-', e: '-' };
      operands.push(Number(digits.replace(/f.*$/, '').replace(/[abce]/g, (sign) => signs[sign] ?? '')));
    } else {
      const { value, length } = readNumber(bytes, at - 1);
      operands.push(value);
      at += length - 1;
    }
  }

  return entries;
}

function readNumber(bytes: Buffer, at: number): { value: number; length: number } {
  const first = bytes.readUInt8(at);
  if (first === 28) return { value: bytes.readInt16BE(at + 1), length: 3 };
  if (first === 29) return { value: bytes.readInt32BE(at + 1), length: 5 };
  if (first === 255) return { value: bytes.readInt32BE(at + 1) / 65536, length: 5 };
  if (first < 247) return { value: first - 139, length: 1 };
  const second = bytes.readUInt8(at + 1);

  return {
    value: first < 251 ? (first - 247) * 256 + second + 108 : -(first - 251) * 256 - second - 108,
    length: 2,
  };
}

/** Which font of the array draws each glyph. */
function readSelect(bytes: Buffer, start: number, count: number): number[] {
  if (bytes.readUInt8(start) === 0) return [...bytes.subarray(start + 1, start + 1 + count)];

  const ranges = bytes.readUInt16BE(start + 1);
  return Array.from({ length: ranges }, (_, range) => {
    const at = start + 3 + range * 3;
    const length = bytes.readUInt16BE(at + 3) - bytes.readUInt16BE(at);
    return Array.from({ length }, () => bytes.readUInt8(at + 2));
  }).flat();
}

/** How many operands the operators take that may come first and then have the width before them. */
const operandCounts = new Map([
  [21, 2],
  [22, 1],
  [4, 1],
  [14, 0],
]);
const stems = [1, 3, 18, 23, 19, 20];

/** The operand of a charstring that says its width, if it has one: there is one too many before the first operator. */
function widthOperand(charstring: Buffer, own: readonly Buffer[], shared: readonly Buffer[]): number | null {
  const stack: number[] = [];
  const run = (code: Buffer): number | null | undefined => {
    let at = 0;
    while (at < code.length) {
      const first = code.readUInt8(at);
      if (first === 28 || first >= 32) {
        const { value, length } = readNumber(code, at);
        stack.push(value);
        at += length;
        continue;
      }
      at += 1;
      if (first === 11) return undefined;
      if (first === 10 || first === 29) {
        const subroutines = first === 10 ? own : shared;
        const bias = subroutines.length < 1240 ? 107 : subroutines.length < 33900 ? 1131 : 32768;
        const called = subroutines[(stack.pop() ?? 0) + bias];
        const width = called && run(called);
        if (width !== undefined) return width;
      } else if (stems.includes(first)) return stack.length % 2 === 1 ? (stack[0] ?? null) : null;
      else return stack.length > (operandCounts.get(first) ?? Infinity) ? (stack[0] ?? null) : null;
    }
    return undefined;
  };

  return run(charstring) ?? null;
}
