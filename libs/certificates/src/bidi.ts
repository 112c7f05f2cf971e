import bidiFactory from 'bidi-js';
import type { Direction } from './shaping.js';

const bidi = bidiFactory();
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Neighboring characters of one direction, in visual order; `indices` are code units of the text in logical order. */
export interface DirectedStretch {
  direction: Direction;
  start: number;
  end: number;
}

/** Whether any letter of a text runs from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** The direction of a paragraph: that of its first letter. */
export function baseDirection(text: string): Direction {
  const [letter] = /\p{L}/u.exec(text) ?? [''];

  return hasRightToLeft(letter) ? 'rtl' : 'ltr';
}

/**
 * The stretches of one line in the order a page shows them from left to right (Unicode Bidirectional Algorithm, UAX
 * 9). `base` is the direction of the paragraph that the line is part of.
 */
export function visualStretches(line: string, base: Direction): DirectedStretch[] {
  const { levels } = bidi.getEmbeddingLevels(line, base);
  const stretches: (DirectedStretch & { level: number })[] = [];
  for (const [index, level] of levels.entries()) {
    const last = stretches.at(-1);
    if (last?.level === level) last.end = index + 1;
    else stretches.push({ level, direction: level % 2 ? 'rtl' : 'ltr', start: index, end: index + 1 });
  }
  // Rule L2: from the highest level down, every sequence at that level or above is turned around.
  const highest = Math.max(0, ...levels);
  for (let level = highest; level > 0; level -= 1) reverseFrom(stretches, level);

  return stretches;
}

function reverseFrom(stretches: { level: number }[], level: number): void {
  let start = 0;
  while (start < stretches.length) {
    let end = start;
    while ((stretches[end]?.level ?? -1) >= level) end += 1;
    if (end > start) stretches.splice(start, end - start, ...stretches.slice(start, end).reverse());
    start = end + 1;
  }
}

/** A character as it looks in text from right to left: brackets face the other way. */
export function mirrored(character: string): string {
  return bidi.getMirroredCharacter(character) ?? character;
}
