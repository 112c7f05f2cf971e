import { ref } from './objects.js';

interface Entry {
  head: string;
  stream: Uint8Array | null;
}

const encoder = new TextEncoder();
/** Four bytes above 127 tell programs that the file is binary. */
const opening = Uint8Array.of(...encoder.encode('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a);

/** The objects of one file, numbered from 1 in the order they are reserved or added. */
export class PdfFile {
  private readonly entries: (Entry | null)[] = [];

  /** A number for an object that others refer to before it is written. */
  reserve(): number {
    this.entries.push(null);

    return this.entries.length;
  }

  /** Writes an object, ASCII only, under a number that was reserved, or under the next one. */
  add(body: string, id = this.reserve()): number {
    this.entries[id - 1] = { head: body, stream: null };

    return id;
  }

  /** Writes a stream whose dictionary says `entries` besides its length. */
  addStream(entries: string, stream: Uint8Array, id = this.reserve()): number {
    this.entries[id - 1] = { head: `<<${entries}/Length ${stream.length}>>`, stream };

    return id;
  }

  /**
   * The whole file, with a plain table of cross references, so that a signature can be added by appending.
   * `identifier` is 32 hexadecimal digits.
   */
  bytes({ root, info, identifier }: { root: number; info: number; identifier: string }): Uint8Array {
    const parts: Uint8Array[] = [opening];
    const offsets: number[] = [];
    let length = opening.length;
    let text = '';
    const flush = () => {
      const bytes = encoder.encode(text);
      parts.push(bytes);
      text = '';
    };
    for (const [index, entry] of this.entries.entries()) {
      if (!entry) throw new Error(`Object ${index + 1} was reserved and never written`);
      offsets.push(length);
      const before = `${index + 1} 0 obj\n${entry.head}\n`;
      const after = entry.stream ? '\nendstream\nendobj\n' : 'endobj\n';
      text += entry.stream ? `${before}stream\n` : before;
      length += before.length + after.length + (entry.stream ? 7 + entry.stream.length : 0);
      if (entry.stream) {
        flush();
        parts.push(entry.stream);
      }
      text += after;
    }
    text += crossReferences(offsets);
    text += `trailer\n<</Size ${offsets.length + 1}/Root ${ref(root)}/Info ${ref(info)}/ID[<${identifier}><${identifier}>]>>\n`;
    text += `startxref\n${length}\n%%EOF\n`;
    flush();

    return joined(parts);
  }
}

function crossReferences(offsets: readonly number[]): string {
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);

  return `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows.join('')}`;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }

  return bytes;
}
