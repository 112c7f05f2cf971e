import { BODIES } from './body.js';
import { formatCredit } from './hundredths.js';
import type { Offer } from './offer.js';

/** Something in which one offer differs from the one it takes the place of, as a sentence for the society. */
export type OfferDifference = { readonly code: string; readonly sentence: string };

/**
 * What is new in an offer made for the same body and the same text. Empty when nothing that a learner, a certificate or a board would see
 * differs: then the old offer stands. A change of format takes number, certificate words and announcements with it (LPCA of Georgia, 2019:
 * an event moved online got another number and another certificate), so it is said first.
 */
export function offerDifferences(before: Offer, after: Offer): readonly OfferDifference[] {
  const name = BODIES[after.body].name;

  return [
    before.format !== after.format && {
      code: 'format',
      sentence: `The format changed from ${before.format} to ${after.format}: the ${name} number, the certificate's words and every announcement are to be looked at again.`,
    },
    before.amount !== after.amount && {
      code: 'amount',
      sentence: `The amount changed from ${formatCredit(before.amount)} to ${formatCredit(after.amount)} ${after.unit}.`,
    },
    before.approval.number !== after.approval.number && {
      code: 'number',
      sentence: `The approval number changed from ${before.approval.number ?? 'none'} to ${after.approval.number ?? 'none'}.`,
    },
    (before.approval.from !== after.approval.from || before.approval.to !== after.approval.to) && {
      code: 'period',
      sentence: `The approval now runs ${period(after)}; it ran ${period(before)}.`,
    },
    before.categories.join() !== after.categories.join() && {
      code: 'categories',
      sentence: `The categories changed from ${list(before.categories)} to ${list(after.categories)}.`,
    },
    before.worksheet.ruleVersion !== after.worksheet.ruleVersion && {
      code: 'rules',
      sentence: `The credit is counted by the rules ${after.worksheet.ruleVersion}; before, by ${before.worksheet.ruleVersion}.`,
    },
    before.approval.id !== after.approval.id && {
      code: 'approval',
      sentence: `The ${name} approval was recorded anew.`,
    },
  ].filter((difference) => difference !== false);
}

const list = (words: readonly string[]): string => words.join(', ') || 'none';
const period = ({ approval: { from, to } }: Offer): string =>
  to === null ? `from ${from}` : `${from} to ${to}`;
