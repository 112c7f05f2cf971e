import type { CourseDocument } from '../course.js';
import { allInlines } from '../lesson.js';
import type { Remark } from './remark.js';

/**
 * A glossary says where the field disagrees: at least one entry has two definitions. Each entry is marked with `:term`
 * somewhere in a lesson; what nobody can meet while reading is not part of the course.
 */
export function reviewGlossary({ glossary, lessons }: CourseDocument): readonly Remark[] {
  const marked = new Set(
    lessons.flatMap(({ blocks }) =>
      allInlines(blocks).flatMap((inline) => (inline.kind === 'term' ? inline.id : [])),
    ),
  );
  const unused = glossary.flatMap(({ id }, index): readonly Remark[] =>
    marked.has(id)
      ? []
      : [
          {
            code: 'term-never-used',
            file: 'course.yaml',
            path: ['glossary', index, 'id'],
            message: `no lesson marks :term[...]{#${id}}: mark it where it is first used, or leave it out`,
          },
        ],
  );
  if (glossary.some(({ definitions }) => definitions.length > 1)) return unused;

  return [
    ...unused,
    {
      code: 'no-competing-definitions',
      file: 'course.yaml',
      path: ['glossary'],
      message:
        'no entry has a second definition: give at least one that the field disputes, and say who holds which',
    },
  ];
}
