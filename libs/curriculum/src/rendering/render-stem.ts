import type { CourseDocument, Item } from '../course.js';
import { blockElements } from './block-elements.js';
import { toHtml } from './elements.js';

/** The stem of a question as safe HTML. */
export function renderStem(course: CourseDocument, item: Item): string {
  return toHtml(blockElements({ course, lessonId: null }, item.stem));
}
