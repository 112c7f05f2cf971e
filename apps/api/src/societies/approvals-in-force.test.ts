import { approvalsInForce } from './approvals-in-force.js';
import type { Approval } from './approval.entity.js';

const approval = (changes: Partial<Approval>): Approval => ({
  id: 'approval-1',
  societyId: 'society',
  seriesId: 'series-1',
  version: 1,
  body: 'apa',
  bodyName: 'APA',
  providerNumber: null,
  approvalNumber: null,
  formats: ['self-study'],
  courses: null,
  statement: null,
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  change: 'added',
  note: null,
  origin: 'file',
  recordedBy: null,
  createdAt: new Date('2026-01-01T00:00:00Z'),
  ...changes,
});
const renewal = approval({
  id: 'approval-2',
  seriesId: 'series-2',
  validFrom: '2026-07-01',
  validTo: '2027-06-30',
});
const ofOneCourse = approval({
  id: 'approval-3',
  seriesId: 'series-3',
  courses: ['ethics'],
  validTo: '2026-11-30',
});

const held = (approvals: readonly Approval[], on: string, course: string | null = null) =>
  approvalsInForce(approvals, { on, course }).map(({ id }) => id);

describe('approvalsInForce', () => {
  it('holds on its first and its last day and on no other', () => {
    expect(held([approval({})], '2025-12-31')).toEqual([]);
    expect(held([approval({})], '2026-01-01')).toEqual(['approval-1']);
    expect(held([approval({})], '2026-12-31')).toEqual(['approval-1']);
    expect(held([approval({})], '2027-01-01')).toEqual([]);
  });

  it('takes the renewal once it has begun', () => {
    expect(held([approval({}), renewal], '2026-06-30')).toEqual(['approval-1']);
    expect(held([approval({}), renewal], '2026-07-01')).toEqual(['approval-2']);
  });

  it('looks at the newest version alone: one that was ended earlier is over', () => {
    const ended = approval({ id: 'approval-1b', version: 2, validTo: '2026-03-31', change: 'ended' });
    expect(held([approval({}), ended], '2026-04-01')).toEqual([]);
    expect(held([ended, approval({})], '2026-03-31')).toEqual(['approval-1b']);
  });

  it('prefers the approval of the course itself, for that course alone and as long as it holds', () => {
    const both = [approval({}), ofOneCourse];
    expect(held(both, '2026-11-30', 'ethics')).toEqual(['approval-3']);
    expect(held(both, '2026-12-01', 'ethics')).toEqual(['approval-1']);
    expect(held(both, '2026-11-30', 'endings')).toEqual(['approval-1']);
    expect(held([ofOneCourse], '2026-11-22')).toEqual([]);
  });
});
