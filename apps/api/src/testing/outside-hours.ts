import { randomUUID } from 'node:crypto';
import type { RecordOutsideHours } from '@cohesion/contracts';

/** Three hours somewhere else, under a title of their own unless one is given. */
export function outsideHours(changes: Partial<RecordOutsideHours> = {}): RecordOutsideHours {
  const id = randomUUID();

  return {
    id,
    title: `A workshop on endings ${id}`,
    provider: 'A sample institute',
    startedOn: null,
    completedOn: '2026-10-03',
    format: 'live-in-person',
    activity: 'course',
    role: 'learner',
    formality: 'formal',
    parts: [{ minutes: 180, topics: ['group'], credits: [{ approver: 'nbcc', hours: '3.0' }] }],
    certificateNumber: null,
    proofIds: [],
    ...changes,
  };
}
