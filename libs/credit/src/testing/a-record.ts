import { BODIES, isBodyId } from '../body.js';
import type { CreditRecord, License, Prospect } from '../cycle/license.js';
import type { Approver, Topic } from '../vocabulary.js';

/** Hours as a person would say them: how many, on what, approved by whom; live in person and formal unless something else is said. */
export type SaidHours = Partial<Omit<Prospect, 'parts'>> & {
  readonly on?: readonly Topic[];
  readonly by?: readonly Approver[];
};

const minutesOf = (approver: Approver): number =>
  isBodyId(approver) ? BODIES[approver].minutesInUnit.value : 60;

export function aProspect(hours: number, { on = [], by = ['nbcc'], ...said }: SaidHours = {}): Prospect {
  return {
    course: 'a course',
    format: 'live-in-person',
    activity: 'course',
    role: 'learner',
    formality: 'formal',
    ...said,
    parts: [
      {
        id: 'all',
        topics: on,
        credits: by.map((approver) => ({
          approver,
          amount: Math.round(hours * 100),
          minutesInUnit: minutesOf(approver),
        })),
      },
    ],
  };
}

/** A record of its own course unless one is named. */
export function aRecord(id: string, completedOn: string, hours: number, said: SaidHours = {}): CreditRecord {
  return { ...aProspect(hours, { course: `course ${id}`, ...said }), id, completedOn };
}

export function aLicense(
  jurisdiction: string,
  type: string,
  issuedOn: string,
  more: Partial<License> = {},
): License {
  return {
    id: `${jurisdiction} ${type}`,
    type,
    jurisdiction,
    issuedOn,
    birthMonth: null,
    periods: [],
    conditions: [],
    done: [],
    moves: [],
    ...more,
  };
}
