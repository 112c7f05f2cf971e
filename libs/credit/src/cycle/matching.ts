import type { Format } from '../reason.js';
import type { Filter, Matching } from '../rule-set/schema.js';
import type { ActivityKind, Approver, Formality, Role, Topic } from '../vocabulary.js';

/** What a rule can ask about an hour. */
export interface Hour {
  readonly topics: readonly Topic[];
  readonly approvers: readonly Approver[];
  readonly format: Format;
  readonly activity: ActivityKind;
  readonly role: Role;
  readonly formality: Formality;
}

/** Whether the rule means this hour; `anyFormat` passes over what it says about formats. */
export function isMeant({ of, except }: Matching, hour: Hour, anyFormat = false): boolean {
  return (
    (of.length === 0 || of.some((filter) => fits(filter, hour, anyFormat))) &&
    !except.some((filter) => fits(filter, hour, false))
  );
}

export function isAnyOf(filters: readonly Filter[], hour: Hour): boolean {
  return filters.some((filter) => fits(filter, hour, false));
}

function fits(filter: Filter, hour: Hour, anyFormat: boolean): boolean {
  const { topics, formats, approvers, activities, roles, formality } = filter;

  return (
    (formats === undefined || anyFormat || formats.includes(hour.format)) &&
    (topics === undefined || topics.some((topic) => hour.topics.includes(topic))) &&
    (approvers === undefined || approvers.some((approver) => hour.approvers.includes(approver))) &&
    (activities === undefined || activities.includes(hour.activity)) &&
    (roles === undefined || roles.includes(hour.role)) &&
    (formality === undefined || formality.includes(hour.formality))
  );
}

export type Obstacle = 'format' | 'approver' | 'activity' | 'role' | 'formality' | 'exception';

/** What keeps a rule from taking an hour on a topic it takes; undefined where the rule is about other topics, or takes the hour. */
export function obstacleTo({ of, except }: Matching, hour: Hour): Obstacle | undefined {
  const forTopic = of.filter(({ topics }) => topics?.some((topic) => hour.topics.includes(topic)) ?? true);
  if (of.length > 0 && forTopic.length === 0) return undefined;
  const obstacles = forTopic.map((filter) => obstacleIn(filter, hour));
  if (obstacles.length > 0 && !obstacles.includes(undefined)) return obstacles[0];

  return except.some((filter) => fits(filter, hour, false)) ? 'exception' : undefined;
}

function obstacleIn(
  { formats, approvers, activities, roles, formality }: Filter,
  hour: Hour,
): Obstacle | undefined {
  if (formats && !formats.includes(hour.format)) return 'format';
  if (approvers && !approvers.some((approver) => hour.approvers.includes(approver))) return 'approver';
  if (activities && !activities.includes(hour.activity)) return 'activity';
  if (roles && !roles.includes(hour.role)) return 'role';

  return formality && !formality.includes(hour.formality) ? 'formality' : undefined;
}
