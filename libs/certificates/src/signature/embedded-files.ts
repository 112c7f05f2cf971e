import { unzlibSync } from 'fflate';
import { attempt } from '../credential/bytes.js';
import { orUnreadable, type ReadPdf } from './pdf-file.js';
import { isKind, nameOf, textOf, type PdfStream } from './pdf-values.js';

/** The largest file that is taken out, in bytes once unpacked. */
const largest = 4 * 1024 * 1024;

/** The files associated with a document, by name; null when the document is of another make than our renderer's. */
export function embeddedFiles(file: ReadPdf): Map<string, Uint8Array> | null {
  return orUnreadable(() => {
    const catalog = file.dictionary(file.trailer.entries.get('Root'));
    const found = new Map<string, Uint8Array>();
    for (const entry of file.array(catalog?.entries.get('AF'))) {
      const specification = file.dictionary(entry);
      const name = textOf(specification?.entries.get('UF'));
      const stream = file.resolve(file.dictionary(specification?.entries.get('EF'))?.entries.get('F'));
      const bytes = isKind(stream, 'stream') ? unpacked(stream) : null;
      if (name !== null && bytes && !found.has(name)) found.set(name, bytes);
    }
    return found;
  });
}

function unpacked({ dictionary, bytes }: PdfStream): Uint8Array | null {
  const filter = dictionary.entries.get('Filter');
  if (filter === undefined) return bytes;
  if (nameOf(filter) !== 'FlateDecode') return null;
  const parameters = dictionary.entries.get('Params');
  const size = isKind(parameters, 'dictionary') ? parameters.entries.get('Size') : undefined;
  if (typeof size !== 'number' || size > largest) return null;
  const out = attempt(() => unzlibSync(bytes, { out: new Uint8Array(size + 1) }));

  return out?.length === size ? out : null;
}
