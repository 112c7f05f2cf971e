import type { CourseDocument } from '../course.js';
import type { FieldPath, Finding } from '../mistakes.js';

/**
 * Openings that cannot be observed or measured: know, understand, learn, appreciate, become aware of, become familiar with
 * (APA's suggestions to sponsors); explore, think critically, grow, improve, be able to use (ACBS).
 */
const unmeasurable =
  /^(?:to )?(know(?:s|ing)?|understand(?:s|ing)?|learn(?:s|ing)?|appreciat(?:e|es|ing)|becom(?:e|es|ing) (?:more )?aware|becom(?:e|es|ing) (?:more )?familiar|explor(?:e|es|ing)|think(?:s|ing)? critically|grow(?:s|ing)?|improv(?:e|es|ing)|be able to use)\b/i;
const preamble =
  /^(?:(?:the )?(?:participants?|learners?|clinicians?|attendees|you) will (?:be able to (?!use\b))?)/i;

/** Objectives are measurable, known wherever they are named, taught by a lesson and asked about by an item. */
export function checkObjectives(course: CourseDocument): readonly Finding[] {
  return [...course.objectives.flatMap((_, index) => checkOne(course, index)), ...unknownObjectives(course)];
}

function checkOne(course: CourseDocument, index: number): readonly Finding[] {
  const objective = course.objectives[index];
  if (objective === undefined) return [];
  const { id, text } = objective;
  const verb = unmeasurable.exec(text.replace(preamble, ''))?.[1];
  const taught = course.lessons.some(({ objectives }) => objectives.includes(id));
  const asked = course.items.some((item) => item.objective === id);
  const at = (field: string, message: string): Finding => ({
    file: 'course.yaml',
    path: ['objectives', index, field],
    message,
  });

  return [
    ...(verb === undefined ? [] : [at('text', `"${verb}" cannot be measured: say what a learner will do`)]),
    ...(taught ? [] : [at('id', `no lesson is about objective "${id}"`)]),
    ...(asked ? [] : [at('id', `no item asks about objective "${id}"`)]),
  ];
}

function unknownObjectives({ objectives, lessons, items, cases }: CourseDocument): readonly Finding[] {
  const known = new Set(objectives.map(({ id }) => id));
  const check = (file: string, path: FieldPath, id: string): readonly Finding[] =>
    known.has(id) ? [] : [{ file, path, message: `there is no objective "${id}"` }];

  return [
    ...[...lessons, ...cases].flatMap(({ file, objectives: named }) =>
      named.flatMap((id, index) => check(file, ['objectives', index], id)),
    ),
    ...items.flatMap(({ objective }, index) => check('items.yaml', ['items', index, 'objective'], objective)),
  ];
}
