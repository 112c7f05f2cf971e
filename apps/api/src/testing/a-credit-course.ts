import { readCourse, type CourseDocument, type CourseFiles } from '@cohesion/curriculum';
import { aCourse } from '@cohesion/curriculum/testing';

type Changes = NonNullable<Parameters<typeof aCourse>[0]>;

/** Enough text for one hour by the most cautious count: 14,000 words, 8 questions, difficulty 2.5 are 61.1 minutes. */
const reading = Array.from({ length: 140 }, () => `${'word '.repeat(99)}end.`).join('\n\n');

/** The small course of `libs/curriculum`, long enough to earn credit. */
export function aCreditCourse(changes: Changes = {}): CourseFiles {
  return aCourse({
    slug: 'a-small-course',
    draw: 8,
    ...changes,
    edit: { 'lessons/02-when-someone-is-absent.md': (text) => `${text}\n${reading}\n`, ...changes.edit },
  });
}

let known: CourseDocument | undefined;

/** The right option of an item of the small course, or some wrong one. */
export function optionOf(itemId: string, right: boolean): string {
  known ??= document();
  const option = known.items
    .find(({ id }) => id === itemId)
    ?.options.find(({ correct }) => correct === right);
  if (!option) throw new Error(`The small course has no item ${itemId}`);

  return option.id;
}

function document(): CourseDocument {
  const reading = readCourse(aCreditCourse());
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));

  return reading.course;
}
