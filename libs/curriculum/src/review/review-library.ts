import type { CourseDocument } from '../course.js';
import { curriculumMap } from '../curriculum-map.js';
import type { FieldPath } from '../mistakes.js';
import { placing } from '../reading/placing.js';
import type { CourseFiles } from '../reading/read-course.js';
import { asQuestion, selfChecksIn } from '../self-checks.js';
import type { ReviewFinding } from './remark.js';
import { similarItems, type Question } from './similar-items.js';

/** A course of a library with the credit it earns; null where no credit can be counted. */
export type LibraryCourse = {
  readonly files: CourseFiles;
  readonly course: CourseDocument;
  readonly creditHours: number | null;
};

/** `course` is the slug of the course in whose files the place lies; null when the library as a whole is meant. */
export type LibraryFinding = ReviewFinding & { readonly course: string | null };

/**
 * What can only be seen over several courses: items and self-checks that ask the same thing, competencies that nobody teaches, and fewer
 * credit hours than `leastHours` in the courses that count for credit.
 */
export function reviewLibrary(
  library: readonly LibraryCourse[],
  leastHours: number,
): readonly LibraryFinding[] {
  return [...alikeItems(library), ...gaps(library), ...hours(library, leastHours)];
}

function alikeItems(library: readonly LibraryCourse[]): readonly LibraryFinding[] {
  const all = library.flatMap(({ files, course }) =>
    questionsOf(course).map((asked) => ({ ...asked, files, slug: course.slug })),
  );

  return similarItems(all.map(({ question }) => question)).flatMap(({ first, second, likeness }) => {
    const [one, other] = [all[first], all[second]];
    if (one === undefined || other === undefined) return [];
    const shared = `${Math.round(Math.max(likeness.whole, likeness.stem) * 100)} %`;
    const place = placing(other.files)({
      ...other.place,
      message: `asks what "${one.id}" of ${one.slug} asks (${shared} of their word pairs): ask something else`,
    });

    return [{ ...place, code: 'items-alike', course: other.slug } as const];
  });
}

type Asked = { readonly id: string; readonly question: Question; readonly place: Place };
type Place =
  | { readonly file: string; readonly path: FieldPath }
  | { readonly file: string; readonly line: number; readonly field: string };

/** All that a course asks: the items of its bank, then the self-checks of its lessons. */
function questionsOf({ items, lessons }: CourseDocument): readonly Asked[] {
  return [
    ...items.map((question, index) => ({
      id: question.id,
      question,
      place: { file: 'items.yaml', path: ['items', index, 'id'] },
    })),
    ...lessons.flatMap((lesson) =>
      selfChecksIn(lesson).map((found) => ({
        id: found.id,
        question: asQuestion(found),
        place: { file: lesson.file, line: found.line, field: ':::self-check' },
      })),
    ),
  ];
}

function gaps(library: readonly LibraryCourse[]): readonly LibraryFinding[] {
  return curriculumMap(library.map(({ course }) => course))
    .gaps.filter(({ kind, code }) => kind === 'competencies' && code === 'never')
    .map(({ term, sentence }) =>
      whole('subject-not-covered', `${sentence} Tag an objective "${term}", or write one.`),
    );
}

function hours(library: readonly LibraryCourse[], leastHours: number): readonly LibraryFinding[] {
  const earned = library
    .filter(({ course }) => course.countsForCredit)
    .reduce((sum, { creditHours }) => sum + (creditHours ?? 0), 0);
  if (earned >= leastHours) return [];

  return [
    whole('library-too-short', `earns ${earned} credit hours together; at least ${leastHours} are wanted`),
  ];
}

function whole(code: LibraryFinding['code'], message: string): LibraryFinding {
  return { code, course: null, file: '', line: 1, field: '', message };
}
