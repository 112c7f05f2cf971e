import { whenNot, type Rule } from './rule.js';
import type { Inspected } from './inspected.js';

const tokens = ({ raw }: Inspected) =>
  raw.objects.flatMap((object) => object.tokens.map((token) => ({ ...token, id: object.id })));

const trailers = ({ raw }: Inspected) => raw.source.split(/\ntrailer\b/).slice(1);

/** ISO 19005-3, 6.1: what the bytes of a file look like, before anything is read from them. */
export const fileRules: readonly Rule[] = [
  {
    clause: 'PDF/A-3 6.1.2',
    says: 'begins with its version at the first byte, and a comment of four bytes above 127',
    findings: ({ raw }) =>
      whenNot(/^%PDF-1\.[0-7]\n%[\x80-\xff]{4}/.test(raw.source), JSON.stringify(raw.source.slice(0, 15))),
  },
  {
    clause: 'PDF/A-3 6.1.3',
    says: 'has an identifier of two parts in every trailer, the first always the same',
    findings: (document) => {
      const found = trailers(document).map(
        (trailer) => /\/ID\[<([0-9a-f]{32})><[0-9a-f]{32}>\]/i.exec(trailer)?.[1],
      );
      return whenNot(
        found.length > 0 && found.every((id) => id !== undefined && id === found[0]),
        `identifiers ${found.join(', ')}`,
      );
    },
  },
  {
    clause: 'PDF/A-3 6.1.3',
    says: 'is not encrypted',
    findings: (document) =>
      trailers(document).flatMap((trailer) => whenNot(!trailer.includes('/Encrypt'), 'Encrypt')),
  },
  {
    clause: 'PDF/A-3 6.1.3',
    says: 'ends after its last end-of-file marker and one line end',
    findings: ({ raw }) => whenNot(/%%EOF\n?$/.test(raw.source), JSON.stringify(raw.source.slice(-12))),
  },
  {
    clause: 'PDF/A-3 6.1.4',
    says: 'has tables of cross references in the plain form, which lead to their objects',
    findings: ({ raw }) => [
      ...raw.tableProblems,
      ...raw.objects.filter(({ head }) => head === '').map(({ problem }) => problem),
    ],
  },
  {
    clause: 'PDF/A-3 6.1.6',
    says: 'writes strings in hexadecimal with whole pairs of digits and nothing else',
    findings: (document) =>
      tokens(document)
        .filter(({ kind, source }) => kind === 'hex' && !/^<(?:[0-9A-Fa-f]{2})*>$/.test(source))
        .map(({ id, source }) => `${source.slice(0, 40)} in object ${id}`),
  },
  {
    clause: 'PDF/A-3 6.1.7.1',
    says: 'has streams exactly as long as they say, between line ends as the standard wants them',
    findings: ({ raw }) =>
      raw.objects.filter(({ head, problem }) => head !== '' && problem !== '').map(({ problem }) => problem),
  },
  {
    clause: 'PDF/A-3 6.1.7.1',
    says: 'keeps its streams in the file',
    findings: ({ raw }) =>
      raw.objects
        .filter(({ stream, head }) => stream !== null && /\/(?:FFilter|FDecodeParms)\b|\/F\s*[(<]/.test(head))
        .map(({ id }) => `stream ${id} lies elsewhere`),
  },
  {
    clause: 'PDF/A-3 6.1.7.2',
    says: 'uses no compression but Flate, and that of pictures for them alone',
    findings: ({ raw }) =>
      raw.objects
        .filter(
          ({ head, stream }) => stream !== null && /\/Filter(?!\/FlateDecode\b)/.test(head) && !isJpeg(head),
        )
        .map(({ id }) => `filter of stream ${id}`),
  },
  {
    clause: 'PDF/A-3 6.1.8',
    says: 'has names that are UTF-8 once their escapes are resolved',
    findings: (document) =>
      tokens(document)
        .filter(({ kind, source }) => kind === 'name' && !isUtf8(source))
        .map(({ id, source }) => `${source} in object ${id}`),
  },
  {
    clause: 'PDF/A-3 6.1.9',
    says: 'has each object on lines of its own, and nothing that is no PDF',
    findings: ({ raw, ...document }) => [
      ...tokens({ raw, ...document })
        .filter(({ kind }) => kind === 'unknown')
        .map(({ id, source }) => `${JSON.stringify(source)} in object ${id}`),
      ...raw.objects.filter(({ head }) => /\bobj\b/.test(head)).map(({ id }) => `object ${id} has no end`),
    ],
  },
  {
    clause: 'PDF/A-3 6.1.13',
    says: 'has integers of 32 bits, and real numbers neither too large nor too small',
    findings: (document) =>
      tokens(document)
        .filter(({ kind, source }) => kind === 'number' && !fits(source))
        .map(({ id, source }) => `${source} in object ${id}`),
  },
  {
    clause: 'PDF/A-3 6.1.13',
    says: 'has strings below 32,768 bytes and names of at most 127',
    findings: (document) =>
      tokens(document)
        .filter(
          ({ kind, source }) =>
            (kind === 'hex' && source.length > 2 * 32_767 + 2) ||
            (kind === 'literal' && source.length > 32_767 + 2) ||
            (kind === 'name' && source.replace(/#../g, '.').length > 128),
        )
        .map(({ id, source }) => `${source.slice(0, 40)} in object ${id}`),
  },
  {
    clause: 'PDF/A-3 6.1.13',
    says: 'nests the graphics state at most 28 deep and closes what it opens',
    findings: ({ pages }) =>
      pages.flatMap(({ reference, operations }) => {
        let depth = 0;
        let deepest = 0;
        for (const { operator } of operations) {
          depth += Number(operator === 'q') - Number(operator === 'Q');
          deepest = Math.max(deepest, depth < 0 ? Infinity : depth);
        }
        return whenNot(
          depth === 0 && deepest <= 28,
          `page ${reference}: ${deepest} deep, ${depth} left open`,
        );
      }),
  },
  {
    clause: 'PDF/A-3 6.1.13',
    says: 'has pages between 3 and 14,400 units wide and high',
    findings: (document) =>
      document.pages.flatMap(({ reference, dictionary }) => {
        const [left = 0, bottom = 0, right = 0, top = 0] = document.list(dictionary['/MediaBox']).map(Number);
        const good = [right - left, top - bottom].every((side) => side >= 3 && side <= 14_400);
        return whenNot(good, `page ${reference}`);
      }),
  },
];

function isUtf8(name: string): boolean {
  const bytes = name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(Buffer.from(bytes, 'latin1').toString('utf8')).toString('latin1') === bytes;
}

function fits(source: string): boolean {
  const size = Math.abs(Number(source));
  if (/^[+-]?\d+$/.test(source)) return size <= 2_147_483_647;

  return size === 0 || (size >= 1.175e-38 && size <= 3.403e38);
}

const isJpeg = (head: string): boolean =>
  /\/Subtype\/Image\b/.test(head) && /\/Filter\/DCTDecode\b/.test(head);
