import type { Mistake } from '../mistakes.js';
import { readCourse } from '../reading/read-course.js';
import { aCourse, replacing, type CourseChanges } from './a-course.js';

/** What is wrong, the change, the file, a passage on the line that is named, the field, part of the message. */
export type MistakeCase = [string, CourseChanges, string, string, string, string];

/** The mistakes in the sample course after some changes. */
export function mistakesIn(changes: CourseChanges): readonly Mistake[] {
  const reading = readCourse(aCourse(changes));

  return reading.ok ? [] : reading.mistakes;
}

/** Replaces one passage of one file. */
export function edit(file: string, before: string, after: string): CourseChanges {
  return { edit: { [file]: replacing(before, after) } };
}

/** The line on which a passage of a changed course stands, from 1. */
export function lineOf(changes: CourseChanges, file: string, passage: string): number {
  const [before = ''] = (aCourse(changes).get(file) ?? '').split(passage);

  return before.split('\n').length;
}
