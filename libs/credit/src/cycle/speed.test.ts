import { randomFrom, times } from '../testing/random.js';
import { aLicense, aProspect, aRecord } from '../testing/a-record.js';
import { allRuleSets } from '../testing/rule-sets.js';
import type { Approver, Topic } from '../vocabulary.js';
import { allocate } from './allocate.js';
import { fits } from './fits.js';

const { between, oneOf } = randomFrom(60);
const topics: readonly (readonly Topic[])[] = [
  ['ethics'],
  ['clinical'],
  ['clinical', 'group'],
  ['cultural', 'dei', 'group'],
  ['boundaries'],
  ['medical-errors'],
];
const approvers: readonly (readonly Approver[])[] = [
  ['nbcc', 'apa', 'ace'],
  ['nasw-ga'],
  ['nysed', 'apa'],
  ['lpca-ga'],
];
const someHours = () => ({
  on: oneOf(topics),
  by: oneOf(approvers),
  format: oneOf(['self-study', 'live-online', 'live-in-person'] as const),
  formality: oneOf(['formal', 'formal', 'informal'] as const),
});
const records = times(60, (index) =>
  aRecord(
    `r${index}`,
    `202${between(5, 6)}-${String(between(1, 9)).padStart(2, '0')}-10`,
    between(2, 12) / 2,
    someHours(),
  ),
);
const licenses = [
  aLicense('GA', 'LPC', '2012-05-01'),
  aLicense('FL', 'LMHC', '2012-05-01'),
  aLicense('TX', 'LPC', '2012-05-01', { periods: [{ start: '2024-12-01', end: '2026-11-30' }] }),
  aLicense('international', 'CGP', '2024-12-01'),
];
const offers = times(200, (index) => ({
  id: `offer ${index}`,
  prospect: aProspect(between(2, 12) / 2, { course: `offer ${index}`, ...someHours() }),
}));
const on = '2026-09-20';

/** Time on the processor, so that what else the machine does is left out; the median of 5 rounds. */
function milliseconds(repeats: number, work: () => void): number {
  const rounds = times(5, () => {
    const start = process.cpuUsage();
    times(repeats, work);

    return process.cpuUsage(start).user / 1_000 / repeats;
  });

  return rounds.toSorted((a, b) => a - b)[2] ?? 0;
}

/** Figures for the reader of the test's output; a slow machine is no mistake, so nothing is asked of them. */
describe('the speed of the cycle engine', () => {
  it('is printed for 60 records and 4 licenses, and for 200 activities and 3 licenses', () => {
    const allocations = licenses.map((license) => allocate(license, allRuleSets, records, on));
    expect(allocations.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    const four = milliseconds(5, () =>
      licenses.forEach((license) => allocate(license, allRuleSets, records, on)),
    );
    const three = milliseconds(5, () =>
      licenses.slice(0, 3).forEach((license) => allocate(license, allRuleSets, records, on)),
    );
    const catalog = milliseconds(1, () =>
      fits({ licenses: licenses.slice(0, 3), ruleSets: allRuleSets, records, offers, on }),
    );

    process.stdout.write(
      `60 records, 4 licenses: ${four.toFixed(2)} ms; 3 licenses: ${Math.round(1_000 / three)} a second; ` +
        `200 activities for 3 licenses: ${catalog.toFixed(1)} ms\n`,
    );
  });
});
