import type { CourseDocument } from '../course.js';
import type { Finding } from '../mistakes.js';
import { checkCases } from './cases.js';
import { checkFacts } from './facts.js';
import { checkFigures } from './figures.js';
import { checkHeadings } from './headings.js';
import { checkIds } from './ids.js';
import { checkItems } from './items.js';
import { checkObjectives } from './objectives.js';
import { checkReferences } from './references.js';
import { checkSelfChecks } from './self-checks.js';
import { checkStructure } from './structure.js';

/** One group of rules about a whole course; it answers with what is wrong and never throws. */
export type Check = (course: CourseDocument) => readonly Finding[];

/** Everything that keeps a course from being imported. */
export const allChecks: readonly Check[] = [
  checkFacts,
  checkIds,
  checkStructure,
  checkObjectives,
  checkItems,
  checkReferences,
  checkFigures,
  checkHeadings,
  checkSelfChecks,
  checkCases,
];
