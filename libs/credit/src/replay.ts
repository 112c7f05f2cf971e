import { deriveAward } from './award.js';
import { parseDerivation } from './derivation.js';
import { differencesBetween, type Difference } from './difference.js';
import type { Evidence } from './evidence.js';
import type { KeptOffer } from './offer.js';
import type { AwardRefusal } from './reason.js';

export type Replay =
  | { readonly outcome: 'identical' }
  | { readonly outcome: 'different'; readonly differences: readonly Difference[] }
  | { readonly outcome: 'refused'; readonly reasons: readonly AwardRefusal[] }
  | { readonly outcome: 'unreadable'; readonly problems: readonly string[] };

/**
 * Derives an award again, under the rule version it was made by, from the inputs its derivation names, and says whether everything
 * comes out the same, to the letter; which values differ; that nothing would be granted now; or that what was kept is no derivation.
 */
export function replayAward(kept: unknown, inputs: { offer: KeptOffer; evidence: Evidence }): Replay {
  const parsed = parseDerivation(kept);
  if (!parsed.ok) return { outcome: 'unreadable', problems: parsed.problems };
  const again = deriveAward(inputs.offer, inputs.evidence, parsed.derivation.ruleVersion);
  if (!again.granted) return { outcome: 'refused', reasons: again.reasons };

  const differences = differencesBetween(parsed.derivation, again.derivation);

  return differences.length === 0 ? { outcome: 'identical' } : { outcome: 'different', differences };
}
