import type { Json } from '@cohesion/certificates/verify';

/** What societies published at some time, by address: to check certificates where there is no internet. */
export type Collection = Readonly<{
  /** An ISO instant; null when the file does not say, as older ones of the command line do not. */
  savedAt: string | null;
  pages: ReadonlyMap<string, Json>;
}>;

/** The most a collection may have, in bytes. */
export const largestCollection = 50 * 1024 * 1024;

const address = /^https?:\/\//;

/** The collection that the text of a file is; null when it is none. The command line reads and writes the same files. */
export function readCollection(text: string): Collection | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const pages = new Map<string, Json>(Object.entries(value).filter(([url]) => address.test(url)));
    const savedAt = 'savedAt' in value && typeof value.savedAt === 'string' ? value.savedAt : '';
    if (pages.size === 0) return null;

    return { savedAt: Number.isNaN(Date.parse(savedAt)) ? null : savedAt, pages };
  } catch {
    return null;
  }
}

export function writeCollection(pages: ReadonlyMap<string, Json>, savedAt: string): string {
  return `${JSON.stringify({ savedAt, ...Object.fromEntries(pages) }, null, 1)}\n`;
}
