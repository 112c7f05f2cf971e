export interface Chair {
  /** Which of the two colors the chair takes. */
  tone: 'brand' | 'accent';
  /** SVG path of the seat, to fill. */
  seat: string;
  /** SVG path of the back rest, to stroke `backWidth` wide with round ends. */
  back: string;
}

export interface CircleOfChairs {
  /** Side of the square that holds the drawing; its middle is the middle of the circle. */
  size: number;
  /** Radius of the rug. */
  rug: number;
  backWidth: number;
  chairs: Chair[];
}

type Point = readonly [x: number, y: number];

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
    const at: Point = [middle + distance * Math.sin(angle), middle - distance * Math.cos(angle)];
    return { tone: accents.has(index) ? 'accent' : 'brand', ...chair(at, turn, half) };
  });
  return { size, rug: radius - half * 1.8, backWidth: half * 0.34, chairs };
}

/** One chair of half-width `half` at a point; unturned it stands at the top of the circle and faces down. */
function chair([x, y]: Point, turn: number, half: number): { seat: string; back: string } {
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const place = (right: number, down: number) =>
    `${fixed(x + (right * cos - down * sin) * half)} ${fixed(y + (right * sin + down * cos) * half)}`;
  const corner = 0.5;
  const seat = [
    `M${place(-1 + corner, -0.75)}`,
    `L${place(1 - corner, -0.75)}Q${place(1, -0.75)} ${place(1, -0.75 + corner)}`,
    `L${place(0.92, 1 - corner)}Q${place(0.92, 1)} ${place(0.92 - corner, 1)}`,
    `L${place(-0.92 + corner, 1)}Q${place(-0.92, 1)} ${place(-0.92, 1 - corner)}`,
    `L${place(-1, -0.75 + corner)}Q${place(-1, -0.75)} ${place(-1 + corner, -0.75)}Z`,
  ].join('');
  return { seat, back: `M${place(-1.28, -0.5)}Q${place(0, -2.05)} ${place(1.28, -0.5)}` };
}

/** Two places about a third of the circle apart. */
function pickTwo(seats: number, next: () => number): Set<number> {
  const first = Math.floor(next() * seats);
  const step = Math.max(1, Math.round(seats / 3) + Math.floor(next() * 2));
  return new Set([first, (first + step) % seats]);
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
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
