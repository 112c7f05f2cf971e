import { BODIES, type BodyId } from './body.js';
import * as from from './source.js';
import { stated, type Fact } from './source.js';

/** What somebody does for one activity. */
export const ACTIVITY_ROLES = ['presenter', 'planner', 'reviewer'] as const;
export type ActivityRole = (typeof ACTIVITY_ROLES)[number];

/** The disciplines that bodies ask of a planner; everyone else is of another one. */
export const DISCIPLINES = ['psychology-doctorate', 'social-work', 'nursing', 'counseling', 'other'] as const;
export type Discipline = (typeof DISCIPLINES)[number];

export interface ActivityPerson {
  readonly name: string;
  readonly discipline: Discipline;
  readonly roles: readonly ActivityRole[];
}

/** Who must help plan an activity before the body's credit can be given. */
export interface PlanningRule {
  readonly discipline: Discipline;
  /** Whether the planner the body asks for may also present. */
  readonly mayPresent: boolean;
  /** How many planners there must be in all. */
  readonly planners: number;
}

/** The bodies not listed ask for no planner in any text that was readable. */
export const PLANNING_RULES: Readonly<Partial<Record<BodyId, Fact<PlanningRule>>>> = {
  apa: stated(
    { discipline: 'psychology-doctorate', mayPresent: true, planners: 1 },
    from.apaApplicantFaq,
    'Doctoral-level psychologists are involved in all planning; nothing was found against their presenting.',
  ),
  nasw: stated(
    { discipline: 'social-work', mayPresent: false, planners: 1 },
    from.naswChecklist,
    'A degreed social worker helps plan and evaluate, and may not also be the presenter.',
  ),
  ancc: stated(
    { discipline: 'nursing', mayPresent: true, planners: 2 },
    from.mississippiNurses,
    'A nurse planner and at least one other; nothing was found against their presenting.',
  ),
};

export type PlanningRefusal =
  | { readonly code: 'planner-missing'; readonly body: BodyId; readonly discipline: Discipline }
  | { readonly code: 'planner-presents'; readonly body: BodyId; readonly names: readonly string[] }
  | {
      readonly code: 'planners-too-few';
      readonly body: BodyId;
      readonly planners: number;
      readonly needed: number;
    };

/**
 * What keeps the body's credit from an activity planned by these people, or null. A person listed twice, under the same name, holds the
 * roles of both entries: whoever presents under one of them presents.
 */
export function planningRefusal(body: BodyId, people: readonly ActivityPerson[]): PlanningRefusal | null {
  const rule = PLANNING_RULES[body]?.value;
  if (!rule) return null;
  const planners = people.filter(({ roles }) => roles.includes('planner'));
  const asked = planners.filter(({ discipline }) => discipline === rule.discipline);
  if (asked.length === 0) return { code: 'planner-missing', body, discipline: rule.discipline };
  if (!rule.mayPresent) {
    const presenting = asked.filter((planner) => presents(planner, people));
    if (presenting.length === asked.length) {
      return { code: 'planner-presents', body, names: unique(presenting.map(({ name }) => name)) };
    }
  }
  const count = unique(planners.map(({ name }) => sameName(name))).length;
  if (count < rule.planners)
    return { code: 'planners-too-few', body, planners: count, needed: rule.planners };

  return null;
}

/** The refusal as one sentence that says what to change. */
export function planningSentence(refusal: PlanningRefusal): string {
  const { name } = BODIES[refusal.body];
  switch (refusal.code) {
    case 'planner-missing':
      return `${name} asks for ${disciplineWords[refusal.discipline]} among the planners, and none is named.`;
    case 'planner-presents':
      return `${name} asks for a planner who does not also present; ${refusal.names.join(' and ')} does both.`;
    case 'planners-too-few':
      return `${name} asks for at least ${refusal.needed} planners; there is ${refusal.planners}.`;
  }
}

const disciplineWords: Readonly<Record<Discipline, string>> = {
  'psychology-doctorate': 'a psychologist with a doctorate',
  'social-work': 'a degreed social worker',
  nursing: 'a nurse',
  counseling: 'a counselor',
  other: 'someone of another discipline',
};

const presents = ({ name }: ActivityPerson, people: readonly ActivityPerson[]): boolean =>
  people.some((other) => sameName(other.name) === sameName(name) && other.roles.includes('presenter'));

const sameName = (name: string): string => name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
const unique = (names: readonly string[]): string[] => [...new Set(names)];
