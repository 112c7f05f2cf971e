import type { CourseDocument } from '../course.js';
import type { Remark } from './remark.js';

const notForCredit = ['career', 'business', 'marketing', 'practice-management'];

/**
 * Courses about careers and business are marked as not for credit: APA's guidance to sponsors calls such content usually
 * not appropriate, and instructions for a New York provider refuse it.
 */
export function reviewCreditMarking({ topics, countsForCredit }: CourseDocument): readonly Remark[] {
  const topic = topics.find((word) => notForCredit.includes(word.toLowerCase()));
  if (!countsForCredit || topic === undefined) return [];

  return [
    {
      code: 'career-for-credit',
      file: 'course.yaml',
      path: ['countsForCredit'],
      message: `a course on "${topic}" is refused by bodies that approve credit: set it to false and say why`,
    },
  ];
}
