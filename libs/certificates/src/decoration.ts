import { chairShape, circleOfChairs } from './chairs.js';
import type { CertificateFacts } from './facts.js';
import type { PageLayout } from './layout.js';
import { colors, measures } from './look.js';
import { rgb, type Canvas } from './pdf/canvas.js';
import { num } from './pdf/objects.js';
import { circleOperators, pathOperators } from './pdf/paths.js';
import { rowRule } from './table.js';

/** Draws frame, emblem and lines as artifacts: nothing a reader needs to hear. */
export function drawDecoration(canvas: Canvas, facts: CertificateFacts, layout: PageLayout): void {
  const { width } = canvas.size;
  const { side } = measures;
  const { brandColor } = facts.society;
  drawFrame(canvas, brandColor);
  canvas.artifact('Layout', () => {
    if (facts.society.logo?.place !== 'corner') drawEmblem(canvas, facts);
    const y = layout.factsRule;
    canvas.line({ x: side, y }, { x: width - side, y }, 0.6, colors.hairline);
    for (const { table } of layout.texts) {
      if (!table) continue;
      const { width: hair, color } = table.header ? { width: 0.9, color: brandColor } : rowRule;
      canvas.line({ x: table.left, y: table.bottom }, { x: table.right, y: table.bottom }, hair, color);
    }
    for (const rule of layout.signatureRules) {
      canvas.line({ x: rule.x, y: rule.y }, { x: rule.x + rule.width, y: rule.y }, 0.7, colors.ink);
    }
  });
}

/** The double frame of every page. */
export function drawFrame(canvas: Canvas, brandColor: string): void {
  canvas.artifact('Layout', () => {
    canvas.frame(measures.outerFrame, 0.6, brandColor);
    canvas.frame(measures.innerFrame, 1.6, brandColor);
  });
}

const seat = pathOperators(chairShape.seat);
const back = pathOperators(chairShape.back);

function drawEmblem(canvas: Canvas, { code, society }: CertificateFacts): void {
  const { size, rug, half, chairs } = circleOfChairs(9, seedOf(code), measures.emblem);
  const drawn = chairs.map(({ tone, x, y, turn }) => {
    const color = rgb(tone === 'brand' ? society.brandColor : colors.accent);
    const [cos, sin] = [half * Math.cos(turn), half * Math.sin(turn)];
    const matrix = [cos, sin, -sin, cos, x, y].map(num).join(' ');
    return `q ${matrix} cm ${color} rg ${color} RG ${seat} f ${back} S Q`;
  });
  const rugDrawn = `${rgb(colors.rug)} rg ${circleOperators(size / 2, size / 2, rug)} f`;
  const left = canvas.size.width - measures.side - size;
  const all = [rugDrawn, `${num(chairShape.backWidth)} w 1 J`, ...drawn].join('\n');
  canvas.inside(left, measures.emblemTop, 1, all);
}

/** Every certificate has its own circle, from its code. */
function seedOf(code: string): number {
  return [...code].reduce((seed, symbol) => (Math.imul(seed, 31) + symbol.charCodeAt(0)) >>> 0, 0);
}
