import type { CourseDocument } from '../course.js';
import { allBlocks } from '../lesson.js';
import type { Finding } from '../mistakes.js';

/** The outline, the files and what lessons place in the text agree, in both directions. */
export function checkStructure(course: CourseDocument): readonly Finding[] {
  return [...listedLessons(course), ...lessonFiles(course), ...casesAndTheirPlaces(course)];
}

function listedLessons({ modules, lessons }: CourseDocument): readonly Finding[] {
  const ids = new Set(lessons.map(({ id }) => id));
  const seen = new Set<string>();

  return modules.flatMap((module, at) =>
    module.lessons.flatMap((id, index): readonly Finding[] => {
      const path = ['modules', at, 'lessons', index];
      if (seen.has(id)) return [{ file: 'course.yaml', path, message: `lesson "${id}" is listed twice` }];
      seen.add(id);

      return ids.has(id) ? [] : [{ file: 'course.yaml', path, message: `there is no lesson "${id}"` }];
    }),
  );
}

function lessonFiles({ modules, lessons }: CourseDocument): readonly Finding[] {
  const listed = new Set(modules.flatMap((module) => module.lessons));

  return lessons.flatMap(({ file, id, blocks }): readonly Finding[] => [
    ...(listed.has(id) ? [] : [{ file, path: ['id'], message: `no module lists lesson "${id}"` }]),
    ...(/^lessons\/\d+-(.+)\.md$/.exec(file)?.[1] === id
      ? []
      : [{ file, path: ['id'], message: `the file must be named lessons/NN-${id}.md` }]),
    ...(blocks.length > 0 ? [] : [{ file, path: [], message: 'has no text' }]),
  ]);
}

function casesAndTheirPlaces({ lessons, cases }: CourseDocument): readonly Finding[] {
  const placed = lessons.flatMap(({ file, blocks }) =>
    allBlocks(blocks).flatMap((block) =>
      block.kind === 'case' ? [{ file, ref: block.ref, line: block.line }] : [],
    ),
  );
  const unknown = placed
    .filter(({ ref }) => ref !== '' && !cases.some(({ id }) => id === ref))
    .map(({ file, ref, line }) => ({
      file,
      line,
      field: '::case.ref',
      message: `there is no case "${ref}"`,
    }));

  const twice = placed
    .filter(({ ref }, index) => placed.findIndex((first) => first.ref === ref) < index)
    .map(({ file, ref, line }) => ({
      file,
      line,
      field: '::case.ref',
      message: `case "${ref}" is placed before`,
    }));

  return [
    ...unknown,
    ...twice,
    ...cases.flatMap(({ file, id }): readonly Finding[] => [
      ...(placed.some(({ ref }) => ref === id)
        ? []
        : [{ file, path: ['id'], message: 'no lesson places this case' }]),
      ...(file === `cases/${id}.yaml`
        ? []
        : [{ file, path: ['id'], message: `the file must be named cases/${id}.yaml` }]),
    ]),
  ];
}
