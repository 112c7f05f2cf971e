/** A picture as a page draws it. */
export interface DrawablePicture {
  /** Of the stored rows, in pixels. */
  width: number;
  height: number;
  space: 'DeviceGray' | 'DeviceRGB';
  filter: 'FlateDecode' | 'DCTDecode';
  data: Uint8Array;
  /** How a camera held the picture, as Exif says it (1 to 8): 1 is upright, from 5 on it lies on its side. */
  turn: number;
}

export type PictureProblem =
  /** Neither PNG nor JPEG. */
  | 'not-a-picture'
  /** More than `maxPictureSide` on one side, or empty. */
  | 'too-many-pixels'
  /** Cut off or damaged. */
  | 'broken'
  /** A JPEG for a printing press (CMYK), or a rare kind that viewers do not draw alike. */
  | 'unusual-colors';

export type PictureAnswer = { ok: true; picture: DrawablePicture } | { ok: false; problem: PictureProblem };

/** The longest side of a picture that is taken, in pixels. */
export const maxPictureSide = 2000;

export const refused = (problem: PictureProblem) => ({ ok: false, problem }) as const;

/** Whether sides are within what is taken. */
export const hasRoom = (width: number, height: number): boolean =>
  width >= 1 && height >= 1 && width <= maxPictureSide && height <= maxPictureSide;
