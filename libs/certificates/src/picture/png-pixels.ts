/** How the numbers of a PNG become colors. */
export interface PngColors {
  /** 0 gray, 2 RGB, 3 palette, 4 gray with alpha, 6 RGB with alpha. */
  type: number;
  /** Bits of one number. */
  depth: number;
  palette: Uint8Array | null;
  /** Alpha of the palette's first entries, or the one color that is clear. */
  clear: Uint8Array | null;
}

/** The pixels of a line without its filter, laid on white, every `step` pixels of `rgb` from the `first` on. */
export function pixelsOnWhite(
  line: Uint8Array,
  columns: number,
  { type, depth, palette, clear }: PngColors,
  rgb: Uint8Array,
  { first, step }: { first: number; step: number },
): void {
  const number = numbersOf(line, depth);
  const scale = 255 / (2 ** Math.min(depth, 8) - 1);
  const colored = type === 2 || type === 6;
  const numbers = (colored ? 3 : 1) + (type >= 4 ? 1 : 0);
  const clearColor = clear && type !== 3 ? clearNumbers(clear, depth) : null;
  const alphaOf = (at: number): number => {
    if (type >= 4) return number(at + numbers - 1);
    if (type === 3) return clear?.[number(at)] ?? 255;
    return clearColor?.every((value, channel) => number(at + channel) === value) ? 0 : 255;
  };
  for (let column = 0; column < columns; column += 1) {
    const at = column * numbers;
    const alpha = alphaOf(at);
    for (let channel = 0; channel < 3; channel += 1) {
      const value =
        type === 3 ? (palette?.[number(at) * 3 + channel] ?? 0) : number(colored ? at + channel : at) * scale;
      const laid = alpha === 255 ? value : (value * alpha + 255 * (255 - alpha)) / 255;
      rgb[(first + column * step) * 3 + channel] = Math.round(laid);
    }
  }
}

/** The numbers of a line by their place. Of sixteen bits the upper eight: finer than any page. */
function numbersOf(line: Uint8Array, depth: number): (index: number) => number {
  if (depth === 8) return (index) => line[index] ?? 0;
  if (depth === 16) return (index) => line[index * 2] ?? 0;
  const perByte = 8 / depth;
  const mask = 2 ** depth - 1;
  return (index) => {
    const shift = 8 - depth * ((index % perByte) + 1);
    return ((line[Math.floor(index / perByte)] ?? 0) >> shift) & mask;
  };
}

/** The one clear color, as the numbers above would be. */
function clearNumbers(clear: Uint8Array, depth: number): number[] {
  return Array.from({ length: clear.length / 2 }, (_, channel) =>
    depth === 16 ? (clear[channel * 2] ?? 0) : (clear[channel * 2 + 1] ?? 0),
  );
}
