import { hasRoom, refused, type PictureAnswer } from './reading.js';

export const isJpeg = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

/** Frames that PDF viewers draw: baseline, extended and progressive, by Huffman. */
const frames = [0xc0, 0xc1, 0xc2];
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Notes of programs and cameras: a place, a device, a smaller picture. Adobe's says how colors are coded, and stays. */
const isNote = (marker: number) => (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;

interface Frame {
  marker: number;
  depth: number;
  width: number;
  height: number;
  components: number;
}

/**
 * Takes a JPEG as it is, without the notes in it: where it was taken and with what belongs on no certificate. How the
 * camera was held is kept apart, since the notes say it.
 */
export function readJpeg(bytes: Uint8Array): PictureAnswer {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let frame: Frame | null = null;
  let turn = 1;
  for (let at = 2; at < bytes.length;) {
    const marker = bytes[at] === 0xff ? (bytes[at + 1] ?? 0) : 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return finished(frame, turn, [...kept, bytes.subarray(at, at + 2)]);
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (marker < 0xc0 || length < 2 || at + 2 + length > bytes.length) return refused('broken');
    const segment = bytes.subarray(at, at + 2 + length);
    if (isFrame(marker)) frame = frameOf(marker, segment.subarray(4));
    if (marker === 0xe1) turn = turnIn(segment.subarray(4)) ?? turn;
    if (!isNote(marker)) kept.push(segment);
    at += segment.length;
    if (marker === 0xda) {
      const end = endOfScan(bytes, at);
      kept.push(bytes.subarray(at, end));
      at = end;
    }
  }
  return refused('broken');
}

function frameOf(marker: number, data: Uint8Array): Frame {
  const [depth = 0, high = 0, low = 0, wide = 0, narrow = 0, components = 0] = data;
  return { marker, depth, height: (high << 8) | low, width: (wide << 8) | narrow, components };
}

function finished(frame: Frame | null, turn: number, kept: readonly Uint8Array[]): PictureAnswer {
  if (!frame || !kept.some((part) => part[1] === 0xda)) return refused('broken');
  const { width, height, components } = frame;
  if (!hasRoom(width, height)) return refused('too-many-pixels');
  if (!frames.includes(frame.marker) || frame.depth !== 8 || (components !== 1 && components !== 3))
    return refused('unusual-colors');
  const data = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of kept) {
    data.set(part, offset);
    offset += part.length;
  }
  const space = components === 1 ? 'DeviceGray' : 'DeviceRGB';
  return { ok: true, picture: { width, height, space, filter: 'DCTDecode', data, turn } };
}

/** Where the marker after coded rows begins; zeros and restarts after 0xff belong to them. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** The orientation of Exif (tag 0x0112), when this segment says it. */
function turnIn(data: Uint8Array): number | null {
  const text = String.fromCharCode(...data.subarray(0, 8));
  if (!/^Exif\0\0(?:II|MM)/.test(text) || data.length < 14) return null;
  const view = new DataView(data.buffer, data.byteOffset + 6, data.length - 6);
  const little = text.endsWith('II');
  const first = view.getUint32(4, little);
  if (first + 2 > view.byteLength) return null;
  const count = view.getUint16(first, little);
  for (let entry = first + 2; entry < first + 2 + count * 12 && entry + 12 <= view.byteLength; entry += 12) {
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const turn = view.getUint16(entry + 8, little);
    return turn >= 1 && turn <= 8 ? turn : null;
  }
  return null;
}
