import { addressedIn } from './addressed.js';
import { aCourseDocument } from './testing/index.js';

describe('addressedIn', () => {
  const [found] = aCourseDocument().cases;
  if (!found) throw new Error('The sample course has no case');

  it.each([
    ['member', '“Ruth, you went quiet.”', ['ruth']],
    ['member', '“Amir is right, Ruth. We ask for four sessions.”', ['ruth']],
    ['member', '“Thank you, Ruth.”', ['ruth']],
    ['member', '“And Ruth, what did you hear Amir say?”', ['ruth']],
    ['member', '“What would you have let us do?”', []],
    ['dyad', '“Ruth, would you say that to Amir?”', ['ruth', 'amir']],
    ['dyad', '“Something is going on between the two of you.”', []],
    ['subgroup', '“Amir, Lena and Tom have gone quiet.”', ['amir', 'lena', 'tom']],
    ['group', '“Ruth asked a question for all of us.”', []],
    ['none', 'Wait, and look at Ruth.', []],
    // A name inside another word is nobody's.
    ['member', '“What is the truth, Grace?”', ['grace']],
  ] as const)('finds for a choice to a %s in %s: %j', (target, text, expected) => {
    expect(addressedIn(found, { target, text })).toEqual(expected);
  });

  it.each([
    ['member', ['grace'], '“Ruth told us, and you heard it.”'],
    ['dyad', ['ruth', 'grace'], '“Something is going on between the two of you.”'],
    ['subgroup', ['amir', 'tom'], '“Lena, hold that. Who else is angry?”'],
  ] as const)(
    'takes for a choice to a %s the members %j it is toward, whatever names it holds',
    (target, toward, text) => {
      expect(addressedIn(found, { target, toward: [...toward], text })).toEqual(toward);
    },
  );
});
