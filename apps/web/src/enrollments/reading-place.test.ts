import { placeInView } from './reading-place.js';

/** A page on which every paragraph stands at the top; the last that counts is where the reader is. */
function placeIn(html: string): string | undefined {
  const text = document.createElement('div');
  text.innerHTML = html;

  return placeInView(text, 900)?.paragraph;
}

describe('placeInView', () => {
  it('names the last paragraph that has come up', () => {
    expect(placeIn('<p id="p-1">One.</p><p id="p-2">Two.</p>')).toBe('p-2');
  });

  it('names the answer of a self-check and never what is folded under it', () => {
    const answer =
      '<details><summary id="p-2">Wait.</summary><div class="answer"><p id="p-3">Room.</p></div></details>';

    expect(placeIn(`<p id="p-1">One.</p>${answer}`)).toBe('p-2');
  });
});
