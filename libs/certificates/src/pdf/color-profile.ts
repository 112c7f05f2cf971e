import { zlibSync } from 'fflate';

/** sRGB (IEC 61966-2-1) adapted to the D50 white of the connection space, as its standard tabulates it. */
const primaries = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
  wtpt: [0.9642, 1, 0.82491],
};

/** From D65, the white of sRGB, to D50 (Bradford). */
const adaptation = [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01708, -0.00925, 0.01508, 0.75168];

/** Power, and the straight piece near black: Y = ((X + 0.055) / 1.055)^2.4 above 0.04045, X / 12.92 below. */
const transferCurve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

let deflated: Uint8Array | undefined;

/** An sRGB color profile (ICC version 4.2), deflated. Made once. */
export function colorProfile(): Uint8Array {
  deflated ??= zlibSync(profile(), { level: 9 });

  return deflated;
}

function profile(): Uint8Array {
  const curve = tagData('para', [...u32(3 << 16), ...transferCurve.flatMap(fixed)]);
  const tags: [string, number[]][] = [
    ['desc', localized('sRGB IEC61966-2.1')],
    ['cprt', localized('Public domain')],
    ...Object.entries(primaries).map(([signature, xyz]): [string, number[]] => [
      signature,
      tagData('XYZ ', xyz.flatMap(fixed)),
    ]),
    ['chad', tagData('sf32', adaptation.flatMap(fixed))],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const body: number[] = [];
  const table = tags.flatMap(([signature, data]) => {
    // Offset from the start: 128 bytes of header, the count, twelve bytes per tag.
    const row = [...ascii(signature), ...u32(132 + tags.length * 12 + body.length), ...u32(data.length)];
    body.push(...data, ...Array.from({ length: -data.length & 3 }, () => 0));

    return row;
  });
  const rest = [...u32(tags.length), ...table, ...body];

  return Uint8Array.from([...header(128 + rest.length), ...rest]);
}

function header(size: number): number[] {
  const bytes = [
    ...u32(size),
    ...u32(0),
    ...u32(0x04200000),
    ...ascii('mntrRGB XYZ '),
    // Made on the first day of 2026, at no particular time.
    ...[2026, 1, 1, 0, 0, 0].flatMap((part) => [part >> 8, part & 255]),
    ...ascii('acsp'),
    ...u32(0),
    ...u32(0),
    ...u32(0),
    ...u32(0),
    ...u32(0),
    ...u32(0),
    ...u32(0),
    ...[0.9642, 1, 0.82491].flatMap(fixed),
  ];

  return [...bytes, ...Array.from({ length: 128 - bytes.length }, () => 0)];
}

/** A text in one language (multi-localized Unicode). */
function localized(text: string): number[] {
  const utf16 = [...text].flatMap((symbol) => [0, symbol.charCodeAt(0)]);

  return tagData('mluc', [
    ...u32(1),
    ...u32(12),
    ...ascii('enUS'),
    ...u32(utf16.length),
    ...u32(28),
    ...utf16,
  ]);
}

function tagData(type: string, data: readonly number[]): number[] {
  return [...ascii(type), ...u32(0), ...data];
}

function fixed(value: number): number[] {
  return u32(Math.round(value * 65536));
}

function u32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function ascii(text: string): number[] {
  return [...text].map((symbol) => symbol.charCodeAt(0));
}
