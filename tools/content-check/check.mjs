import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { creditWorksheet } from '@cohesion/credit';
import {
  countStudyWords,
  courseMeasures,
  curriculumMap,
  readCourse,
  reviewCourse,
  reviewLibrary,
} from '@cohesion/curriculum';
import { Refusal } from '../support/refusal.mjs';

/** @typedef {import('@cohesion/credit').BodyId} BodyId */
/** @typedef {import('@cohesion/credit').SelfStudyWorksheet} Worksheet */
/** @typedef {import('@cohesion/curriculum').CourseDocument} Course */
/** @typedef {import('@cohesion/curriculum').CourseMeasures} Measures */
/** @typedef {import('@cohesion/curriculum').CurriculumMap} CurriculumMap */
/** What was found, in the words of a mistake. @typedef {import('@cohesion/curriculum').Mistake} Finding */
/** @typedef {import('@cohesion/curriculum').LibraryFinding} LibraryFinding */
/** `read` is null when the course cannot be imported. @typedef {{ course: Course, measures: Measures, worksheet: Worksheet | null, creditHours: number | null }} Read */
/** @typedef {{ slug: string, files: Map<string, string>, read: Read | null, findings: readonly Finding[] }} Report */

/** The library is to earn at least so many hours. */
const leastHours = 12;

/**
 * Reads and reviews the courses of a folder. What only shows over the whole library is looked at when no course is named.
 *
 * @param {{ folder: string, slugs: readonly string[], bodies: readonly BodyId[] }} wanted
 * @returns {{ reports: readonly Report[], findings: readonly LibraryFinding[], map: CurriculumMap | null }}
 */
export function checkCourses({ folder, slugs, bodies }) {
  const all = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? entry.name : [],
  );
  const unknown = slugs.filter((slug) => !all.includes(slug));
  if (unknown.length > 0) throw new Refusal(`There is no course ${unknown.join(', ')} in ${folder}.`);
  const reports = (slugs.length > 0 ? slugs : all).map((slug) => report(folder, slug, bodies));
  if (slugs.length > 0) return { reports, findings: [], map: null };

  const library = reports.flatMap(({ files, read }) => (read === null ? [] : [{ files, ...read }]));

  return {
    reports,
    findings: reviewLibrary(library, leastHours),
    map: curriculumMap(library.map(({ course }) => course)),
  };
}

/**
 * @param {string} folder
 * @param {string} slug
 * @param {readonly BodyId[]} bodies
 * @returns {Report}
 */
function report(folder, slug, bodies) {
  const files = filesOf(path.join(folder, slug));
  const reading = readCourse(files);
  if (!reading.ok) return { slug, files, read: null, findings: reading.mistakes };
  const { course } = reading;
  const worksheet = worksheetOf(course, bodies);
  const creditHours = worksheet === null ? null : creditHoursOf(worksheet);
  const misplaced =
    course.slug === slug
      ? []
      : [{ file: 'course.yaml', line: 1, field: 'slug', message: `must be the name of the folder, ${slug}` }];

  return {
    slug,
    files,
    read: { course, measures: courseMeasures(course), worksheet, creditHours },
    findings: [...misplaced, ...reviewCourse(files, course, creditHours)],
  };
}

/**
 * Counted for a course that is not for credit as well: its hours say how much of everything it needs.
 *
 * @param {Course} course
 * @param {readonly BodyId[]} bodies
 */
function worksheetOf(course, bodies) {
  const counted = creditWorksheet({
    words: countStudyWords(course).words,
    items: course.quiz.draw,
    difficulty: course.credit.difficulty,
    mediaMinutes: 0,
    passMark: course.quiz.passPercent,
    bodies,
  });

  return counted.ok ? counted.worksheet : null;
}

/** The most that one of the bodies gives. @param {Worksheet} worksheet */
function creditHoursOf({ lines }) {
  return Math.max(0, ...lines.map(({ outcome }) => (outcome.offered ? outcome.amount / 100 : 0)));
}

/**
 * @param {string} folder
 * @returns {Map<string, string>}
 */
function filesOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );

  return new Map(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);

      return [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8')];
    }),
  );
}
