import { syllable } from 'syllable';
import type { CourseDocument } from '../course.js';
import type { Block } from '../lesson.js';
import { countWords } from '../words.js';
import { proseOf } from './prose.js';
import type { Remark } from './remark.js';

const lowestGrade = 11;
const highestGrade = 15;
/** Below this a lesson has too few sentences for a mean to say anything. */
const fewestWords = 100;

const sentenceEnd = /(?<=[.!?]["”’)]*)\s+(?=["“‘(]*[\p{Lu}\p{N}])/u;
const abbreviation = /\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|cf|No|e\.g|i\.e|al|\p{Lu})\.$/u;

/** The prose of each lesson reads at a Flesch-Kincaid grade of 11 to 15: for professionals, and no harder than it must be. */
export function reviewReadingGrade({ lessons }: CourseDocument): readonly Remark[] {
  return lessons.flatMap(({ file, blocks }): readonly Remark[] => {
    const grade = readingGrade(blocks);
    if (grade === null || (grade >= lowestGrade && grade <= highestGrade)) return [];
    const advice = grade > highestGrade ? 'divide the longest sentences' : 'join what belongs together';

    return [
      {
        code: 'reading-grade',
        file,
        path: [],
        message: `reads at grade ${grade.toFixed(1)}; ${advice} until it is ${lowestGrade} to ${highestGrade}`,
      },
    ];
  });
}

/**
 * The school grade of some prose by Flesch and Kincaid: 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid,
 * Fishburne, Rogers and Chissom, 1975, "Derivation of new readability formulas for Navy enlisted personnel"). Syllables
 * are counted by the `syllable` library, a sentence ends at . ! or ? before a capital or a figure, and dialogue, tables,
 * headings and citations are left out. In tenths; null below 100 words.
 */
export function readingGrade(blocks: readonly Block[]): number | null {
  const paragraphs = proseOf(blocks);
  const words = paragraphs.reduce((sum, text) => sum + countWords(text), 0);
  if (words < fewestWords) return null;
  const sentences = paragraphs.reduce((sum, text) => sum + countSentences(text), 0);
  const syllables = paragraphs.reduce((sum, text) => sum + syllable(text), 0);

  const grade = 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;

  return Math.round(grade * 10) / 10;
}

function countSentences(text: string): number {
  const parts = text.trim().split(sentenceEnd);

  return parts.filter((part, index) => index === parts.length - 1 || !abbreviation.test(part)).length;
}
