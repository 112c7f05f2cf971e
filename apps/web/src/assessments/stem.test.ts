import { splitStem } from './stem.js';

describe('stem', () => {
  it('is all question when it is one paragraph', () => {
    expect(splitStem('Who is bound?', '<p id="p-1">Who is <em>bound</em>?</p>')).toEqual({
      situation: '',
      question: 'Who is <em>bound</em>?',
    });
  });

  it('keeps the situation apart from the question', () => {
    const html = '<p>Ruth is silent.</p>\n<ul><li>late</li></ul>\n<p>What first?</p>\n';

    expect(splitStem('x', html)).toEqual({
      situation: '<p>Ruth is silent.</p>\n<ul><li>late</li></ul>',
      question: 'What first?',
    });
  });

  it('uses the last line of the plain stem when the text does not end in a paragraph', () => {
    expect(splitStem('A list.\nWhich < two?', '<ul><li>a</li></ul>').question).toBe('Which &lt; two?');
  });
});
