import { aLicense, aProspect, aRecord } from '../testing/a-record.js';
import { aRuleSet } from '../testing/a-rule-set.js';
import { allocate } from './allocate.js';
import type { Allocation } from './allocation.js';
import { cycleReasonSentence } from './cycle-reason.js';
import type { CreditRecord } from './license.js';
import { wouldCount } from './would-count.js';

const license = aLicense('GA', 'LPC', '2018-01-01');
const on = '2026-09-01';

function under(fields: Readonly<Record<string, string>>, records: readonly CreditRecord[]): Allocation {
  const result = allocate(license, [aRuleSet(fields)], records, on);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));

  return result.allocation;
}

const certified = (id: string, date: string, hours: number) =>
  aRecord(id, date, hours, { activity: 'board-certification' });

describe('a limit on a lifetime', () => {
  const limits =
    '[{ id: abpp, name: Certification hours, most: { hours: 6 }, per: lifetime, of: [{ activities: [board-certification] }], clause: Six ever. }]';

  it.each([
    // six ever: 6 - 0, 6 - 4, 6 - 8 and never below nothing
    ['all of it where nothing came before', [], 6],
    ['what earlier cycles left of it', [certified('a', '2023-03-01', 4)], 2],
    ['nothing once earlier cycles used it up', [certified('a', '2023-03-01', 8)], 0],
  ])('counts %s', (_, earlier, hours) => {
    const { counted, limits: used } = under({ limits }, [...earlier, certified('now', '2026-02-01', 7)]);

    expect(counted).toBe(hours * 100);
    expect(used).toMatchObject([{ most: hours * 100, used: hours * 100, isReached: true }]);
  });

  it('says the whole of it, whatever is left', () => {
    const records = [certified('a', '2023-03-01', 4), certified('now', '2026-02-01', 7)];
    const [reason] = under({ limits }, records).lines[1]!.uncounted;

    expect(cycleReasonSentence(reason!.reason)).toBe(
      'Certification hours count up to 6.0 hours in a lifetime, and that limit is reached.',
    );
  });
});

describe('what is all that a cycle asks for', () => {
  const fields = {
    fulfilled:
      '[{ id: abpp, name: Examination, of: [{ activities: [board-certification] }], clause: It satisfies the cycle. }]',
    carry: '{ most: 5, clause: Five. }',
  };

  it('leaves nothing missing in its own cycle, by its clause, and carries nothing', () => {
    const allocation = under(fields, [certified('a', '2025-02-01', 1), aRecord('b', '2026-01-01', 12)]);

    expect(allocation).toMatchObject({ toGo: 0, isComplete: true, carriesOut: 0, counted: 1_300 });
    expect(allocation.cycle.exemption?.text).toBe('It satisfies the cycle.');
  });

  it.each([
    ['in the cycle before', '2024-12-31'],
    ['on a day to come', '2026-12-01'],
  ])('leaves everything as it is when it was done %s', (_, date) => {
    // 10 hours, none counted
    expect(under(fields, [certified('a', date, 1)])).toMatchObject({ toGo: 1_000, isComplete: false });
  });

  it('is seen when asked what it would do', () => {
    const offer = aProspect(1, { activity: 'board-certification' });
    const result = wouldCount(license, [aRuleSet(fields)], [aRecord('b', '2026-01-01', 2)], offer, on);

    // 10 - 2 = 8 to go, and none after it
    expect(result).toMatchObject({ ok: true, fit: { toGo: { before: 800, after: 0 }, reasons: [] } });
  });
});
