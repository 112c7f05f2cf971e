export { aCourse, replacing, type CourseChanges } from './a-course.js';
export { aCourseDocument } from './sample-course.js';
