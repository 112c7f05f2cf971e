import { BODIES, formatInUnit, type BodyId, type Rounding } from './body.js';
import { formatCredit, type Hundredths } from './hundredths.js';
import { MILLION, toMillionths } from './minutes.js';
import type { MinimumNotReached, MinutesImpossible } from './reason.js';
import { formatNumber, step, type Step } from './step.js';

/** Credit in hundredths of the body's unit with its sum, or nothing and why; the sum is there either way. */
export type CreditResult =
  | { readonly earned: true; readonly amount: Hundredths; readonly steps: readonly Step[] }
  | {
      readonly earned: false;
      readonly amount: 0;
      readonly reason: MinimumNotReached | MinutesImpossible;
      readonly steps: readonly Step[];
    };

/**
 * What a body gives for minutes of learning: minutes divided by the body's unit, taken to its increment (down, or for AMA to the
 * nearest with a tie going down), nothing below its minimum. The sources of unit, increment, minimum and rounding stand in `BODIES`.
 * Minutes are those the body counts (`eventMinutes`, `creditWorksheet`), exact to a millionth; below 0, above 100,000 and
 * what is no number are refused.
 */
export function creditFromMinutes(body: BodyId, minutes: number): CreditResult {
  const millionths = toMillionths(minutes);
  if (millionths === undefined) {
    return { earned: false, amount: 0, reason: { code: 'minutes-impossible', minutes }, steps: [] };
  }

  const { unit, minutesInUnit, increment, minimum, rounding } = BODIES[body];
  const perStep = minutesInUnit.value * increment.value * MILLION;
  const amount = increment.value * wholeSteps(millionths * 100, perStep, rounding.value);
  const inUnit = unit.value.many;
  const steps = [
    step(
      `${formatNumber(millionths / MILLION)} minutes ÷ ${minutesInUnit.value} minutes in one unit${cut(millionths, minutesInUnit.value)}`,
      Math.floor(millionths / minutesInUnit.value) / MILLION,
      inUnit,
    ),
    step(`rounded ${direction(rounding.value)} ${formatCredit(increment.value)}`, amount / 100, inUnit),
  ];
  if (amount >= minimum.value) return { earned: true, amount, steps };

  return {
    earned: false,
    amount: 0,
    reason: { code: 'minimum-not-reached', body, minutes, minimum: minimum.value },
    steps: [...steps, step(`nothing below ${formatInUnit(minimum.value, body)}`, 0, inUnit)],
  };
}

/** Both arguments are whole numbers, so every quotient that should be whole is. */
function wholeSteps(amount: number, perStep: number, rounding: Rounding): number {
  const rest = amount % perStep;
  const down = (amount - rest) / perStep;

  return rounding === 'nearest' && rest * 2 > perStep ? down + 1 : down;
}

const direction = (rounding: Rounding): string =>
  rounding === 'nearest' ? 'to the nearest' : 'down to a whole number of steps of';

const cut = (millionths: number, minutesInUnit: number): string =>
  millionths % minutesInUnit === 0 ? '' : ', cut after six decimals';
