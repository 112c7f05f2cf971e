import { reasonSentence, type Reason } from './reason.js';

const SENTENCES: [Reason, string][] = [
  [{ code: 'words-impossible', words: -1 }, 'A word count is a whole number from 1 to 1,000,000; -1 is not.'],
  [
    { code: 'words-per-hour-impossible', wordsPerHour: 0 },
    'Words per hour is a whole number from 1 to 1,000,000; 0 is not.',
  ],
  [
    { code: 'items-impossible', items: 1.5 },
    'The number of questions is a whole number from 0 to 10,000; 1.5 is not.',
  ],
  [
    { code: 'difficulty-impossible', difficulty: 6 },
    'Difficulty runs from 1 to 5 with at most two decimals; 6 does not.',
  ],
  [{ code: 'minutes-impossible', minutes: -2 }, 'Minutes run from 0 to 100,000; -2 does not.'],
  [
    { code: 'pass-mark-impossible', passMark: 101 },
    'A pass mark is a whole percentage from 1 to 100; 101 is not.',
  ],
  [
    { code: 'nothing-to-count' },
    'There are no words to read and no minutes to watch or hear, so there is nothing to count.',
  ],
  [{ code: 'no-bodies' }, 'No approving body is claimed, so there is no unit to count in.'],
  [
    { code: 'no-positive-time', minutes: -5.9319 },
    'The text is too short for the Mergener formula, which comes to -5.9319 minutes.',
  ],
  [
    // cut, not rounded: "60 minutes do not come to that" would be nonsense
    { code: 'minimum-not-reached', body: 'apa', minutes: 59.97, minimum: 100 },
    'APA gives no less than 1.0 CE credit (60 minutes), and 59.9 minutes do not come to that.',
  ],
  [
    { code: 'too-few-items', body: 'nasw', items: 9, needed: 10 },
    'NASW asks for 10 questions for this much credit; the quiz has 9.',
  ],
  [
    { code: 'pass-mark-too-low', body: 'nasw', passMark: 75, needed: 80 },
    'NASW asks for a pass mark of 80 percent; the quiz has 75.',
  ],
  [{ code: 'not-for-credit' }, 'This activity is not offered for credit.'],
  [
    { code: 'date-impossible', date: '2026-02-30' },
    '"2026-02-30" is not a day of the calendar written as year-month-day.',
  ],
  [
    { code: 'approval-not-in-force', body: 'nbcc', on: '2026-06-01', from: '2026-01-01', to: '2026-05-31' },
    'The NBCC approval is not in force on 2026-06-01; it runs from 2026-01-01 to 2026-05-31.',
  ],
  [
    { code: 'approval-not-in-force', body: 'nbcc', on: '2025-06-01', from: '2026-01-01', to: null },
    'The NBCC approval is not in force on 2025-06-01; it runs from 2026-01-01.',
  ],
  [
    { code: 'format-not-covered', body: 'ace', format: 'live-in-person' },
    'The ASWB ACE approval does not cover live in-person activities.',
  ],
  [
    { code: 'worksheet-does-not-fit', format: 'live-online' },
    'The credit was not counted the way live online activities are counted.',
  ],
  [{ code: 'body-not-claimed', body: 'ama' }, 'No credit was counted for AMA.'],
  [{ code: 'unknown-rule-version', ruleVersion: 'x' }, 'There are no rules under the name "x".'],
  [
    { code: 'evidence-does-not-fit', format: 'self-study' },
    'This evidence does not prove self-study learning.',
  ],
  [
    {
      code: 'offer-does-not-follow',
      offered: { amount: 200, unit: 'hours' },
      derived: { amount: 125, unit: 'hours' },
    },
    'The offer of 2.0 hours does not follow from its worksheet, which gives 1.25 hours.',
  ],
  [
    { code: 'offer-does-not-follow', offered: { amount: 200, unit: 'hours' }, derived: null },
    'The offer of 2.0 hours does not follow from its worksheet, which gives nothing.',
  ],
  [{ code: 'lessons-not-read', lessonIds: ['one'] }, 'One lesson is still to be read.'],
  [{ code: 'lessons-not-read', lessonIds: ['one', 'two'] }, '2 lessons are still to be read.'],
  [{ code: 'not-passed', needed: 80, score: null }, 'The quiz is not passed yet; 80 percent is needed.'],
  [
    { code: 'not-passed', needed: 80, score: 70 },
    'The quiz is not passed yet; the score is 70 percent; 80 percent is needed.',
  ],
  [{ code: 'not-passed', needed: null, score: null }, 'The quiz is not passed yet.'],
  [{ code: 'evaluation-missing' }, 'The evaluation has not been received.'],
  [{ code: 'attestation-missing' }, 'The learner has not confirmed having done this work.'],
  [
    {
      code: 'completed-outside-approval',
      body: 'apa',
      completedOn: '2027-01-01',
      from: '2026-01-01',
      to: '2026-12-31',
    },
    'The work was completed on 2027-01-01, but the APA approval runs from 2026-01-01 to 2026-12-31.',
  ],
  [
    { code: 'claim-missing', body: 'ama', offered: 125 },
    'Say how much of the 1.25 AMA PRA Category 1 Credits™ matches your participation.',
  ],
  [
    { code: 'claim-above-offer', body: 'ama', claimed: 150, offered: 125 },
    '1.5 was claimed; the offer is at most 1.25 AMA PRA Category 1 Credits™.',
  ],
  [
    { code: 'claim-not-in-increments', body: 'ama', claimed: 110, increment: 25 },
    'AMA credit is claimed in steps of 0.25, above zero; the claim was not.',
  ],
  [
    { code: 'partial-claim-not-allowed', body: 'apa', claimed: 100, offered: 125 },
    'APA credit is all or nothing: 1.25 CE credits, not 1.0.',
  ],
];

describe('reasonSentence', () => {
  it.each(SENTENCES)('renders %j', (reason, sentence) => {
    expect(reasonSentence(reason)).toBe(sentence);
  });
});
