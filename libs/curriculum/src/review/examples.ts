import type { CourseDocument } from '../course.js';
import { allBlocks, type Block } from '../lesson.js';
import type { Remark } from './remark.js';

type Example = {
  readonly what: string;
  readonly least: number;
  readonly count: (course: CourseDocument) => number;
};

const inLessons = (fits: (block: Block) => boolean) => (course: CourseDocument) =>
  course.lessons.flatMap(({ blocks }) => allBlocks(blocks)).filter(fits).length;

const examples: readonly Example[] = [
  {
    what: 'case vignettes with dialogue',
    least: 3,
    count: inLessons(
      (block) => block.kind === 'vignette' && allBlocks(block.children).some(({ kind }) => kind === 'speech'),
    ),
  },
  { what: 'branching cases', least: 1, count: ({ cases }) => cases.length },
  { what: 'reflections', least: 3, count: inLessons(({ kind }) => kind === 'reflection') },
  { what: 'figures', least: 3, count: inLessons(({ kind }) => kind === 'figure') },
  { what: 'evidence boxes', least: 1, count: inLessons(({ kind }) => kind === 'evidence') },
  { what: 'handouts', least: 1, count: inLessons(({ kind }) => kind === 'handout') },
];

/**
 * A course shows what it says: three vignettes with dialogue (which every page marks as fictional composites), a branching
 * case, three reflections, three figures, an evidence box and a handout are the least.
 */
export function reviewExamples(course: CourseDocument): readonly Remark[] {
  return examples.flatMap(({ what, least, count }): readonly Remark[] => {
    const found = count(course);
    if (found >= least) return [];

    return [
      {
        code: 'too-few-examples',
        file: 'course.yaml',
        path: ['modules'],
        message: `the lessons hold ${found} ${what}; write at least ${least}`,
      },
    ];
  });
}
