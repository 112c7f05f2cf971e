import type { CourseDocument } from '../course.js';
import { placing } from '../reading/placing.js';
import type { CourseFiles } from '../reading/read-course.js';
import { reviewAlternatives } from './alternatives.js';
import { reviewBranchingCases } from './branching-cases.js';
import { reviewCreditMarking } from './credit-marking.js';
import { reviewExamples } from './examples.js';
import { reviewGlossary } from './glossary.js';
import { reviewHandouts } from './handout-pages.js';
import { reviewBankSize, reviewItemKinds } from './item-counts.js';
import { reviewKeyPositions } from './key-positions.js';
import { reviewLinks } from './links.js';
import { reviewOptionLengths } from './option-lengths.js';
import { reviewQuotes } from './quotes.js';
import { reviewReadingGrade } from './reading-grade.js';
import type { ReviewFinding, ReviewRule } from './remark.js';
import { reviewSafeguards } from './safeguards.js';
import { reviewStudyLength } from './study-length.js';

/** Every rule about one course, in the order in which a table shows them. */
export const reviewRules: readonly ReviewRule[] = [
  reviewStudyLength,
  reviewReadingGrade,
  reviewBankSize,
  reviewItemKinds,
  reviewOptionLengths,
  reviewKeyPositions,
  reviewExamples,
  reviewBranchingCases,
  reviewHandouts,
  reviewAlternatives,
  reviewGlossary,
  reviewSafeguards,
  reviewLinks,
  reviewQuotes,
  reviewCreditMarking,
];

/**
 * What a careful colleague would say about a course that can be imported, each with file and line; empty when there is
 * nothing. `creditHours`: see `ReviewRule`.
 */
export function reviewCourse(
  files: CourseFiles,
  course: CourseDocument,
  creditHours: number | null,
): readonly ReviewFinding[] {
  const place = placing(files);

  return reviewRules
    .flatMap((rule) => rule(course, creditHours))
    .map((remark) => ({ ...place(remark), code: remark.code }))
    .toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
