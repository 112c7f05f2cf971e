import type { Role } from '@cohesion/contracts';

/** Someone who has not signed in, looking at one society's public pages. */
export type Visitor = Readonly<{ kind: 'visitor'; societyId: string }>;
/** A signed-in person, in one society, with the roles held there. */
export type Person = Readonly<{
  kind: 'person';
  societyId: string;
  personId: string;
  sessionId: string;
  roles: readonly Role[];
}>;
/** A job or an import working for one society. */
export type System = Readonly<{ kind: 'system'; societyId: string }>;

export type Actor = Visitor | Person | System;

export const systemOf = (societyId: string): System => ({ kind: 'system', societyId });

/** The widest role decides what row-level security lets through. */
export function widestRole(actor: Actor): Role | 'visitor' | 'system' {
  switch (actor.kind) {
    case 'visitor':
      return 'visitor';
    case 'system':
      return 'system';
    case 'person':
      if (actor.roles.includes('ce-administrator')) return 'ce-administrator';
      return actor.roles.includes('instructor') ? 'instructor' : 'learner';
  }
}
