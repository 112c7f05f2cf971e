import type { CourseDocument } from '../course.js';
import { countStudyWords } from '../study-words.js';
import type { Remark } from './remark.js';

/** NBCC's count for text, as CEU One Stop (ACEP 6529) gives it. */
const wordsPerCreditHour = 6_000;

/**
 * A course holds at least 6,000 study words for each hour of credit it earns (NBCC via ACEP 6529), and a course that
 * counts for credit earns some.
 */
export function reviewStudyLength(course: CourseDocument, creditHours: number | null): readonly Remark[] {
  const { words } = countStudyWords(course);
  const at = { file: 'course.yaml', path: ['credit'] } as const;
  if (creditHours === null || creditHours === 0) {
    return course.countsForCredit
      ? [
          {
            ...at,
            code: 'no-credit-earned',
            message: `${words} study words earn no credit: write more, or set countsForCredit: false`,
          },
        ]
      : [];
  }
  const needed = Math.ceil(wordsPerCreditHour * creditHours);
  if (words >= needed) return [];

  return [
    {
      ...at,
      code: 'too-few-words',
      message: `${words} study words for ${creditHours} credit hours; write at least ${needed}, or lower the difficulty`,
    },
  ];
}
