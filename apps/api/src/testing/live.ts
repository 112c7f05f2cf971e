import type { Caller } from './caller.js';
import { aRun } from './a-run.js';

const approval = {
  providerNumber: 'SAMPLE-0000',
  approvalNumber: null,
  formats: ['self-study', 'live-in-person', 'live-online'],
  courses: null,
  statement: 'Sample statement, not a real approval.',
  validFrom: '2026-01-01',
  validTo: '2029-12-31',
};

const at = '/societies/acme/approvals';

/** Lets an approval of the test society cover live activities as well; what changes of it can be said. */
export async function coverLive(
  caller: Caller,
  wanted: string,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { approvals } = (await caller.get(at)).body;
  const { id, bodyName } = approvals.find(({ body }: { body: string }) => body === wanted);
  const change = { bodyName, ...approval, version: 1, note: 'Live as well.', ...changes };
  mustBeDone(await caller.post(`${at}/${id}/versions`, change));
}

/** A new approval, live and self-paced. */
export async function alsoApproved(
  caller: Caller,
  body: string,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  mustBeDone(await caller.post(at, { body, bodyName: `Sample ${body}`, ...approval, ...changes }));
}

function mustBeDone({ status, body }: Awaited<ReturnType<Caller['post']>>): void {
  if (status >= 300) throw new Error(`The approval answered ${status}: ${JSON.stringify(body)}`);
}

/** 90, 60 and 105 minutes on two days: 255 in all. */
export const threeSessions = [
  { title: 'What groups know', day: '2026-11-13', from: '09:00', to: '10:30' },
  { title: 'What leaders miss', day: '2026-11-13', from: '11:00', to: '12:00' },
  { title: 'Endings', day: '2026-11-14', from: '11:00', to: '12:45' },
];

/** So many sessions of half an hour, from nine o'clock on several days. */
export const sessions = (count: number, title = 'Session') =>
  Array.from({ length: count }, (_, index) => {
    const hour = String(9 + (index % 10)).padStart(2, '0');

    return {
      title: `${title} ${index + 1}`,
      day: `2026-11-${String(1 + Math.floor(index / 10)).padStart(2, '0')}`,
      from: `${hour}:00`,
      to: `${hour}:30`,
    };
  });

/** A run of a program held in sessions. */
export function aLiveRun(changes: Record<string, unknown> = {}, live: Record<string, unknown> = {}) {
  const { completedOn: _, ...run } = aRun();

  return {
    ...run,
    bodies: ['apa', 'nbcc'],
    live: { format: 'live-in-person', sessions: threeSessions, ...live },
    ...changes,
  };
}
