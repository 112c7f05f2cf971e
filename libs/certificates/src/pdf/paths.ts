import { num } from './objects.js';

/** How far the handles of a Bézier curve reach for a quarter of a circle of radius 1. */
const quarter = 0.552285;

/** An SVG path of absolute M, L, Q and Z as PDF operators; it is left to the caller to fill or stroke it. */
export function pathOperators(path: string): string {
  let x = 0;
  let y = 0;
  const operators: string[] = [];
  for (const [, command, numbers] of path.matchAll(/([MLQZ])([^MLQZ]*)/g)) {
    const [a = 0, b = 0, c = 0, d = 0] = (numbers ?? '').trim().split(/[ ,]+/).map(Number);
    if (command === 'Z') operators.push('h');
    else if (command === 'Q') {
      // A quadratic curve has one handle; the cubic one that PDF knows has two, each two thirds of the way to it.
      const handles = [
        x + (2 / 3) * (a - x),
        y + (2 / 3) * (b - y),
        c + (2 / 3) * (a - c),
        d + (2 / 3) * (b - d),
      ];
      operators.push(`${[...handles, c, d].map(num).join(' ')} c`);
      [x, y] = [c, d];
    } else {
      operators.push(`${num(a)} ${num(b)} ${command === 'M' ? 'm' : 'l'}`);
      [x, y] = [a, b];
    }
  }

  return operators.join(' ');
}

/** A circle as PDF operators. */
export function circleOperators(x: number, y: number, radius: number): string {
  const h = radius * quarter;
  const curve = (...points: number[]) => `${points.map(num).join(' ')} c`;

  return [
    `${num(x - radius)} ${num(y)} m`,
    curve(x - radius, y - h, x - h, y - radius, x, y - radius),
    curve(x + h, y - radius, x + radius, y - h, x + radius, y),
    curve(x + radius, y + h, x + h, y + radius, x, y + radius),
    curve(x - h, y + radius, x - radius, y + h, x - radius, y),
  ].join(' ');
}
