import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Runs a command of poppler-utils or qpdf on a PDF; `{}` among the arguments is the file. */
export function inspect(pdf: Uint8Array, command: string, ...args: string[]): string {
  return inspectBytes(pdf, command, ...args).toString('utf8');
}

export function inspectBytes(pdf: Uint8Array, command: string, ...args: string[]): Buffer {
  return withFile(pdf, (file) =>
    execFileSync(
      command,
      args.map((argument) => argument.replace('{}', file)),
    ),
  );
}

/** The text of the page line by line, as poppler reads it, without the marks it adds around words from right to left. */
export function pageText(pdf: Uint8Array): string {
  const text = inspect(pdf, 'pdftotext', '-enc', 'UTF-8', '{}', '-');
  return text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

export interface Picture {
  width: number;
  height: number;
  /** Four bytes per pixel. */
  rgba: Uint8ClampedArray;
}

/** The page as pixels, by poppler. */
export function rasterize(pdf: Uint8Array, dotsPerInch: number): Picture {
  return withFile(pdf, (file) => {
    execFileSync('pdftoppm', ['-r', String(dotsPerInch), '-singlefile', file, `${file}.page`]);
    return readPpm(readFileSync(`${file}.page.ppm`));
  });
}

function withFile<T>(pdf: Uint8Array, use: (file: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'certificate-'));
  try {
    const file = path.join(folder, 'certificate.pdf');
    writeFileSync(file, pdf);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readPpm(bytes: Buffer): Picture {
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'));
  if (!header) throw new Error('not a binary PPM picture');
  const [width, height] = [Number(header[1]), Number(header[2])];
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      rgba[pixel * 4 + channel] = bytes[header[0].length + pixel * 3 + channel] ?? 0;
    }
  }
  return { width, height, rgba };
}
