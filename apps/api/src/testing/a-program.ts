import type { INestApplicationContext } from '@nestjs/common';
import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { Program, type ProgramPerson } from '../societies/program.entity.js';

/** Enough for every body that asks for a planner. */
export const planners: readonly ProgramPerson[] = [
  { name: 'Sample Psychologist', credentials: 'PhD', discipline: 'psychology-doctorate', roles: ['planner'] },
  { name: 'Sample Social Worker', credentials: 'LCSW', discipline: 'social-work', roles: ['planner'] },
  { name: 'Sample Nurse', credentials: 'RN', discipline: 'nursing', roles: ['planner'] },
];

/** Says for which bodies a society offers a course, and by whom it was planned, as its file would. */
export function aProgram(
  app: INestApplicationContext,
  societyId: string,
  course: string,
  { bodies, people = planners }: { bodies: readonly string[]; people?: readonly ProgramPerson[] },
): Promise<void> {
  return app.get(Database).as(systemOf(societyId), async (tx) => {
    await tx.lock('society-import');
    const newest = await tx.findOne(Program, { where: { societyId, course }, order: { version: 'DESC' } });
    const said = { bodies: [...bodies], people };
    if (
      newest &&
      JSON.stringify([newest.bodies, newest.people]) === JSON.stringify([said.bodies, said.people])
    )
      return;
    const version = (newest?.version ?? 0) + 1;
    await tx.insert(Program, { societyId, course, version, ...said, origin: 'file', recordedBy: null });
  });
}
