import { fingerprint } from './fingerprint.js';

/** A source of numbers from 0 up to, not including, 1. */
export type Random = () => number;

const weyl = 0x9e3779b9;

/**
 * Numbers that depend on the seed alone, so that a draw can be made again exactly as it was: a Weyl sequence through the
 * 32-bit mixer of MurmurHash3. For shuffling, never for secrets.
 */
export function seededRandom(seed: string): Random {
  let state = fingerprint(seed);

  return () => {
    state = (state + weyl) >>> 0;

    return mixed(state) / 2 ** 32;
  };
}

function mixed(state: number): number {
  let bits = state;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);

  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The same things in a new order, every order equally likely (Fisher and Yates). */
export function shuffled<Thing>(things: readonly Thing[], random: Random): readonly Thing[] {
  return things.reduce<readonly Thing[]>((before, thing) => {
    const place = Math.floor(random() * (before.length + 1));

    return [...before.slice(0, place), thing, ...before.slice(place)];
  }, []);
}
