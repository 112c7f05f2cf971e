export const stances = ['open', 'guarded', 'silent', 'turned-away', 'leaning-in', 'hot'] as const;
export type Stance = (typeof stances)[number];

/** A moment, as far as it decides where a reader is. */
export interface MapStep {
  id: string;
  /** By member: what this moment changes; the others stay as they were. */
  stances: Readonly<Record<string, Stance>>;
  choices: readonly { id: string; to: string }[];
}

/** A branching case: its moments, and which choice leads from one to the next. */
export interface CaseMap<Step extends MapStep = MapStep> {
  start: string;
  members: readonly { id: string; stance: Stance }[];
  steps: readonly Step[];
}

/** The choices made, in order: the whole state of a play, and all that is kept of it. */
export type CasePath = readonly string[];

export interface StanceChange {
  member: string;
  from: Stance;
  to: Stance;
}

interface Taken<Step extends MapStep> {
  step: Step;
  choice: Step['choices'][number];
}

export interface CasePlace<Step extends MapStep> {
  at: Step;
  /** The moments left behind, each with the choice that led on from it. */
  taken: readonly Taken<Step>[];
  /** By member, as this path has left them. */
  stances: ReadonlyMap<string, Stance>;
  /** What the moment we are at has changed. */
  changes: readonly StanceChange[];
  ended: boolean;
}

/**
 * Where a path leads. A choice that does not fit is left out with all that came after it, so a path kept from an older
 * version of a case leads as far as it still does. null when the case has no such start.
 */
export function placeIn<Step extends MapStep>(map: CaseMap<Step>, path: CasePath): CasePlace<Step> | null {
  const stepAt = (id: string): Step | undefined => map.steps.find((step) => step.id === id);
  const start = stepAt(map.start);
  if (!start) return null;
  const taken: Taken<Step>[] = [];
  let at: Step = start;
  let before: ReadonlyMap<string, Stance> = new Map(map.members.map(({ id, stance }) => [id, stance]));
  for (const chosen of path) {
    const choice: Step['choices'][number] | undefined = at.choices.find(({ id }) => id === chosen);
    const next: Step | undefined = choice && stepAt(choice.to);
    if (!choice || !next) break;
    before = after(before, at);
    taken.push({ step: at, choice });
    at = next;
  }
  const now = after(before, at);
  const changes = [...now].flatMap(([member, to]) => {
    const from = before.get(member) ?? to;

    return from === to ? [] : [{ member, from, to }];
  });

  return { at, taken, stances: now, changes, ended: at.choices.length === 0 };
}

/** The same path, without what does not fit the case. */
export const fitting = (map: CaseMap, path: CasePath): CasePath =>
  placeIn(map, path)?.taken.map(({ choice }) => choice.id) ?? [];

/** The path with one more choice; as it was when that choice cannot be made here. */
export const choose = (map: CaseMap, path: CasePath, choice: string): CasePath =>
  fitting(map, [...fitting(map, path), choice]);

export const stepBack = (path: CasePath): CasePath => path.slice(0, -1);

function after(before: ReadonlyMap<string, Stance>, step: MapStep): ReadonlyMap<string, Stance> {
  return new Map([...before].map(([member, stance]) => [member, step.stances[member] ?? stance]));
}
