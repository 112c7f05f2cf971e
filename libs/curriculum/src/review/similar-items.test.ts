import { anItem } from '../testing/an-item.js';
import { likenessOf, similarItems } from './similar-items.js';

const wait = anItem('What would you do when nobody speaks?', ['Wait a while.', 'Ask the group.']);
const sameInOtherWords = anItem('When there is silence, how might a leader go on?', [
  'Let some time pass.',
  'Turn to a member.',
]);

describe('likenessOf', () => {
  it('is 1 for the same words, whatever their case, punctuation and the order of the options', () => {
    const again = anItem('What would you do, when nobody speaks', ['Ask the group!', 'wait a while']);

    expect(likenessOf(wait, again)).toEqual({ whole: 1, stem: 1 });
  });

  it('is 0 for other words', () => {
    expect(likenessOf(wait, sameInOtherWords)).toEqual({ whole: 0, stem: 0 });
  });

  it('is the share of word pairs that both have', () => {
    const other = anItem('What would you do when somebody weeps?', ['Wait a while.', 'Ask her why.']);

    // Stems: what-would, would-you, you-do, do-when of 6 + 6 − 4 pairs; options: wait-a, a-while, of 4 + 4 − 2.
    expect(likenessOf(wait, other)).toEqual({ whole: 6 / 14, stem: 4 / 8 });
  });
});

describe('similarItems', () => {
  it('names pairs that ask the same thing, the most alike first, and nothing else', () => {
    const almost = anItem('What would you do when nobody speaks at all?', ['Wait a while.', 'Ask her why.']);
    const found = similarItems([wait, sameInOtherWords, almost, wait]);

    expect(found.map(({ first, second }) => [first, second])).toEqual([
      [0, 3],
      [0, 2],
      [2, 3],
    ]);
  });

  it('names two items with one stem even where all options differ', () => {
    const long = (word: string) => Array.from({ length: 4 }, (_, at) => `${word}${at} `.repeat(30));
    const found = similarItems([
      anItem('What would you do?', long('a')),
      anItem('What would you do?', long('b')),
    ]);

    expect(found).toHaveLength(1);
  });
});
