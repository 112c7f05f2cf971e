/** One value that came out otherwise; `path` is like "steps.3.value", null stands for absent. */
export interface Difference {
  readonly path: string;
  readonly recorded: Leaf;
  readonly recomputed: Leaf;
}

type Leaf = string | number | boolean | null;

/** Every value in which two pieces of plain JSON differ, to the letter; none when they are the same. */
export function differencesBetween(kept: unknown, again: unknown): Difference[] {
  const recorded = leavesOf(kept);
  const recomputed = leavesOf(again);

  return [...new Set([...recorded.keys(), ...recomputed.keys()])]
    .map((path) => ({
      path,
      recorded: recorded.get(path) ?? null,
      recomputed: recomputed.get(path) ?? null,
    }))
    .filter((pair) => pair.recorded !== pair.recomputed);
}

function leavesOf(value: unknown, path = ''): Map<string, Leaf> {
  if (value === null || typeof value !== 'object') return new Map([[path, toLeaf(value)]]);
  const entries: [string, unknown][] = Object.entries(value);

  return new Map(entries.flatMap(([key, part]) => [...leavesOf(part, path ? `${path}.${key}` : key)]));
}

function toLeaf(value: unknown): Leaf {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
