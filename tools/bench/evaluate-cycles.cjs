// Evaluates the cycles of many learners in a row and prints how fast, as JSON. One learner is a Georgia counselor who is a Georgia
// social worker and a certified group psychotherapist too, with 60 awards of three years; nobody is evaluated twice.
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { allocateAll, fits, readRuleSet } = require('@cohesion/credit');

const on = '2026-09-20';
const folder = path.join(__dirname, '../../content/rule-sets');
const ruleSets = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readRuleSet(readFileSync(path.join(folder, name), 'utf8')))
  .flatMap((reading) => (reading.ok ? [reading.ruleSet] : []));
const licenses = [
  ['GA', 'LPC', '2012-05-01'],
  ['GA', 'LCSW', '2014-02-01'],
  ['international', 'CGP', '2024-12-01'],
].map(([jurisdiction, type, issuedOn]) => ({
  id: `${jurisdiction} ${type}`,
  type,
  jurisdiction,
  issuedOn,
  birthMonth: null,
  periods: [],
  conditions: [],
  done: [],
  moves: [],
}));

/** The same numbers in every run (a linear congruential generator), so that runs can be compared. */
let state = 60;
const upTo = (count) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;

  return Math.floor((state / 2 ** 32) * count);
};
const oneOf = (list) => list[upTo(list.length)];
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const twoDigits = (number) => String(number).padStart(2, '0');

const topics = [
  ['ethics'],
  ['clinical'],
  ['clinical', 'group'],
  ['cultural', 'dei', 'group'],
  ['boundaries'],
  ['group'],
];
const approvers = [['nbcc', 'apa', 'ace'], ['nasw-ga'], ['nbcc'], ['lpca-ga'], ['ace', 'nbcc']];
const prospect = (course) => {
  const amount = 100 + 50 * upTo(5);

  return {
    course,
    format: oneOf(['self-study', 'live-online', 'live-in-person']),
    activity: 'course',
    role: 'learner',
    formality: oneOf(['formal', 'formal', 'informal']),
    parts: [
      {
        id: 'all',
        topics: oneOf(topics),
        credits: oneOf(approvers).map((approver) => ({ approver, amount, minutesInUnit: 60 })),
      },
    ],
  };
};
const awards = () =>
  times(60, (index) => ({
    ...prospect(`course ${index}`),
    id: `award ${index}`,
    completedOn: `${2024 + upTo(3)}-${twoDigits(1 + upTo(9))}-${twoDigits(1 + upTo(28))}`,
  }));

/** The median of the rounds, in milliseconds of the processor. */
function milliseconds(rounds, prepare, work) {
  const taken = times(rounds, () => {
    const input = prepare();
    const before = process.cpuUsage();
    work(input);
    const { user, system } = process.cpuUsage(before);

    return (user + system) / 1_000;
  });

  return taken.toSorted((a, b) => a - b)[Math.floor(rounds / 2)];
}

const learners = 25;
const evaluate = (all) => {
  for (const records of all) {
    if (!allocateAll(licenses, ruleSets, records, on).every(({ ok }) => ok))
      throw new Error('A cycle is refused');
  }
};
const catalog = (records) => fits({ licenses, ruleSets, records, offers, on });
const offers = times(200, (index) => ({ id: `offer ${index}`, prospect: prospect(`offer ${index}`) }));
const round = () => times(learners, awards);
milliseconds(80, round, evaluate);
const perRound = milliseconds(160, round, evaluate);
milliseconds(10, awards, catalog);
const learnersPerSecond = (learners / perRound) * 1_000;
process.stdout.write(
  JSON.stringify({
    learnersPerSecond,
    licensesPerSecond: learnersPerSecond * licenses.length,
    catalogMs: milliseconds(40, awards, catalog),
  }),
);
