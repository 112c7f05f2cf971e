import type { CourseDocument } from '../course.js';
import type { Finding, Mistake } from '../mistakes.js';

/** Each thing a review can find, by the rule that finds it. */
export type ReviewCode =
  | 'no-credit-earned'
  | 'too-few-words'
  | 'too-few-items'
  | 'objective-asked-too-seldom'
  | 'too-few-judgements'
  | 'options-uneven'
  | 'key-stands-out'
  | 'keys-unbalanced'
  | 'items-alike'
  | 'too-few-examples'
  | 'case-stands-still'
  | 'case-leaves-no-choice'
  | 'case-speaks-to-nobody'
  | 'case-not-marked-fictional'
  | 'handout-too-long'
  | 'alternative-says-too-little'
  | 'term-never-used'
  | 'no-competing-definitions'
  | 'safeguard-too-brief'
  | 'warning-not-announced'
  | 'reading-grade'
  | 'link-not-safe'
  | 'straight-quotes'
  | 'career-for-credit'
  | 'library-too-short'
  | 'subject-not-covered';

/** What a rule found in a course; `message` says what is so and what to do. */
export type Remark = Finding & { readonly code: ReviewCode };

/** A remark with its line. Nothing of it keeps a course from being imported: that is what a `Mistake` does. */
export type ReviewFinding = Mistake & { readonly code: ReviewCode };

/**
 * One rule about the quality of a course that can be imported. `creditHours` is the credit that the course earns, worked
 * out by the caller; null where no credit can be counted, and then the rules that count by the hour say nothing.
 */
export type ReviewRule = (course: CourseDocument, creditHours: number | null) => readonly Remark[];
