import type { Opened } from './place.js';
import { sumsOf, type Placement } from './program.js';

/**
 * The placement that comes to mind: every class in the bucket it prefers, as far as the caps allow, the classes named first before the
 * others; then what a bucket has over goes to buckets that still need hours.
 */
export function placeByRank({ program, settled, isSettled, tight }: Opened): Placement {
  const { classes, buckets: needs } = program;
  const room = [...program.caps];
  const placement = settled.map((places) => [...places]);
  classes.forEach(({ amount, caps }, index) => {
    const places = placement[index];
    if (isSettled[index] || !places) return;
    const tightCaps = caps.filter((cap) => tight[cap]);
    const placed = Math.min(amount, ...tightCaps.map((cap) => room[cap] ?? 0));
    for (const cap of tightCaps) room[cap] = (room[cap] ?? 0) - placed;
    places[0] = placed;
  });
  const over = sumsOf(program, placement).buckets.map((hours, bucket) => hours - (needs[bucket] ?? 0));
  needs.forEach((_, bucket) => fill(bucket, { program, placement, isSettled, over }));

  return placement;
}

interface Filling extends Pick<Opened, 'program' | 'isSettled'> {
  readonly placement: number[][];
  /** Hours of each bucket beyond its need; below zero where some are missing. */
  readonly over: number[];
}

function fill(bucket: number, { program, placement, isSettled, over }: Filling): void {
  program.classes.forEach(({ buckets }, index) => {
    const rank = buckets.indexOf(bucket);
    const [places, from] = [placement[index], buckets[0]];
    if (rank < 1 || isSettled[index] || !places || from === undefined) return;
    const moved = Math.min(places[0] ?? 0, over[from] ?? 0, -(over[bucket] ?? 0));
    if (moved <= 0) return;
    places[0] = (places[0] ?? 0) - moved;
    places[rank] = (places[rank] ?? 0) + moved;
    over[from] = (over[from] ?? 0) - moved;
    over[bucket] = (over[bucket] ?? 0) + moved;
  });
}
