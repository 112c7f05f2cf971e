import { circleOfChairs } from './chairs.js';
import type { Pdf } from './document.js';
import type { CertificateFacts } from './facts.js';
import type { PageLayout } from './layout.js';
import { colors, measures } from './look.js';

/** Draws frame, emblem and lines as artifacts: nothing a reader needs to hear. */
export function drawDecoration(pdf: Pdf, facts: CertificateFacts, layout: PageLayout): void {
  const { width, height } = pdf.page;
  const { outerFrame: outer, innerFrame: inner, side } = measures;
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf
    .lineWidth(0.6)
    .rect(outer, outer, width - 2 * outer, height - 2 * outer)
    .stroke(facts.society.brandColor);
  pdf
    .lineWidth(1.6)
    .rect(inner, inner, width - 2 * inner, height - 2 * inner)
    .stroke(facts.society.brandColor);
  drawEmblem(pdf, facts);
  pdf
    .lineWidth(0.6)
    .moveTo(side, layout.factsRule)
    .lineTo(width - side, layout.factsRule)
    .stroke(colors.hairline);
  for (const rule of layout.signatureRules) {
    pdf
      .lineWidth(0.7)
      .moveTo(rule.x, rule.y)
      .lineTo(rule.x + rule.width, rule.y)
      .stroke(colors.ink);
  }
  pdf.endMarkedContent();
}

function drawEmblem(pdf: Pdf, { code, society }: CertificateFacts): void {
  const { size, rug, backWidth, chairs } = circleOfChairs(9, seedOf(code), measures.emblem);
  pdf.save().translate(pdf.page.width - measures.side - size, measures.emblemTop);
  pdf.circle(size / 2, size / 2, rug).fill(colors.rug);
  for (const { tone, seat, back } of chairs) {
    const color = tone === 'brand' ? society.brandColor : colors.accent;
    pdf.path(seat).fill(color);
    pdf.lineWidth(backWidth).lineCap('round').path(back).stroke(color);
  }
  pdf.restore();
}

/** Every certificate has its own circle, from its code. */
function seedOf(code: string): number {
  return [...code].reduce((seed, symbol) => (Math.imul(seed, 31) + symbol.charCodeAt(0)) >>> 0, 0);
}
