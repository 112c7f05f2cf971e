import { FORMATS } from '../reason.js';
import { randomFrom, times } from '../testing/random.js';
import { ACTIVITY_KINDS, APPROVERS, FORMALITIES, ROLES, TOPICS } from '../vocabulary.js';
import type { Hour } from './matching.js';
import { approverBit, approversIn, hourKey, kindNumber, topicsAsBits } from './words.js';

const { oneOf, shuffled, someOf } = randomFrom(53);
const anHour = (): Hour => ({
  topics: someOf(TOPICS, 0.3),
  approvers: someOf(APPROVERS, 0.3),
  format: oneOf(FORMATS),
  activity: oneOf(ACTIVITY_KINDS),
  role: oneOf(ROLES),
  formality: oneOf(FORMALITIES),
});
const bitsOf = ({ approvers }: Hour): number =>
  approvers.reduce((bits, approver) => bits | approverBit(approver), 0);
const keyOf = (hour: Hour): number => hourKey(kindNumber(hour), topicsAsBits(hour.topics), bitsOf(hour));

describe('the key of an hour', () => {
  it('is another number for every hour that a rule could tell apart', () => {
    const hours = times(20_000, anHour);
    const written = new Set(hours.map((hour) => JSON.stringify(hour)));

    expect(new Set(hours.map(keyOf)).size).toBe(written.size);
  });

  it('does not depend on the order of words, nor on words twice', () => {
    for (const hour of times(200, anHour)) {
      const again = {
        ...hour,
        topics: shuffled([...hour.topics, ...hour.topics]),
        approvers: shuffled(hour.approvers),
      };

      expect(keyOf(again)).toBe(keyOf(hour));
    }
  });

  it('stays a whole number that is exact, with every word there is', () => {
    const all: Hour = { ...anHour(), topics: TOPICS, approvers: APPROVERS, formality: FORMALITIES.at(-1)! };
    const last = { format: FORMATS.at(-1)!, activity: ACTIVITY_KINDS.at(-1)!, role: ROLES.at(-1)! };

    expect(Number.isSafeInteger(keyOf({ ...all, ...last }))).toBe(true);
    expect(TOPICS.length).toBeLessThan(32);
    expect(APPROVERS.length).toBeLessThan(32);
  });

  it('gives the approvers back', () => {
    const hour = anHour();

    expect(approversIn(bitsOf(hour))).toEqual(hour.approvers);
  });
});
