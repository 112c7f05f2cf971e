import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Injectable } from '@nestjs/common';
import {
  fontFiles,
  parseFonts,
  type CertificateFonts,
  type FontRole,
  type Paper,
} from '@cohesion/certificates';

const packages = createRequire(__filename);

export const certificatePaper: Paper = 'letter';

/** The fonts certificates are set in, read and parsed once per process. */
@Injectable()
export class CertificateFontFiles {
  private fonts: Promise<CertificateFonts> | undefined;

  parsed(): Promise<CertificateFonts> {
    this.fonts ??= this.read();

    return this.fonts;
  }

  private async read(): Promise<CertificateFonts> {
    const bytes = async (role: FontRole): Promise<Uint8Array> => readFile(packages.resolve(fontFiles[role]));

    return parseFonts({
      serif: await bytes('serif'),
      serifBold: await bytes('serifBold'),
      sans: await bytes('sans'),
      sansBold: await bytes('sansBold'),
    });
  }
}
