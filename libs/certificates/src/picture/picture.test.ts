import { unzlibSync } from 'fflate';
import { renderCertificate } from '../page.js';
import { readFonts, someFacts } from '../testing/builders.js';
import { rasterize } from '../testing/pdf-tools.js';
import { pageAs, someLogo, somePng, type PngParts } from '../testing/pictures.js';
import { drawablePicture, readPicture } from './picture.js';

function pageOf(): Uint8Array {
  const rendering = renderCertificate(someFacts(), readFonts(), { paper: 'letter' });
  if (!rendering.ok) throw new Error(rendering.problem);
  return rendering.pdf;
}

const page = pageOf();

function pixels(png: Uint8Array) {
  const answer = drawablePicture(png);
  if (!answer.ok) throw new Error(answer.problem);
  const { width, height, space, data } = answer.picture;
  return { width, height, space, numbers: [...unzlibSync(data)] };
}

describe('a PNG', () => {
  it('is read pixel by pixel as another program wrote it, with the filters it chose', () => {
    const read = pixels(pageAs('png', page, '-r', '60'));
    const { rgba } = rasterize(page, 60);
    const expected = [...rgba].filter((_, index) => index % 4 !== 3);

    expect(read).toMatchObject({ width: 660, height: 510, space: 'DeviceRGB' });
    expect(Buffer.from(read.numbers).equals(Buffer.from(expected))).toBe(true);
  });

  it.each([
    ['gray', '-gray'],
    ['one bit', '-mono'],
  ])('of %s becomes gray', (_, option) => {
    const { space, numbers } = pixels(pageAs('png', page, '-r', '60', option));

    expect(space).toBe('DeviceGray');
    expect(numbers).toHaveLength(660 * 510);
    expect(numbers.filter((value) => value > 200).length).toBeGreaterThan(660 * 510 * 0.7);
    expect(numbers.filter((value) => value < 90).length).toBeGreaterThan(300);
  });

  it.each<[string, PngParts, number[]]>([
    // 100 over white at alpha 128: (100 * 128 + 255 * 127) / 255 = 177.2
    ['RGB with alpha', { width: 1, height: 1, type: 6, lines: [0, 100, 0, 255, 128] }, [177, 127, 255]],
    ['gray with alpha', { width: 2, height: 1, type: 4, lines: [0, 0, 255, 0, 0] }, [0, 255]],
    [
      'a palette of four with a clear entry',
      {
        width: 4,
        height: 1,
        depth: 2,
        type: 3,
        palette: [9, 8, 7, 255, 0, 0, 0, 0, 0, 1, 2, 3],
        clear: [255, 255, 0],
        // 0b00_01_10_11
        lines: [0, 0x1b],
      },
      [9, 8, 7, 255, 0, 0, 255, 255, 255, 1, 2, 3],
    ],
    // Of sixteen bits the upper eight.
    ['sixteen bits', { width: 1, height: 1, depth: 16, type: 2, lines: [0, 1, 99, 2, 99, 3, 99] }, [1, 2, 3]],
    ['one clear color', { width: 2, height: 1, type: 0, clear: [0, 7], lines: [0, 7, 8] }, [255, 8]],
    // Four bits: 15 is white, 8 * 17 = 136.
    ['four bits of gray', { width: 2, height: 1, depth: 4, type: 0, lines: [0, 0xf8] }, [255, 136]],
  ])('of %s is laid on white', (_, parts, numbers) => {
    expect(pixels(somePng(parts)).numbers).toEqual(numbers);
  });

  it.each([
    // Each line predicted by the filter from: left, above, their mean, and whichever is nearest to their sum.
    [1, [1, 10, 5, 5], [10, 15, 20]],
    [2, [0, 1, 2, 3, 2, 1, 1, 1], [1, 2, 3, 2, 3, 4]],
    [3, [0, 10, 20, 30, 3, 5, 5, 5], [10, 20, 30, 10, 20, 30]],
    [4, [0, 10, 20, 30, 4, 1, 1, 1], [10, 20, 30, 11, 21, 31]],
  ])('undoes filter %i', (_, lines, numbers) => {
    const height = lines.length / 4;
    expect(pixels(somePng({ width: 3, height, type: 0, lines })).numbers).toEqual(numbers);
  });

  it('is put together from the passes of an interlaced one', () => {
    // Two by two: pass 1 has the first pixel, pass 6 the one beside it, pass 7 the second row.
    const png = somePng({ width: 2, height: 2, type: 0, interlaced: true, lines: [0, 1, 0, 2, 0, 3, 4] });
    expect(pixels(png).numbers).toEqual([1, 2, 3, 4]);
  });

  it('of more pixels than paper shows is averaged down, so that no certificate grows heavy', () => {
    const lines = [0, ...Array.from({ length: 1600 }, (_, x) => (x % 2 ? 255 : 0))];
    const { width, height, numbers } = pixels(somePng({ width: 1600, height: 1, type: 0, lines }));
    // Every two become one: (0 + 255) / 2 = 127.5
    expect([width, height, new Set(numbers)]).toEqual([800, 1, new Set([128])]);
  });

  it('gives the same bytes each time', () => {
    const [one, two] = [drawablePicture(someLogo()), drawablePicture(someLogo())];
    expect(one).toEqual(two);
  });
});

describe('a JPEG', () => {
  const jpeg = (...options: string[]) => pageAs('jpeg', page, '-r', '60', ...options);
  const segment = (marker: number, data: readonly number[]) => [
    0xff,
    marker,
    (data.length + 2) >> 8,
    (data.length + 2) & 255,
    ...data,
  ];
  const withNotes = (bytes: Uint8Array, turn: number) => {
    // Exif in its smallest form: one entry, the orientation; then a comment.
    const exif = [...Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0', 'latin1')];
    const notes = [
      ...segment(0xe1, [...exif, turn, 0, 0, 0, 0, 0, 0, 0]),
      ...segment(0xfe, [...Buffer.from('At home, 33.749 N')]),
    ];
    return Uint8Array.from([...bytes.subarray(0, 2), ...notes, ...bytes.subarray(2)]);
  };

  it.each([
    ['of baseline', [], 'DeviceRGB'],
    ['in progressive scans', ['-jpegopt', 'progressive=y'], 'DeviceRGB'],
  ])('%s is taken as it is', (_, options, space) => {
    const bytes = jpeg(...options);
    const answer = drawablePicture(bytes);
    expect(answer).toMatchObject({
      ok: true,
      picture: { width: 660, height: 510, space, filter: 'DCTDecode' },
    });
    expect(readPicture(bytes)).toEqual({ ok: true, mediaType: 'image/jpeg', width: 660, height: 510 });
  });

  it('loses the notes of cameras, which can say where somebody lives, and what follows its end', () => {
    const bytes = jpeg();
    const noted = drawablePicture(Uint8Array.from([...withNotes(bytes, 1), 1, 2, 3]));
    const plain = drawablePicture(bytes);
    expect(noted).toEqual(plain);
  });

  it('that was taken on its side keeps how to set it upright', () => {
    const turned = withNotes(jpeg(), 6);
    expect(drawablePicture(turned)).toMatchObject({ picture: { turn: 6 } });
    expect(readPicture(turned)).toMatchObject({ width: 510, height: 660 });
  });

  it.each([
    [1, { ok: true, picture: { space: 'DeviceGray' } }],
    [3, { ok: true, picture: { space: 'DeviceRGB' } }],
    // The colors of a press.
    [4, { ok: false, problem: 'unusual-colors' }],
  ])('of %i components is gray, in colors, or refused', (components, expected) => {
    const bytes = jpeg();
    const frame = bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xc0);
    bytes[frame + 9] = components;
    expect(drawablePicture(bytes)).toMatchObject(expected);
  });

  it('is refused when it is cut off, wherever that is', () => {
    const bytes = jpeg();
    for (const length of [3, 30, 400, bytes.length - 2])
      expect(readPicture(bytes.subarray(0, length))).toEqual({ ok: false, problem: 'broken' });
  });
});

describe('readPicture', () => {
  const dot = { width: 1, height: 1, type: 0, lines: [0, 5] };

  it('says what a picture is and how large', () => {
    expect(readPicture(someLogo(24, 12))).toEqual({
      ok: true,
      mediaType: 'image/png',
      width: 24,
      height: 12,
    });
  });

  it.each<[string, Uint8Array, string]>([
    ['a PDF', page, 'not-a-picture'],
    ['nothing', new Uint8Array(), 'not-a-picture'],
    ['a GIF', new Uint8Array(Buffer.from('GIF89a')), 'not-a-picture'],
    ['a drawing with scripts', new Uint8Array(Buffer.from('<svg onload="alert(1)"/>')), 'not-a-picture'],
    ['too many pixels', somePng({ ...dot, width: 2001 }), 'too-many-pixels'],
    ['no pixels', somePng({ ...dot, height: 0 }), 'too-many-pixels'],
    ['a PNG that is cut off', somePng(dot).subarray(0, 40), 'broken'],
    ['a PNG with too few lines', somePng({ ...dot, height: 2 }), 'broken'],
    ['a PNG with a filter there is not', somePng({ ...dot, lines: [5, 5] }), 'broken'],
    ['a PNG with a depth there is not', somePng({ ...dot, depth: 3 }), 'broken'],
    ['a PNG with nothing packed', somePng({ ...dot, lines: [] }), 'broken'],
  ])('refuses %s', (_, bytes, problem) => {
    expect(readPicture(bytes)).toEqual({ ok: false, problem });
  });

  it('refuses a PNG that would unpack to far more than it says', () => {
    const bomb = somePng({ ...dot, lines: new Uint8Array(8_000_000) });
    expect(bomb.length).toBeLessThan(20_000);
    expect(readPicture(bomb)).toEqual({ ok: false, problem: 'broken' });
  });
});
