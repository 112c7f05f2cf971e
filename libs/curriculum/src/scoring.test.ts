import { attemptsLeft, latestAnswers, neededRight, scoreAttempt } from './scoring.js';
import { aCourseDocument } from './testing/index.js';

const { items } = aCourseDocument();
// The keys of the sample course go a, b, c, d, a, b, c, d.
const keys = new Map(items.map(({ id, options }) => [id, options.find(({ correct }) => correct)?.id ?? '']));
const wrong = (id: string) => (keys.get(id) === 'a' ? 'b' : 'a');
const answersWith = (changes: Readonly<Record<string, string | null>>) =>
  new Map(
    [...keys].flatMap(([id, key]): [string, string][] => {
      const answer = id in changes ? changes[id] : key;

      return answer === null || answer === undefined ? [] : [[id, answer]];
    }),
  );

describe('neededRight', () => {
  it.each([
    [12, 80, 10], // 9.6
    [10, 80, 8], // 8.0
    [10, 75, 8], // 7.5
    [10, 70, 7], // 7.0, and not 8 by a rounding error
    [3, 100, 3],
    [1, 1, 1], // 0.01
  ])('of %i items at %i %% asks for %i', (of, percent, needed) => {
    expect(neededRight(of, percent)).toBe(needed);
  });
});

describe('scoreAttempt', () => {
  it('passes an attempt with just as many right as are needed', () => {
    // 8 items at 75 % need 6.
    const answers = answersWith({ 'explain-01': wrong('explain-01'), 'draft-01': wrong('draft-01') });

    expect(scoreAttempt(items, answers, { passPercent: 75 })).toMatchObject({
      right: 6,
      of: 8,
      needed: 6,
      passed: true,
    });
  });

  it('does not pass one item below, and says how many were needed', () => {
    // 8 items at 80 % need 6.4, so 7.
    const answers = answersWith({ 'explain-01': wrong('explain-01'), 'draft-01': wrong('draft-01') });

    expect(scoreAttempt(items, answers, { passPercent: 80 })).toMatchObject({
      passed: false,
      reasons: [{ kind: 'too-few-right', right: 6, needed: 7 }],
    });
  });

  it('counts an item without an answer, or with an option it does not have, as not right', () => {
    const score = scoreAttempt(items, answersWith({ 'explain-01': null, 'draft-01': 'z' }), {
      passPercent: 80,
    });

    expect(score).toMatchObject({
      right: 6,
      passed: false,
      reasons: [{ kind: 'too-few-right' }, { kind: 'unanswered', itemIds: ['explain-01', 'draft-01'] }],
    });
    expect(score.items[0]).toEqual({
      itemId: 'explain-01',
      objective: 'explain-limits',
      verdict: 'unanswered',
      chosen: null,
      correct: 'a',
    });
  });

  it('leaves withdrawn items out, right or wrong', () => {
    const withdrawn = new Set(['explain-01', 'draft-02']);
    const answers = answersWith({ 'explain-01': wrong('explain-01'), 'draft-01': wrong('draft-01') });

    // 6 items count, 80 % of them are 4.8, so 5 are needed, and 5 are right.
    expect(scoreAttempt(items, answers, { passPercent: 80, withdrawn })).toMatchObject({
      right: 5,
      of: 6,
      needed: 5,
      passed: true,
    });
  });

  it('passes nobody when every item was withdrawn', () => {
    const withdrawn = new Set(items.map(({ id }) => id));

    expect(scoreAttempt(items, answersWith({}), { passPercent: 80, withdrawn })).toMatchObject({
      of: 0,
      passed: false,
      reasons: [{ kind: 'nothing-counted' }],
    });
  });

  it('says for each objective how many were right and whether that meets the mark', () => {
    const score = scoreAttempt(items, answersWith({ 'explain-01': wrong('explain-01') }), {
      passPercent: 80,
    });

    expect(score.objectives.slice(0, 2)).toEqual([
      { objective: 'explain-limits', right: 1, of: 2, met: false },
      { objective: 'draft-agreement', right: 2, of: 2, met: true },
    ]);
  });
});

describe('latestAnswers', () => {
  const step = (seq: number, optionId: string | null, itemId = 'one') => ({ seq, itemId, optionId });

  it.each([
    ['the highest number, whatever order steps arrive in', [step(3, 'c'), step(1, 'a'), step(2, 'b')], 'c'],
    ['the same when a step arrives twice', [step(1, 'a'), step(2, 'b'), step(2, 'b'), step(1, 'a')], 'b'],
    ['the first of two with one number', [step(1, 'a'), step(1, 'b')], 'a'],
    ['nothing when the last step takes the answer back', [step(1, 'a'), step(2, null)], undefined],
  ])('keeps %s', (_what, steps, expected) => {
    expect(latestAnswers(steps).get('one')).toBe(expected);
  });

  it('keeps one answer for each item', () => {
    expect([...latestAnswers([step(1, 'a'), step(2, 'b', 'two')])]).toEqual([
      ['one', 'a'],
      ['two', 'b'],
    ]);
  });
});

describe('attemptsLeft', () => {
  it.each([
    ['unlimited' as const, 7, null],
    [2, 0, 2],
    [2, 2, 0],
    [2, 3, 0],
  ])('of %s after %i is %s', (attempts, sent, left) => {
    expect(attemptsLeft({ attempts }, sent)).toBe(left);
  });
});
