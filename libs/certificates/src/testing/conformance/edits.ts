import { unzlibSync, zlibSync } from 'fflate';
import { rawFile } from './raw-file.js';

interface Part {
  head: string;
  stream: string | null;
}

export type Edit = (pdf: Uint8Array) => Uint8Array;

type Pattern = string | RegExp;

/** Changes bytes where they stand, as many as there were: nothing moves. */
export const overwriting =
  (from: Pattern, to: string): Edit =>
  (pdf) => {
    const source = Buffer.from(pdf).toString('latin1');
    const changed = replaced(source, from, to);
    if (changed.length !== source.length) throw new Error('Bytes would move');

    return Buffer.from(changed, 'latin1');
  };

/** Changes the file as it stands, whatever moves. */
export const rewriting =
  (from: Pattern, to: string): Edit =>
  (pdf) =>
    Buffer.from(replaced(Buffer.from(pdf).toString('latin1'), from, to), 'latin1');

/** Changes the first object in which `from` is found, and moves the others accordingly. */
export const inObject =
  (from: Pattern, to: string): Edit =>
  (pdf) =>
    rebuilt(pdf, (parts) => {
      const part = parts.find(({ head }) => contains(head, from));
      if (!part) throw new Error(`Found no ${String(from)}`);
      part.head = replaced(part.head, from, to);
    });

/** Changes the first inflated stream in which `from` is found. */
export const inStream =
  (from: Pattern, to: string): Edit =>
  (pdf) =>
    rebuilt(pdf, (parts) => {
      for (const part of parts) {
        if (part.stream === null) continue;
        const deflated = part.head.includes('/FlateDecode');
        const text = deflated ? latin1(unzlibSync(Buffer.from(part.stream, 'latin1'))) : part.stream;
        if (!contains(text, from)) continue;
        const changed = text.replace(from, () => to);
        part.stream = deflated ? latin1(zlibSync(Buffer.from(changed, 'latin1'))) : changed;
        return;
      }
      throw new Error(`Found no ${String(from)} in a stream`);
    });

function contains(source: string, pattern: Pattern): boolean {
  return typeof pattern === 'string' ? source.includes(pattern) : pattern.test(source);
}

function replaced(source: string, from: Pattern, to: string): string {
  const changed = typeof from === 'string' ? source.replace(from, () => to) : source.replace(from, to);
  if (changed === source) throw new Error(`Found no ${String(from)}`);

  return changed;
}

function rebuilt(pdf: Uint8Array, edit: (parts: Part[]) => void): Uint8Array {
  const { source, objects } = rawFile(pdf);
  const parts = objects.map(({ head, stream }): Part => ({ head, stream }));
  edit(parts);
  let text = source.slice(0, source.indexOf('1 0 obj\n'));
  const offsets = parts.map(({ head, stream }, index) => {
    const offset = text.length;
    const body = stream === null ? head : head.replace(/\/Length \d+/, `/Length ${stream.length}`);
    text += `${index + 1} 0 obj\n${body}\n${stream === null ? '' : `stream\n${stream}\nendstream\n`}endobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  const [, trailer = ''] = /\n(trailer\n[\s\S]*?\n)startxref/.exec(source) ?? [];
  text += `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${offsets.join('')}${trailer}startxref\n${table}\n%%EOF\n`;

  return Buffer.from(text, 'latin1');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
