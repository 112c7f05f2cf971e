/** Page sizes in points, landscape. */
export const papers = {
  letter: { width: 792, height: 612 },
  a4: { width: 841.89, height: 595.28 },
} as const;
export type Paper = keyof typeof papers;

/** Text colors, all at least 6.5:1 on white. */
export const colors = {
  ink: '#26211d',
  quiet: '#5c534b',
  attention: '#7a5200',
  accent: '#9c4426',
  hairline: '#85786b',
  rug: '#f3ede3',
} as const;

/** Distances in points. */
export const measures = {
  outerFrame: 24,
  innerFrame: 29,
  side: 66,
  top: 62,
  bottom: 52,
  emblem: 138,
  emblemTop: 52,
  emblemClearance: 18,
  logoAbove: { width: 220, height: 46 },
  belowLogo: 8,
  logoInCorner: { width: 138, height: 118 },
  /** What a picture of a signature may take above its line. */
  signature: { width: 150, height: 38 },
  aboveSignature: 9,
  /** Its white would cover the line. */
  onRule: 1.5,
  qr: 74,
  /** Four modules of white around the smallest modules we print. */
  qrClearance: 11,
  /** Room to sign above a signature line. */
  pen: 26,
  /** From the row of facts to the line under it. */
  factsRuleGap: 9,
  /** Room below a signature line. */
  belowRule: 4,
  signatureGap: 24,
  verifyWidth: 190,
} as const;

/** The brand color where it reads well on white (4.5:1, WCAG 1.4.3), otherwise ink. */
export function textColor(brandColor: string): string {
  return readsOnWhite(brandColor) ? brandColor : colors.ink;
}

/** Whether text in this color, #rrggbb, reads well on white: a contrast of at least 4.5 to 1 (WCAG 1.4.3). */
export function readsOnWhite(color: string): boolean {
  return 1.05 / (luminance(color) + 0.05) >= 4.5;
}

function luminance(color: string): number {
  const channel = (start: number) => {
    const value = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
