import { deriveAward } from './award.js';
import { parseDerivation } from './derivation.js';
import type { Evidence } from './evidence.js';
import type { KeptOffer } from './offer.js';
import type { AwardRefusal } from './reason.js';

/** One value that came out otherwise; `path` is like "steps.3.value", null stands for absent. */
export interface Difference {
  readonly path: string;
  readonly recorded: Leaf;
  readonly recomputed: Leaf;
}

export type Replay =
  | { readonly outcome: 'identical' }
  | { readonly outcome: 'different'; readonly differences: readonly Difference[] }
  | { readonly outcome: 'refused'; readonly reasons: readonly AwardRefusal[] }
  | { readonly outcome: 'unreadable'; readonly problems: readonly string[] };

type Leaf = string | number | boolean | null;

/**
 * Derives an award again, under the rule version it was made by, from the inputs its derivation names, and says whether everything
 * comes out the same, to the letter; which values differ; that nothing would be granted now; or that what was kept is no derivation.
 */
export function replayAward(kept: unknown, inputs: { offer: KeptOffer; evidence: Evidence }): Replay {
  const parsed = parseDerivation(kept);
  if (!parsed.ok) return { outcome: 'unreadable', problems: parsed.problems };
  const again = deriveAward(inputs.offer, inputs.evidence, parsed.derivation.ruleVersion);
  if (!again.granted) return { outcome: 'refused', reasons: again.reasons };

  const recorded = leavesOf(parsed.derivation);
  const recomputed = leavesOf(again.derivation);
  const differences = [...new Set([...recorded.keys(), ...recomputed.keys()])]
    .map((path) => ({
      path,
      recorded: recorded.get(path) ?? null,
      recomputed: recomputed.get(path) ?? null,
    }))
    .filter((pair) => pair.recorded !== pair.recomputed);

  return differences.length === 0 ? { outcome: 'identical' } : { outcome: 'different', differences };
}

function leavesOf(value: unknown, path = ''): Map<string, Leaf> {
  if (value === null || typeof value !== 'object') return new Map([[path, toLeaf(value)]]);
  const entries: [string, unknown][] = Object.entries(value);

  return new Map(entries.flatMap(([key, part]) => [...leavesOf(part, path ? `${path}.${key}` : key)]));
}

function toLeaf(value: unknown): Leaf {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
