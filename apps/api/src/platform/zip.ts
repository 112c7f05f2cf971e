import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A ZIP without extensions holds less than 4 GiB; what comes after that is left out, and is to be named. */
export const mostZipBytes = 3.9 * 2 ** 30;

export type ZipEntry = Readonly<{
  /** Within the archive: letters, digits, hyphens, dots and slashes. */
  name: string;
  content: AsyncIterable<Uint8Array>;
  /** Text gets smaller; a PDF or a picture does not. */
  isText: boolean;
}>;

/**
 * A ZIP archive while it is being made: an entry is opened when the one before it has gone, and nothing is held but the
 * chunk at hand. Every entry has the same date, so the same entries give the same bytes. Holds less than 4 GiB.
 */
export async function* zipped(entries: AsyncIterable<ZipEntry>, date: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for await (const { name, content, isText } of entries) {
    const file = isText ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
    file.mtime = date;
    zip.add(file);
    for await (const chunk of content) {
      file.push(chunk);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
