import { tokensOf, type Token } from './tokens.js';

/** An object where the cross references say that it is, as it stands in the file. */
export interface RawObject {
  id: number;
  /** From the number of the object to its end or to the keyword of its stream. */
  head: string;
  /** Between the keywords of a stream, line ends included; null without a stream. */
  stream: string | null;
  tokens: readonly Token[];
  /** Why its frame is not as PDF/A wants it, or empty. */
  problem: string;
}

/** The bytes of a file, one character each, and its objects; of an object with several versions, each. */
export interface RawFile {
  source: string;
  objects: readonly RawObject[];
  /** What is wrong with the tables of cross references. */
  tableProblems: readonly string[];
}

export function rawFile(pdf: Uint8Array): RawFile {
  const source = Buffer.from(pdf).toString('latin1');
  const tableProblems: string[] = [];
  const objects: RawObject[] = [];
  let start: number | null = Number(/startxref\r?\n(\d+)\r?\n%%EOF\r?\n?$/.exec(source)?.[1] ?? Number.NaN);
  while (start !== null) {
    const { offsets, previous, problems } = readTable(source, start);
    tableProblems.push(...problems);
    objects.push(...offsets.map(([id, offset]) => readObject(source, id, offset)));
    start = previous;
  }

  return { source, objects, tableProblems };
}

const opening = /xref\n((?:\d+ \d+\n(?:\d{10} \d{5} [fn](?: \n| \r|\r\n))+)+)trailer/y;

function readTable(source: string, start: number) {
  opening.lastIndex = start;
  const [, sections] = opening.exec(source) ?? [];
  if (sections === undefined) {
    return { offsets: [], previous: null, problems: [`no table of cross references at ${start}`] };
  }
  const offsets: [number, number][] = [];
  let next = 0;
  for (const line of sections.split(/[\r\n]+/)) {
    const [, offset, , use] = /^(\d{10}) (\d{5}) ([fn])/.exec(line) ?? [];
    if (offset === undefined) next = Number(line.split(' ')[0]);
    else {
      if (use === 'n') offsets.push([next, Number(offset)]);
      next += 1;
    }
  }
  const trailer = source.slice(opening.lastIndex, source.indexOf('startxref', opening.lastIndex));
  const previous = /\/Prev (\d+)/.exec(trailer)?.[1];

  return { offsets, previous: previous === undefined ? null : Number(previous), problems: [] };
}

const frame = /(\d+) 0 obj\n([\s\S]*?)(?:\nendobj\n|\nstream(\r\n|\n))/y;

function readObject(source: string, id: number, offset: number): RawObject {
  frame.lastIndex = offset;
  const [, number, head = '', streams] = frame.exec(source) ?? [];
  const before = source.charAt(offset - 1);
  if (Number(number) !== id || before !== '\n') {
    return { id, head: '', stream: null, tokens: [], problem: `no object ${id} at ${offset}` };
  }
  const tokens = tokensOf(head);
  if (streams === undefined) return { id, head, stream: null, tokens, problem: '' };

  const begin = frame.lastIndex;
  const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
  const after = source.slice(begin + length, begin + length + 18);
  const problem =
    after === '\nendstream\nendobj\n' ? '' : `the stream of object ${id} is not ${length} bytes long`;

  return { id, head, stream: source.slice(begin, begin + length), tokens, problem };
}
