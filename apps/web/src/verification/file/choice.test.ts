import { choiceWords, largestFile, refusalOf } from './choice.js';

const pdf = { name: 'certificate.pdf', size: 60_000, type: 'application/pdf' };

describe('refusalOf', () => {
  it.each([
    [pdf, null],
    [{ ...pdf, name: 'certificate' }, null],
    // Some systems know no types.
    [{ ...pdf, name: 'CERTIFICATE.PDF', type: '' }, null],
    [{ ...pdf, name: 'photo.jpg', type: 'image/jpeg' }, 'wrong-type'],
    [{ ...pdf, size: 0 }, 'empty'],
    [{ ...pdf, size: largestFile }, null],
    [{ ...pdf, size: largestFile + 1 }, 'too-large'],
  ])('of %j is %j', (file, refusal) => {
    expect(refusalOf(file)).toBe(refusal);
  });
});

describe('choiceWords', () => {
  it('says when nothing was chosen, or more than is checked at once', () => {
    expect(choiceWords(0)).toContain('Nothing was chosen');
    expect(choiceWords(20)).toBe('');
    expect(choiceWords(23)).toBe(
      'You chose 23 files. The first 20 are checked; please choose the others afterwards.',
    );
  });
});
