import { allChecks } from '../checks/checks.js';
import { evaluationForm, type Case, type CourseDocument } from '../course.js';
import { courseFacts } from '../facts.js';
import type { Lesson } from '../lesson.js';
import type { Mistake } from '../mistakes.js';
import { readCase } from './case-file.js';
import { readItems } from './item-file.js';
import { readLesson } from './lesson-file.js';
import { placing } from './placing.js';
import { parseWith, readYaml } from './yaml-source.js';

/** Paths relative to the course's folder, with `/`, and the text of each file. */
export type CourseFiles = ReadonlyMap<string, string>;

export type CourseReading =
  { ok: true; course: CourseDocument } | { ok: false; mistakes: readonly Mistake[] };

const oneOfEach = ['course.yaml', 'items.yaml', 'evaluation.yaml'] as const;

/**
 * Reads a course from its files. Refused with every mistake found, ordered by file and line. Files that do not fit their
 * schema are named first; whether the parts fit together is judged once each of them can be read.
 */
export function readCourse(given: CourseFiles): CourseReading {
  const files = new Map([...given].map(([path, text]) => [path, withPlainLineEnds(text)]));
  const { course, mistakes } = assemble(files);
  const found = course === null ? [] : allChecks.flatMap((check) => check(course)).map(placing(files));
  const all = [...mistakes, ...found];
  if (course !== null && all.length === 0) return { ok: true, course };

  return { ok: false, mistakes: inOrder(all) };
}

/** A stable text of all files, whatever order or line ends they came with: its hash says whether anything changed. */
export function canonicalText(files: CourseFiles): string {
  const entries = [...files].map(([path, text]) => [path, withPlainLineEnds(text)] as const);

  return JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function assemble(files: CourseFiles): { course: CourseDocument | null; mistakes: readonly Mistake[] } {
  const strays = [...files.keys()].filter((path) => !belongs(path));
  const missing = oneOfEach.filter((path) => !files.has(path));
  const facts = parseWith(readYaml('course.yaml', files.get('course.yaml') ?? ''), courseFacts);
  const bank = readItems('items.yaml', files.get('items.yaml') ?? '');
  const form = parseWith(readYaml('evaluation.yaml', files.get('evaluation.yaml') ?? ''), evaluationForm);
  const lessons = filesIn(files, 'lessons/').map(([path, text]) => readLesson(path, text));
  const cases = filesIn(files, 'cases/').map(([path, text]) => readCase(path, text));
  const mistakes = [
    ...strays.map((file) => ({ file, line: 1, field: '', message: 'is not a file of a course' })),
    ...missing.map((file) => ({ file, line: 1, field: '', message: 'is missing' })),
    ...[facts, form, bank, ...lessons, ...cases].flatMap((part) => ('mistakes' in part ? part.mistakes : [])),
  ].filter((mistake) => !missing.some((file) => file === mistake.file && mistake.message !== 'is missing'));
  const readable =
    lessons.every(({ lesson }) => lesson !== null) && cases.every(({ found }) => found !== null);
  if (!('value' in facts) || !('value' in form) || bank.items === null || !readable)
    return { course: null, mistakes };

  const course: CourseDocument = {
    ...facts.value,
    lessons: inCourseOrder(
      facts.value.modules,
      lessons.flatMap(({ lesson }) => lesson ?? []),
    ),
    items: bank.items,
    evaluation: form.value,
    cases: cases.flatMap(({ found }): Case[] => (found === null ? [] : [found])),
    drawings: filesIn(files, 'figures/').map(([file, svg]) => ({ file, svg })),
  };

  return { course, mistakes };
}

function belongs(path: string): boolean {
  if (oneOfEach.some((name) => name === path)) return true;

  return /^(?:lessons\/[^/]+\.md|cases\/[^/]+\.yaml|figures\/[^/]+\.svg)$/.test(path);
}

function filesIn(files: CourseFiles, folder: string): readonly (readonly [string, string])[] {
  return [...files]
    .filter(([path]) => path.startsWith(folder) && belongs(path))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function inCourseOrder(modules: CourseDocument['modules'], lessons: readonly Lesson[]): readonly Lesson[] {
  const listed = modules.flatMap((module) => module.lessons);
  const place = ({ id }: Lesson) => (listed.includes(id) ? listed.indexOf(id) : listed.length);

  return lessons.toSorted((a, b) => place(a) - place(b));
}

function inOrder(mistakes: readonly Mistake[]): readonly Mistake[] {
  return mistakes.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function withPlainLineEnds(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
