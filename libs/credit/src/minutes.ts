import type { ImpossibleInput, NoPositiveTime } from './reason.js';
import type { Step } from './step.js';

/** Minutes are kept exact to a millionth, and compared as whole millionths, so that 59.999999 is never 60. */
export const MILLION = 1_000_000;
const MOST_MINUTES = 100_000;

/** Counted minutes with the sum that led to them, or why there is no such count. */
export type MinuteCount =
  | { readonly ok: true; readonly minutes: number; readonly steps: readonly Step[] }
  | { readonly ok: false; readonly reason: ImpossibleInput | NoPositiveTime };

/** A timed part of an event, in minutes. Meals and whatever is neither instruction nor break never count. */
export interface Segment {
  readonly minutes: number;
  readonly kind: 'instruction' | 'break' | 'meal' | 'other';
}

/** Minutes as a whole number of millionths; undefined below 0, above 100,000 and for what is no number. */
export function toMillionths(minutes: number): number | undefined {
  return minutes >= 0 && minutes <= MOST_MINUTES ? Math.round(minutes * MILLION) : undefined;
}

/** The sum without the binary dust of adding decimals: 0.1 + 0.2 is 0.3. */
export function addMinutes(minutes: readonly number[]): number {
  return minutes.reduce((sum, part) => sum + Math.round(part * MILLION), 0) / MILLION;
}
