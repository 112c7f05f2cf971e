export interface Chair {
  /** Which of the two colors the chair takes. */
  tone: 'brand' | 'accent';
  /** The middle of the chair. */
  x: number;
  y: number;
  /** Clockwise from the top, in radians: an unturned chair stands at the top of the circle and faces down. */
  turn: number;
}

export interface CircleOfChairs {
  /** Side of the square that holds the drawing; its middle is the middle of the circle. */
  size: number;
  /** Radius of the rug. */
  rug: number;
  /** Half the width of a chair: the unit of `chairShape`. */
  half: number;
  chairs: Chair[];
}

/** One chair around its middle, y down, two units wide: SVG paths of the seat, to fill, and of the back rest. */
export const chairShape = {
  seat: 'M-0.5 -0.75L0.5 -0.75Q1 -0.75 1 -0.25L0.92 0.5Q0.92 1 0.42 1L-0.42 1Q-0.92 1 -0.92 0.5L-1 -0.25Q-1 -0.75 -0.5 -0.75Z',
  /** To stroke with round ends. */
  back: 'M-1.28 -0.5Q0 -2.05 1.28 -0.5',
  backWidth: 0.34,
} as const;

/**
 * Draws a circle of chairs from above, around a rug. `seats` is how many (3 to 16), `size` the side of the square in
 * the caller's units. The seed (an unsigned 32-bit whole number) moves each chair a little and picks the chairs in
 * the second color; the same arguments always give the same drawing.
 */
export function circleOfChairs(seats: number, seed: number, size: number): CircleOfChairs {
  const next = randomNumbers(seed);
  const middle = size / 2;
  // Half a chair, small enough that neighbors keep apart and the backs stay inside the square.
  const half = Math.min(size * 0.058, (Math.PI * size * 0.4) / (seats * 2.6));
  const radius = middle - half * 2.1;
  const accents = pickTwo(seats, next);
  const chairs = Array.from({ length: seats }, (_, index): Chair => {
    const angle = ((index + (next() - 0.5) * 0.16) / seats) * 2 * Math.PI;
    const distance = radius * (1 - next() * 0.02);
    const turn = angle + (next() - 0.5) * 0.14;
    const x = middle + distance * Math.sin(angle);
    const y = middle - distance * Math.cos(angle);
    return { tone: accents.has(index) ? 'accent' : 'brand', x, y, turn };
  });
  return { size, rug: radius - half * 1.8, half, chairs };
}

/** Two places about a third of the circle apart. */
function pickTwo(seats: number, next: () => number): Set<number> {
  const first = Math.floor(next() * seats);
  const step = Math.max(1, Math.round(seats / 3) + Math.floor(next() * 2));
  return new Set([first, (first + step) % seats]);
}

/** Mulberry32: small, and the same everywhere. Numbers from 0 up to but not including 1. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
