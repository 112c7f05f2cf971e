import { blocksOfCase, type Case, type CaseChoice, type CourseDocument } from '../course.js';
import { allBlocks } from '../lesson.js';
import type { FieldPath, Finding } from '../mistakes.js';

const fewestMembers = 6;
const mostMembers = 8;
const inScenes = ['paragraph', 'speech', 'dialogue', 'list', 'quote'];

/** A branching case can be played through: every step can be reached, and every path comes to an ending. */
export function checkCases({ cases }: CourseDocument): readonly Finding[] {
  return cases.flatMap((found) => [...people(found), ...toward(found), ...ways(found), ...texts(found)]);
}

function people({ file, members, steps }: Case): readonly Finding[] {
  const ids = new Set(members.map(({ id }) => id));
  const size: readonly Finding[] =
    members.length >= fewestMembers && members.length <= mostMembers
      ? []
      : [{ file, path: ['members'], message: `has ${members.length} members; a group has six to eight` }];
  const strangers = steps.flatMap(({ stances }, index) =>
    Object.keys(stances)
      .filter((id) => !ids.has(id))
      .map((id) => ({ file, path: ['steps', index, 'stances', id], message: `there is no member "${id}"` })),
  );

  return [...size, ...strangers];
}

/** `toward` names members of the group, each once, and as many as the target speaks to. */
function toward({ file, members, steps }: Case): readonly Finding[] {
  const ids = new Set(members.map(({ id }) => id));

  return steps.flatMap(({ choices }, step) =>
    choices.flatMap((choice, index) => {
      const path = ['steps', step, 'choices', index, 'toward'];
      const named = choice.toward ?? [];
      const strangers = named.flatMap((id, at) =>
        ids.has(id) ? [] : [{ file, path: [...path, at], message: `there is no member "${id}"` }],
      );
      const message = wrongNumber(choice, members.length);

      return [...strangers, ...(message === null ? [] : [{ file, path, message }])];
    }),
  );
}

function wrongNumber({ target, toward: named }: CaseChoice, members: number): string | null {
  if (named === undefined) return null;
  if (target === 'none') return 'a choice to no member is toward nobody; leave this out';
  if (target === 'group') return 'a choice to the whole group is toward everyone; leave this out';
  const count = new Set(named).size;
  if (count < named.length) return 'names a member twice';
  const fits = { member: count === 1, dyad: count === 2, subgroup: count >= 2 && count < members }[target];
  const wanted = { member: 'one member', dyad: 'two', subgroup: 'two or more, and not everyone' }[target];

  return fits ? null : `names ${count}; a choice to a ${target} is toward ${wanted}`;
}

function ways(found: Case): readonly Finding[] {
  const { file, steps, start } = found;
  const ids = new Set(steps.map(({ id }) => id));
  const at = (path: FieldPath, message: string): Finding => ({ file, path, message });
  const reached = reachable(found);
  const loop = findLoop(found, start, []);

  return [
    ...(ids.has(start) ? [] : [at(['start'], `there is no step "${start}"`)]),
    ...(loop === null ? [] : [at(['steps'], `goes round in a circle: ${loop.join(', ')}`)]),
    ...steps.flatMap(({ id, choices, ending }, index) => [
      ...(choices.length === 0 && ending === null
        ? [at(['steps', index], 'needs choices or an ending')]
        : []),
      ...(choices.length > 0 && ending !== null
        ? [at(['steps', index], 'has choices or an ending, not both')]
        : []),
      ...(ids.has(start) && !reached.has(id) ? [at(['steps', index, 'id'], `no path leads to "${id}"`)] : []),
      ...choices.flatMap(({ to }, choice) =>
        ids.has(to) ? [] : [at(['steps', index, 'choices', choice, 'to'], `there is no step "${to}"`)],
      ),
    ]),
  ];
}

function texts(found: Case): readonly Finding[] {
  return allBlocks(blocksOfCase(found)).flatMap((block): readonly Finding[] => {
    if (inScenes.includes(block.kind) || block.kind === 'heading') return [];
    const line = 'line' in block ? block.line : 1;

    return [{ file: found.file, line, field: block.kind, message: `a case cannot hold a ${block.kind}` }];
  });
}

function nextOf({ steps }: Case, id: string): readonly string[] {
  return steps.find((step) => step.id === id)?.choices.map(({ to }) => to) ?? [];
}

function reachable(found: Case): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [found.start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    waiting.push(...nextOf(found, id));
  }

  return reached;
}

/** The first way that comes back to a step already taken; `cleared` remembers steps known to lead to endings only. */
function findLoop(
  found: Case,
  id: string,
  path: readonly string[],
  cleared: Set<string> = new Set(),
): readonly string[] | null {
  if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
  if (cleared.has(id)) return null;
  for (const next of nextOf(found, id)) {
    const loop = findLoop(found, next, [...path, id], cleared);
    if (loop !== null) return loop;
  }
  cleared.add(id);

  return null;
}
