import {
  caseFile,
  evaluationFile,
  figureFile,
  firstLesson,
  itemsFile,
  secondLesson,
} from './a-course-text.js';
import { courseFile } from './a-course-facts.js';

export type CourseChanges = {
  readonly slug?: string;
  readonly title?: string;
  readonly countsForCredit?: boolean;
  readonly draw?: number;
  readonly attempts?: number | 'unlimited';
  /** Files to add, replace (text) or leave out (null). */
  readonly files?: Readonly<Record<string, string | null>>;
  /** What to do to the text of a file; see `replacing`. */
  readonly edit?: Readonly<Record<string, (text: string) => string>>;
};

/**
 * The files of a small, valid course: two lessons, four objectives, eight items, an evaluation, a vignette, a figure, a
 * branching case. A test says only what it is about.
 */
export function aCourse(changes: CourseChanges = {}): Map<string, string> {
  const files = new Map([
    ['course.yaml', courseFile(changes)],
    ['lessons/01-what-a-group-promises.md', firstLesson],
    ['lessons/02-when-someone-is-absent.md', secondLesson],
    ['items.yaml', itemsFile],
    ['evaluation.yaml', evaluationFile],
    ['cases/the-empty-chair.yaml', caseFile],
    ['figures/circle.svg', figureFile],
  ]);
  for (const [path, text] of Object.entries(changes.files ?? {})) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  for (const [path, edit] of Object.entries(changes.edit ?? {})) files.set(path, edit(files.get(path) ?? ''));

  return files;
}

/** Replaces one passage of a file, and throws when it is not there, so that a test cannot pass by editing nothing. */
export function replacing(before: string, after: string): (text: string) => string {
  return (text) => {
    if (!text.includes(before)) throw new Error(`The course has no text "${before}".`);

    return text.replace(before, () => after);
  };
}
