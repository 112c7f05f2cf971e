import { aCourseDocument } from '../testing/sample-course.js';
import { readingGrade } from './reading-grade.js';

const file = 'lessons/02-when-someone-is-absent.md';
const head =
  '---\nid: when-someone-is-absent\ntitle: Absent\nobjectives: [respond-to-absence, document-contact]\nsummary: One.\n---\n\n';
const needed =
  '\n\n:::handout{#needed title="Needed"}\n- :anchor{#three-responses}x\n- :anchor{#what-to-note}x :cite[doe-2021]\n:::\n\n::case{ref="the-empty-chair"}\n';

function gradeOf(text: string): number | null {
  const course = aCourseDocument({ files: { [file]: `${head}${text}${needed}` } });

  return readingGrade(course.lessons[1]?.blocks ?? []);
}

describe('readingGrade', () => {
  it('adds words a sentence and syllables a word as Flesch and Kincaid do', () => {
    // 20 sentences of 5 words and 8 syllables: 0.39 × 5 + 11.8 × 1.6 − 15.59 = 5.24
    expect(gradeOf('Every leader hears the silence. '.repeat(20))).toBe(5.2);
  });

  it('does not end a sentence at an abbreviation or within a number', () => {
    // 20 sentences of 6 words and 9 syllables: 0.39 × 6 + 11.8 × 9 ÷ 6 − 15.59 = 4.45
    expect(gradeOf('Then Dr. Bion waited until five. '.repeat(20))).toBe(4.5);
  });

  it.each([
    ['dialogue', ':::dialogue\nRuth: Psychotherapeutic communities accommodate.\n:::'],
    ['a table', '| a |\n| --- |\n| Psychotherapeutic communities accommodate |'],
    ['a heading', '## Psychotherapeutic communities accommodate'],
    ['a citation', 'Every leader hears the silence :cite[sample-code].'],
  ])('leaves out %s', (_what, more) => {
    expect(gradeOf(`${'Every leader hears the silence. '.repeat(20)}\n\n${more}`)).toBe(5.2);
  });

  it('says nothing of less than a hundred words', () => {
    expect(gradeOf('Every leader hears the silence. '.repeat(19))).toBeNull();
  });
});
