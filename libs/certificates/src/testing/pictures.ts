import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zlibSync } from 'fflate';

export interface PngParts {
  width: number;
  height: number;
  depth?: number;
  /** 0 gray, 2 RGB, 3 palette, 4 gray with alpha, 6 RGB with alpha. */
  type: number;
  interlaced?: boolean;
  palette?: readonly number[];
  clear?: readonly number[];
  /** Lines with their filter bytes, before they are packed. */
  lines: Iterable<number>;
}

/** A PNG made by hand. Check sums are zero: nothing here reads them. */
export function somePng({ width, height, depth = 8, type, interlaced, palette, clear, lines }: PngParts) {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([depth, type, 0, 0, interlaced ? 1 : 0], 8);
  return Uint8Array.from([
    0x89,
    ...Buffer.from('PNG\r\n\x1a\n', 'latin1'),
    ...chunk('IHDR', header),
    ...(palette ? chunk('PLTE', palette) : []),
    ...(clear ? chunk('tRNS', clear) : []),
    ...chunk('IDAT', zlibSync(lines instanceof Uint8Array ? lines : Uint8Array.from(lines))),
    ...chunk('IEND', []),
  ]);
}

function chunk(type: string, data: Iterable<number> & { length: number }): number[] {
  const length = [24, 16, 8, 0].map((shift) => (data.length >> shift) & 255);
  return [...length, ...Buffer.from(type, 'latin1'), ...data, 0, 0, 0, 0];
}

/** A line and a curve on nothing, as somebody signs, with alpha: what a society would send. */
export function someSignature(): Uint8Array {
  const [width, height] = [300, 90];
  const lines: number[] = [];
  for (let y = 0; y < height; y += 1) {
    lines.push(0);
    for (let x = 0; x < width; x += 1) {
      const curve = 45 + 28 * Math.sin(x / 17) * Math.cos(x / 41);
      const near = Math.min(Math.abs(y - curve), Math.abs(y - 70 + x / 20));
      lines.push(20, 24, 60, Math.max(0, Math.round(255 * (1 - Math.max(0, near - 1.2)))));
    }
  }
  return somePng({ width, height, type: 6, lines });
}

/** A disc with a ring, on nothing. */
export function someLogo(width = 240, height = 240): Uint8Array {
  const lines: number[] = [];
  for (let y = 0; y < height; y += 1) {
    lines.push(0);
    for (let x = 0; x < width; x += 1) {
      const far = Math.hypot((x - width / 2) / (width / 2), (y - height / 2) / (height / 2));
      const color = far < 0.55 ? [156, 68, 38] : [31, 90, 82];
      lines.push(...color, far < 0.55 || (far > 0.72 && far < 0.98) ? 255 : 0);
    }
  }
  return somePng({ width, height, type: 6, lines });
}

/** The page as a picture file, by poppler's own writers. */
export function pageAs(kind: 'png' | 'jpeg', pdf: Uint8Array, ...options: string[]): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'picture-'));
  try {
    const file = path.join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    execFileSync('pdftoppm', [`-${kind}`, ...options, '-singlefile', file, path.join(folder, 'page')]);
    return new Uint8Array(readFileSync(path.join(folder, `page.${kind === 'png' ? 'png' : 'jpg'}`)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
