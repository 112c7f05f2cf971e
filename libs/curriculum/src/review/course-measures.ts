import type { CourseDocument } from '../course.js';
import { allBlocks } from '../lesson.js';
import { countStudyWords } from '../study-words.js';
import { keyPositions } from './key-positions.js';
import { keysThatAre } from './option-lengths.js';
import { readingGrade } from './reading-grade.js';

/** The figures of a course that its reviewers look at. */
export type CourseMeasures = {
  readonly words: number;
  readonly lessons: number;
  /** Flesch-Kincaid over all lessons, and the lowest and highest of a lesson; null where there is too little prose. */
  readonly grade: { readonly all: number; readonly lowest: number; readonly highest: number } | null;
  readonly objectives: number;
  readonly items: number;
  readonly judgements: number;
  readonly keyPositions: readonly number[];
  readonly keysLongest: number;
  readonly vignettes: number;
  readonly cases: readonly { readonly id: string; readonly steps: number; readonly endings: number }[];
  readonly figures: number;
  readonly reflections: number;
  readonly selfChecks: number;
  readonly handouts: number;
  readonly terms: number;
  readonly references: number;
};

export function courseMeasures(course: CourseDocument): CourseMeasures {
  const blocks = course.lessons.flatMap((lesson) => allBlocks(lesson.blocks));
  const count = (kind: string) => blocks.filter((block) => block.kind === kind).length;

  return {
    words: countStudyWords(course).words,
    lessons: course.lessons.length,
    grade: gradesOf(course),
    objectives: course.objectives.length,
    items: course.items.length,
    judgements: course.items.filter(({ kind }) => kind === 'judgement').length,
    keyPositions: keyPositions(course.items),
    keysLongest: keysThatAre(course.items, 'longest'),
    vignettes: count('vignette'),
    cases: course.cases.map(({ id, steps }) => ({
      id,
      steps: steps.length,
      endings: steps.filter(({ ending }) => ending !== null).length,
    })),
    figures: count('figure'),
    reflections: count('reflection'),
    selfChecks: count('self-check'),
    handouts: count('handout'),
    terms: course.glossary.length,
    references: course.references.length,
  };
}

function gradesOf({ lessons }: CourseDocument): CourseMeasures['grade'] {
  const all = readingGrade(lessons.flatMap(({ blocks }) => blocks));
  const each = lessons.flatMap(({ blocks }) => readingGrade(blocks) ?? []);

  return all === null || each.length === 0
    ? null
    : { all, lowest: Math.min(...each), highest: Math.max(...each) };
}
