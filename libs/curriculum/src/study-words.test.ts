import { countStudyWords } from './study-words.js';
import { aCourseDocument } from './testing/index.js';
import { countWords } from './words.js';

const secondFile = 'lessons/02-when-someone-is-absent.md';
const head = `---
id: when-someone-is-absent
title: When someone is absent
objectives: [respond-to-absence, document-contact]
summary: One sentence.
---

`;

/** The study words of the second lesson when this is its text; what the rest of the course needs is added uncounted. */
function wordsOf(text: string) {
  const needed =
    ':::handout{#needed title="Needed"}\n- :anchor{#three-responses}x\n- :anchor{#what-to-note}x :cite[doe-2021]\n:::\n\n::case{ref="the-empty-chair"}\n';
  const course = aCourseDocument({ files: { [secondFile]: `${head}${text}\n\n${needed}` } });

  return countStudyWords(course).lessons[1]?.words;
}

describe('countStudyWords', () => {
  it.each([
    ['a paragraph', 'One two *three* four.', 4],
    ['a list', '- one two\n- three', 3],
    ['a table with its head', '| a | b |\n| --- | --- |\n| c | d e |', 5],
    ['a quotation', '> one two', 2],
    ['the body of a vignette, not its title', ':::vignette{#v title="Not these words"}\none two\n:::', 2],
    ['what is said in a dialogue, not who says it', ':::dialogue\nRuth: one two\n\n*three*\n:::', 3],
    ['the body of an evidence box', ':::evidence{strength="strong"}\none\n:::', 1],
    ['the body of a note, not its title', ':::note{title="Not these"}\none\n:::', 1],
    ['a term and the words of a link', ':term[one]{#privilege} [two three](https://example.org)', 3],
    ['nothing of a citation', 'one :cite[doe-2021] two', 2],
    ['nothing of a heading', '## Not these words\n\none', 1],
    ['nothing of a reflection prompt', ':::reflection{#r}\nnot these\n:::\n\none', 1],
    ['nothing of a warning', ':::warning{title="No"}\nnot these\n:::\n\none', 1],
    [
      'nothing of a self-check',
      ':::self-check{#s}\nNot these?\n\n- [x] no\n\n  not\n\n- [ ] not\n\n  no\n:::\n\none',
      1,
    ],
    ['nothing of a handout', ':::handout{#h title="No"}\nnot these\n:::\n\none', 1],
  ])('counts %s', (_what, text, words) => {
    expect(wordsOf(text)).toBe(words);
  });

  it('lists what was left out of the whole course, and how many words', () => {
    const count = countStudyWords(aCourseDocument());

    // 72 + 46 words in the two lessons.
    expect(count.words).toBe(118);
    expect(count.leftOut).toEqual([
      // "What a group promises" 4, "Tuesday, 6 pm" 3, "When someone is absent" 4, "Loss" 1, "A checklist" 2, "After an absence" 3
      { kind: 'titles', words: 17 },
      // "Who is bound" 3, "What an agreement can do" 5, "Three responses" 2, "The note" 2
      { kind: 'headings', words: 12 },
      // "(Example Society of Group Leaders, n.d.)" 6, "(Doe & Roe, 2021)" 3
      { kind: 'citations', words: 9 },
      // the description 9, the caption 4
      { kind: 'figures', words: 13 },
      { kind: 'speaker names', words: 2 },
      { kind: 'reflection prompts', words: 10 },
      { kind: 'warnings', words: 14 },
      { kind: 'cases', words: 43 },
      { kind: 'handouts', words: 9 },
      { kind: 'glossary', words: 19 },
      { kind: 'references', words: 25 },
    ]);
  });
});

describe('countWords', () => {
  it.each([
    ['one two', 2],
    ['well-known and/or', 2],
    ['a – b', 2],
    ['  spaced\n\tout ', 2],
    ['§ 12', 1],
    ["it's Ελλάδα", 2],
    ['', 0],
  ])('counts %j as %i', (text, words) => {
    expect(countWords(text)).toBe(words);
  });
});
