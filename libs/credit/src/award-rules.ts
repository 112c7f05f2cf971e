import { BODIES } from './body.js';
import type { AwardDecision } from './derivation.js';
import { eventWorksheet } from './event.js';
import type { Attestation } from './evidence.js';
import { formatCredit, type Hundredths } from './hundredths.js';
import type { KeptOffer } from './offer.js';
import { isPlainDate, type PlainDate } from './plain-date.js';
import type { AwardRefusal } from './reason.js';
import { creditWorksheet } from './self-study-worksheet.js';
import { step, type Step } from './step.js';
import type { BodyLine } from './worksheet.js';

/** What every rule of awards asks of an offer and of a claim, whatever the work was. */

export const refused = (reasons: readonly AwardRefusal[]): AwardDecision => ({ granted: false, reasons });

/** The offer's line counted from the measures alone, so that an amount changed after the fact does not pass. */
export function countAgain({ body, worksheet }: KeptOffer): BodyLine | undefined {
  const counted =
    worksheet.kind === 'self-study' ? creditWorksheet(worksheet.inputs) : eventWorksheet(worksheet.inputs);
  const lines: readonly BodyLine[] = counted.ok ? counted.worksheet.lines : [];

  return lines.find((line) => line.body === body);
}

export function offerRefusals({ amount, unit }: KeptOffer, line: BodyLine | undefined): AwardRefusal[] {
  const derived = line?.outcome.offered ? line.outcome : null;
  if (derived?.amount === amount && derived.unit === unit) return [];

  return [
    {
      code: 'offer-does-not-follow',
      offered: { amount, unit },
      derived: derived && { amount: derived.amount, unit: derived.unit },
    },
  ];
}

export function claimRefusals(
  { body, amount: offered }: KeptOffer,
  { claimed }: Pick<Attestation, 'claimed'>,
): AwardRefusal[] {
  if (BODIES[body].claim.value === 'whole') {
    return claimed === null || claimed === offered
      ? []
      : [{ code: 'partial-claim-not-allowed', body, claimed, offered }];
  }
  if (claimed === null) return [{ code: 'claim-missing', body, offered }];
  if (claimed > offered) return [{ code: 'claim-above-offer', body, claimed, offered }];
  const increment = BODIES[body].increment.value;

  return claimed > 0 && claimed % increment === 0
    ? []
    : [{ code: 'claim-not-in-increments', body, claimed, increment }];
}

export function dateRefusals(dates: readonly PlainDate[]): AwardRefusal[] {
  const impossible = dates.filter((date) => !isPlainDate(date));

  return [...new Set(impossible)].map((date) => ({ code: 'date-impossible', date }));
}

export function awardStep({ body, amount: offered }: KeptOffer, amount: Hundredths): Step {
  const text = BODIES[body].claim.value === 'whole' ? 'awarded, all of the offer' : 'awarded, as claimed';
  const atMost = amount === offered ? '' : `, of at most ${formatCredit(offered)}`;

  return step(`${text}${atMost}`, amount / 100, BODIES[body].unit.value.many);
}
