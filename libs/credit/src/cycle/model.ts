import { sum, type Program, type Sums } from './program.js';
import type { Row } from './simplex.js';

/** Placing hours of one class into one of its buckets. */
export interface Choice {
  readonly index: number;
  readonly place: number;
  readonly bucket: number;
}

export interface Model {
  readonly variables: number;
  readonly rows: readonly Row[];
  readonly objectives: readonly (readonly number[])[];
}

/**
 * The linear program: a variable for each choice; one for the hours that serve each need still open, at most the need and at most
 * the hours placed there; one for the hours saved of what is still to go; one for each kind of activity.
 */
export function modelOf(
  program: Program,
  settled: Sums,
  choices: readonly Choice[],
  tight: readonly boolean[],
): Model {
  const needs = openNeeds(program, settled, choices);
  const groups = openGroups(program, settled, choices);
  const firstGroup = choices.length + needs.length;
  const saved = firstGroup + groups.length;
  const variables = saved + 1;
  const serves = needs.map((need, index): Row[] => [
    { terms: [[choices.length + index, 1], ...need.members.map((one) => [one, -1] as const)], most: 0 },
    { terms: [[choices.length + index, 1]], most: need.hours },
  ]);
  const used = groups.map((members, index): Row[] => [
    { terms: [[firstGroup + index, 1], ...members.map((one) => [one, -1] as const)], most: 0 },
    { terms: [[firstGroup + index, 1]], most: 1 },
  ]);

  return {
    variables,
    rows: [
      ...classRows(program, choices),
      ...capRows(program, settled, choices, tight),
      ...serves.flat(),
      ...used.flat(),
      ...savedRows(needs, choices.length, saved),
    ],
    objectives: objectivesOf(program, choices, { needs: needs.length, groups: groups.length, variables }),
  };
}

interface Need {
  readonly kind: 'total' | 'bucket' | 'minimum';
  readonly hours: number;
  readonly members: readonly number[];
}

function openNeeds(program: Program, settled: Sums, choices: readonly Choice[]): Need[] {
  const membersOf = (isMember: (choice: Choice) => boolean): number[] =>
    choices.flatMap((choice, index) => (isMember(choice) ? [index] : []));
  const needs: Need[] = [
    { kind: 'total', hours: program.total - settled.placed, members: choices.map((_, index) => index) },
    ...program.buckets.map((needed, bucket): Need => ({
      kind: 'bucket',
      hours: needed - (settled.buckets[bucket] ?? 0),
      members: membersOf((choice) => choice.bucket === bucket),
    })),
    ...program.minimums.map((needed, minimum): Need => ({
      kind: 'minimum',
      hours: needed - (settled.minimums[minimum] ?? 0),
      members: membersOf(({ index }) => program.classes[index]?.minimums.includes(minimum) ?? false),
    })),
  ];

  return needs.filter(({ hours }) => hours > 0);
}

function openGroups(program: Program, settled: Sums, choices: readonly Choice[]): number[][] {
  return settled.groups.flatMap((hours, group) => {
    const members = choices.flatMap(({ index }, choice) =>
      program.classes[index]?.groups.includes(group) ? [choice] : [],
    );

    return hours > 0 || members.length === 0 ? [] : [members];
  });
}

function classRows({ classes }: Program, choices: readonly Choice[]): Row[] {
  const rows = new Map<number, [number, number][]>();
  choices.forEach(({ index }, choice) => rows.set(index, [...(rows.get(index) ?? []), [choice, 1]]));

  return [...rows].map(([index, terms]) => ({ terms, most: classes[index]?.amount ?? 0 }));
}

function capRows(
  program: Program,
  settled: Sums,
  choices: readonly Choice[],
  tight: readonly boolean[],
): Row[] {
  return program.caps.flatMap((most, cap) => {
    if (!tight[cap]) return [];
    const terms = choices.flatMap(({ index }, choice) =>
      program.classes[index]?.caps.includes(cap) ? [[choice, 1] as const] : [],
    );

    return [{ terms, most: most - (settled.caps[cap] ?? 0) }];
  });
}

/** Hours saved are at most what each thing still to go has been served, counted from the longest of them. */
function savedRows(needs: readonly Need[], firstNeed: number, saved: number): Row[] {
  const groups = needs.map(({ kind, hours }, index) => ({ kind, hours, served: [firstNeed + index] }));
  const buckets = groups.filter(({ kind }) => kind === 'bucket');
  const toGo = [
    ...groups.filter(({ kind }) => kind !== 'bucket'),
    { hours: sum(buckets.map(({ hours }) => hours)), served: buckets.flatMap(({ served }) => served) },
  ];
  const longest = Math.max(...toGo.map(({ hours }) => hours));

  return toGo.map(({ hours, served }) => ({
    terms: [[saved, 1], ...served.map((one) => [one, -1] as const)],
    most: longest - hours,
  }));
}

function objectivesOf(
  { classes }: Program,
  choices: readonly Choice[],
  { needs, groups, variables }: { needs: number; groups: number; variables: number },
): number[][] {
  const gains = (of: (variable: number) => number): number[] =>
    Array.from({ length: variables }, (_, one) => of(one));
  const isIn = (variable: number, from: number, length: number): number =>
    Number(variable >= from && variable < from + length);

  return [
    gains((one) => isIn(one, choices.length, needs)),
    gains((one) => Number(one === variables - 1)),
    gains((one) => isIn(one, choices.length + needs, groups)),
    gains((one) => isIn(one, 0, choices.length)),
    gains((one) => -(choices[one]?.place ?? 0)),
    gains((one) => classes.length - (choices[one]?.index ?? classes.length)),
  ];
}
