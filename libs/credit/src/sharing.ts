import type { Hundredths } from './hundredths.js';
import { toMillionths } from './minutes.js';
import type { ImpossibleInput } from './reason.js';

export type SharesResult =
  | { readonly ok: true; readonly shares: readonly Hundredths[] }
  | { readonly ok: false; readonly reason: ImpossibleInput };

/**
 * Shares an amount of credit, in hundredths of a unit, among sessions by their minutes, in their order. What the sessions up
 * to one have together is the amount times their minutes by all minutes, down to a whole hundredth; each has what it adds to
 * that. So the shares come to exactly the amount, and none is negative. Impossible minutes are refused as `eventMinutes`
 * refuses them, and sessions of no minutes in all as `nothing-to-count`.
 */
export function shareAmongSessions(amount: Hundredths, minutes: readonly number[]): SharesResult {
  const parts: bigint[] = [];
  for (const each of minutes) {
    const millionths = toMillionths(each);
    if (millionths === undefined) return { ok: false, reason: { code: 'minutes-impossible', minutes: each } };
    parts.push(BigInt(millionths));
  }
  const all = parts.reduce((sum, part) => sum + part, 0n);
  if (all === 0n) return { ok: false, reason: { code: 'nothing-to-count' } };

  const shares: Hundredths[] = [];
  let passed = 0n;
  let given = 0;
  for (const part of parts) {
    passed += part;
    // Millionths of minutes times hundredths of credit are more than a plain number holds exactly.
    const upToHere = Number((BigInt(amount) * passed) / all);
    shares.push(upToHere - given);
    given = upToHere;
  }

  return { ok: true, shares };
}
