import { StreamableFile } from '@nestjs/common';
import type { Transcript } from '@cohesion/contracts';
import { create as contentDisposition } from 'content-disposition';
import type { Readable } from 'node:stream';

/** "Transcript Georgia LPC 2026-10-01.pdf": what every system takes for a name, and nothing that leads elsewhere. */
export function fileName(what: string, { license, cycle }: Transcript, ending: string): string {
  const name = license.name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} .,()-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

  return `${what} ${name.slice(0, 60)} ${cycle.key}.${ending}`;
}

/** To be saved under this name (RFC 6266), whatever is in it. */
export const attachment = (name: string): string => contentDisposition(name);

export const download = (content: Uint8Array | Readable, name: string, type: string): StreamableFile => {
  const disposition = attachment(name);

  return content instanceof Uint8Array
    ? new StreamableFile(content, { type, disposition, length: content.byteLength })
    : new StreamableFile(content, { type, disposition });
};
