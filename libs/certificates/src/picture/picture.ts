import { isJpeg, readJpeg } from './jpeg.js';
import { isPng, packedPixels, readPng } from './png.js';
import { refused, type DrawablePicture, type PictureAnswer, type PictureProblem } from './reading.js';

export type PictureReading =
  /** Sides in pixels, as the picture is looked at and drawn. */
  | { ok: true; mediaType: 'image/png' | 'image/jpeg'; width: number; height: number }
  | { ok: false; problem: PictureProblem };

/** What a file is by its own bytes, read to its end; a refusal says why no page can draw it. */
export function readPicture(bytes: Uint8Array): PictureReading {
  if (isPng(bytes)) {
    const answer = readPng(bytes);
    if (!answer.ok) return answer;
    const { width, height } = answer.pixels;
    return { ok: true, mediaType: 'image/png', width, height };
  }
  const answer = isJpeg(bytes) ? readJpeg(bytes) : refused('not-a-picture');
  if (!answer.ok) return answer;
  const { width, height, turn } = answer.picture;
  const sides = turn < 5 ? { width, height } : { width: height, height: width };
  return { ok: true, mediaType: 'image/jpeg', ...sides };
}

/** The picture as a page draws it. */
export function drawablePicture(bytes: Uint8Array): PictureAnswer {
  if (isPng(bytes)) {
    const answer = readPng(bytes);
    return answer.ok ? { ok: true, picture: packedPixels(answer.pixels) } : answer;
  }
  return isJpeg(bytes) ? readJpeg(bytes) : refused('not-a-picture');
}

const remembered = 64;
const drawables = new Map<string, DrawablePicture>();

/**
 * The picture of a hash, out of the bytes that came with it: the same logo is on every page of a society, and is read
 * once. Throws when the bytes are missing or are no picture: whoever wrote the facts had both.
 */
export function pictureOf(sha256: string, pictures: ReadonlyMap<string, Uint8Array>): DrawablePicture {
  const known = drawables.get(sha256) ?? read(sha256, pictures.get(sha256));
  drawables.delete(sha256);
  drawables.set(sha256, known);
  const [oldest] = drawables.keys();
  if (drawables.size > remembered && oldest !== undefined) drawables.delete(oldest);
  return known;
}

function read(sha256: string, bytes: Uint8Array | undefined): DrawablePicture {
  if (!bytes) throw new Error(`The picture ${sha256} did not come with the facts that name it`);
  const answer = drawablePicture(bytes);
  if (!answer.ok) throw new Error(`The picture ${sha256} cannot be drawn: ${answer.problem}`);
  return answer.picture;
}
