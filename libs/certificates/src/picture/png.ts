import { Unzlib, zlibSync } from 'fflate';
import { pixelsOnWhite, type PngColors } from './png-pixels.js';
import { hasRoom, refused, type DrawablePicture, type PictureProblem } from './reading.js';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export const isPng = (bytes: Uint8Array): boolean => signature.every((byte, index) => bytes[index] === byte);

/** Depths that each type of colors may have (PNG, 11.2.1). */
const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Start and step, across and down, of the passes of an interlaced picture (PNG, 8.2). */
const passes = [
  [0, 8, 0, 8],
  [4, 8, 0, 8],
  [0, 4, 4, 8],
  [2, 4, 0, 4],
  [0, 2, 2, 4],
  [1, 2, 0, 2],
  [0, 1, 1, 2],
] as const;
const whole = [[0, 1, 0, 1]] as const;

/** More than this many pixels on a side is more than paper shows in our boxes; such a picture is averaged down. */
const printedSide = 1000;

/**
 * Reads a PNG of any type: laid on white, since the page is white, as gray when it has no colors. Refused: a cut or
 * damaged file, and one that unpacks to more than it says.
 */
export function readPng(
  bytes: Uint8Array,
): { ok: true; pixels: Pixels } | { ok: false; problem: PictureProblem } {
  const chunks = chunksOf(bytes);
  const header = chunks?.find(({ type }) => type === 'IHDR')?.data;
  if (!chunks || header?.length !== 13) return refused('broken');
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth = 0, type = -1, , , interlaced = 0] = header.subarray(8);
  if (!hasRoom(width, height)) return refused('too-many-pixels');
  if (!depths[type]?.includes(depth)) return refused('broken');

  const bits = (channels[type] ?? 0) * depth;
  const parts = (interlaced === 1 ? passes : whole).map(([x, stepX, y, stepY]) => {
    const [columns, rows] = [Math.ceil((width - x) / stepX), Math.ceil((height - y) / stepY)];
    return {
      x,
      stepX,
      y,
      stepY,
      columns,
      rows: columns > 0 ? rows : 0,
      stride: Math.ceil((columns * bits) / 8),
    };
  });
  const length = parts.reduce((sum, { rows, stride }) => sum + Math.max(0, rows) * (1 + stride), 0);
  const packed = chunks.filter(({ type: name }) => name === 'IDAT').map(({ data }) => data);
  const raw = unpacked(packed, length);
  if (!raw) return refused('broken');

  const colors: PngColors = {
    type,
    depth,
    palette: chunks.find(({ type: name }) => name === 'PLTE')?.data ?? null,
    clear: chunks.find(({ type: name }) => name === 'tRNS')?.data ?? null,
  };
  const rgb = new Uint8Array(width * height * 3);
  let offset = 0;
  for (const { x, stepX, y, stepY, columns, rows, stride } of parts) {
    let before: Uint8Array = new Uint8Array(stride);
    for (let row = 0; row < rows; row += 1) {
      const line = raw.subarray(offset + 1, offset + 1 + stride);
      if (!unfilter(raw[offset] ?? 0, line, before, Math.max(1, bits >> 3))) return refused('broken');
      pixelsOnWhite(line, columns, colors, rgb, { first: (y + row * stepY) * width + x, step: stepX });
      before = line;
      offset += 1 + stride;
    }
  }
  return { ok: true, pixels: averaged({ width, height, rgb }) };
}

interface Chunk {
  type: string;
  data: Uint8Array;
}

/** The chunks up to the end of the picture; null when the file is cut off. Check sums are left to deflate's own. */
function chunksOf(bytes: Uint8Array): Chunk[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: Chunk[] = [];
  for (let at = signature.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'IEND') return chunks;
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return null;
}

/** Bytes read at a time: what they can unpack to, some four megabytes, is the most that is ever held in vain. */
const slice = 4096;

/** Exactly so many bytes, or null. A file that would unpack to more is given up as soon as it does. */
function unpacked(packed: readonly Uint8Array[], length: number): Uint8Array | null {
  const out = new Uint8Array(length);
  let filled = 0;
  let tooMuch = false;
  const stream = new Unzlib((data) => {
    tooMuch ||= filled + data.length > length;
    if (!tooMuch) out.set(data, filled);
    filled += data.length;
  });
  try {
    for (const [index, chunk] of packed.entries()) {
      for (let at = 0; at === 0 || at < chunk.length; at += slice) {
        const last = index === packed.length - 1 && at + slice >= chunk.length;
        stream.push(chunk.subarray(at, at + slice), last);
        if (tooMuch) return null;
      }
    }
  } catch {
    return null;
  }
  return filled === length ? out : null;
}

/** Undoes the filter of a line in place (PNG, 9.2); false for a filter there is not. */
function unfilter(filter: number, line: Uint8Array, before: Uint8Array, step: number): boolean {
  const predict = filters[filter];
  if (!predict) return false;
  if (filter === 0) return true;
  for (let index = 0; index < line.length; index += 1) {
    const left = index >= step ? (line[index - step] ?? 0) : 0;
    const corner = index >= step ? (before[index - step] ?? 0) : 0;
    line[index] = (line[index] ?? 0) + predict(left, before[index] ?? 0, corner);
  }
  return true;
}

const filters: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_left, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => {
    const [toLeft, toUp] = [Math.abs(up - corner), Math.abs(left - corner)];
    const toCorner = Math.abs(left + up - corner - corner);
    if (toLeft <= toUp && toLeft <= toCorner) return left;
    return toUp <= toCorner ? up : corner;
  },
];

/** Three bytes for each. */
export interface Pixels {
  width: number;
  height: number;
  rgb: Uint8Array;
}

/** Squares of so many pixels become one, each the mean of what it covers. */
function averaged({ width, height, rgb }: Pixels): Pixels {
  const size = Math.ceil(Math.max(width, height) / printedSide);
  if (size === 1) return { width, height, rgb };
  const [columns, rows] = [Math.ceil(width / size), Math.ceil(height / size)];
  const sums = new Uint32Array(columns * rows * 3);
  const counts = new Uint32Array(columns * rows);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / size) * columns;
    for (let x = 0; x < width; x += 1) {
      const to = row + Math.floor(x / size);
      const from = (y * width + x) * 3;
      counts[to] = (counts[to] ?? 0) + 1;
      sums[to * 3] = (sums[to * 3] ?? 0) + (rgb[from] ?? 0);
      sums[to * 3 + 1] = (sums[to * 3 + 1] ?? 0) + (rgb[from + 1] ?? 0);
      sums[to * 3 + 2] = (sums[to * 3 + 2] ?? 0) + (rgb[from + 2] ?? 0);
    }
  }
  const means = Uint8Array.from(sums, (sum, at) => Math.round(sum / (counts[Math.floor(at / 3)] ?? 1)));
  return { width: columns, height: rows, rgb: means };
}

/** The pixels packed as a page draws them, in one byte each when none has a color. */
export function packedPixels({ width, height, rgb }: Pixels): DrawablePicture {
  const gray = grayOf(rgb);
  const data = zlibSync(gray ?? rgb, { level: 9 });
  return { width, height, space: gray ? 'DeviceGray' : 'DeviceRGB', filter: 'FlateDecode', data, turn: 1 };
}

/** One byte per pixel, or null when any pixel has a color. */
function grayOf(rgb: Uint8Array): Uint8Array | null {
  const gray = new Uint8Array(rgb.length / 3);
  for (let pixel = 0; pixel < gray.length; pixel += 1) {
    const red = rgb[pixel * 3] ?? 0;
    if (red !== rgb[pixel * 3 + 1] || red !== rgb[pixel * 3 + 2]) return null;
    gray[pixel] = red;
  }
  return gray;
}
