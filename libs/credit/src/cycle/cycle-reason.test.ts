import {
  cycleProblemSentence,
  cycleReasonSentence,
  type CycleProblem,
  type CycleReason,
} from './cycle-reason.js';

const clause = { text: 'The rule says so.', source: null, confidence: 'stated', note: null } as const;

const REASONS: [CycleReason, string][] = [
  [
    { code: 'earned-before', completedOn: '2024-01-01', from: '2024-10-01' },
    'Earned on 2024-01-01; this cycle counts hours from 2024-10-01.',
  ],
  [
    { code: 'earned-after', completedOn: '2027-01-01', to: '2026-09-30' },
    'Earned on 2027-01-01; this cycle ends on 2026-09-30.',
  ],
  [
    { code: 'not-yet-earned', completedOn: '2026-09-02', on: '2026-09-01' },
    'Dated 2026-09-02, which on 2026-09-01 is still to come.',
  ],
  [{ code: 'no-hours' }, 'No hours are recorded for it.'],
  [
    { code: 'approver-refused', approver: 'apa', clause },
    'Approval by APA is not accepted here: The rule says so.',
  ],
  [
    { code: 'approver-not-accepted', approvers: ['nbcc', 'hospital', 'none'], clause },
    'Approved by NBCC, a hospital and no body; the rule says so.',
  ],
  [
    { code: 'unit-refused', minutesInUnit: 50, clause },
    'Hours of 50 minutes are not accepted here: The rule says so.',
  ],
  [
    { code: 'rounded-down', step: 50, clause },
    'Hours count in steps of 0.5; what is left over does not count.',
  ],
  [{ code: 'below-least', least: 100, clause }, 'An activity counts from 1.0 hours on: The rule says so.'],
  [{ code: 'no-category', missed: [] }, 'No category of these rules takes hours on this topic.'],
  [
    { code: 'no-category', missed: [{ category: 'Ethics', because: 'format', clause }] },
    'Ethics does not take this format: The rule says so.',
  ],
  [
    { code: 'limit-reached', limit: 'Self-study hours', most: 1_000, per: 'cycle', clause },
    'Self-study hours count up to 10.0 hours a cycle, and that limit is reached.',
  ],
  [
    { code: 'course-counted', clause },
    'The hours of this course are counted once already: The rule says so.',
  ],
  [{ code: 'counted-earlier', clause }, 'The same was counted in an earlier cycle: The rule says so.'],
  [{ code: 'teaching-not-counted', clause }, 'Teaching does not count here: The rule says so.'],
  [{ code: 'out-of-order', clause }, 'Taken before what has to come first: The rule says so.'],
];

const PROBLEMS: [CycleProblem, string][] = [
  [
    { code: 'no-rule-set', jurisdiction: 'WY', type: 'LPC' },
    "We have no rules for WY LPC yet. Enter the totals from your board's page.",
  ],
  [
    { code: 'several-rule-sets', ruleSets: ['One', 'Two'] },
    'More than one rule set covers this license: One and Two.',
  ],
  [
    { code: 'no-version-in-force', ruleSet: 'Georgia LPC', on: '2016-01-01' },
    'We have no rules of "Georgia LPC" for a cycle that includes 2016-01-01.',
  ],
  [
    { code: 'date-impossible', date: '2026-02-30' },
    '"2026-02-30" is not a day of the calendar written as year-month-day.',
  ],
  [
    { code: 'not-yet-issued', issuedOn: '2026-05-01', on: '2026-04-30' },
    'The license was issued on 2026-05-01, after 2026-04-30.',
  ],
  [{ code: 'birth-month-missing' }, 'This board renews by month of birth; enter the month to see the cycle.'],
  [
    { code: 'period-missing' },
    'This board gives each license its own dates; enter the dates on your license to see the cycle.',
  ],
  [
    { code: 'period-impossible', start: '2026-01-02', end: '2026-01-01' },
    'The period from 2026-01-02 to 2026-01-01 ends before it begins.',
  ],
  [
    { code: 'periods-overlap', start: '2026-01-02' },
    'The period that begins on 2026-01-02 overlaps another one.',
  ],
  [
    { code: 'between-periods', on: '2026-01-02' },
    '2026-01-02 lies between the periods entered for this license.',
  ],
  [{ code: 'record-twice', recordId: 'a' }, 'The record "a" was given twice.'],
  [
    { code: 'credit-impossible', recordId: 'a', partId: 'b' },
    'The hours of part "b" of the record "a" are not a possible amount.',
  ],
];

describe('cycleReasonSentence', () => {
  it.each(REASONS)('renders %j', (reason, sentence) => {
    expect(cycleReasonSentence(reason)).toBe(sentence);
  });
});

describe('cycleProblemSentence', () => {
  it.each(PROBLEMS)('renders %j', (problem, sentence) => {
    expect(cycleProblemSentence(problem)).toBe(sentence);
  });
});
