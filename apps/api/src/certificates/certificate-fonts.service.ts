import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { parseFonts, type CertificateFonts, type Paper } from '@cohesion/certificates';

const packages = createRequire(__filename);

export const certificatePaper: Paper = 'letter';

/** The fonts that pages are set in: read and parsed once per process, those of rarer scripts when first needed. */
@Injectable()
export class CertificateFontFiles {
  private fonts: CertificateFonts | undefined;

  parsed(): CertificateFonts {
    this.fonts ??= parseFonts((file) => readFileSync(fontPath(file)));

    return this.fonts;
  }
}

/** Where a file of `fontFiles` lies. Not every font package lets its files be resolved: the folders are searched. */
export function fontPath(file: string): string {
  const found = (packages.resolve.paths(file) ?? [])
    .map((folder) => path.join(folder, file))
    .find((candidate) => existsSync(candidate));
  if (!found) throw new Error(`The font ${file} is not installed`);

  return found;
}
