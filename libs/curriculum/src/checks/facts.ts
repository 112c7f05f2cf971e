import type { CourseDocument } from '../course.js';
import type { Finding } from '../mistakes.js';
import { countWords } from '../words.js';

const shortestAbstract = 60;
const longestAbstract = 200;

/** Facts that depend on one another: abstract, credit and dates, quiz and bank. */
export function checkFacts(course: CourseDocument): readonly Finding[] {
  const { abstract, countsForCredit, notForCreditReason, released, expires, quiz, items } = course;
  const words = countWords(abstract);
  const findings: (Finding | false)[] = [
    (words < shortestAbstract || words > longestAbstract) &&
      inFacts('abstract', `has ${words} words; it needs ${shortestAbstract} to ${longestAbstract}`),
    !countsForCredit &&
      notForCreditReason === null &&
      inFacts('notForCreditReason', 'must say in one sentence why the course does not count for credit'),
    countsForCredit &&
      notForCreditReason !== null &&
      inFacts('notForCreditReason', 'must be null in a course that counts for credit'),
    expires <= released && inFacts('expires', `must be after the release on ${released}`),
  ];
  const short: Finding | false = items.length < quiz.draw && {
    file: 'course.yaml',
    path: ['quiz', 'draw'],
    message: `asks for ${quiz.draw} items, and the bank has ${items.length}`,
  };

  return [...findings, short].filter((finding) => finding !== false);
}

function inFacts(field: string, message: string): Finding {
  return { file: 'course.yaml', path: [field], message };
}
