import type { CourseDocument } from '../course.js';
import { readCourse } from '../reading/read-course.js';
import { aCourse, type CourseChanges } from './a-course.js';

/** The sample course, read; throws the mistakes when the changes made it invalid. */
export function aCourseDocument(changes: CourseChanges = {}): CourseDocument {
  const reading = readCourse(aCourse(changes));
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes, null, 2));

  return reading.course;
}
