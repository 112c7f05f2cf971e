import type { LessonPreview } from '@cohesion/contracts';
import type { VersionContent } from './course-versions.service.js';

type FirstLesson = Readonly<{
  id: string;
  title: string;
  minutes: number;
  module: LessonPreview['module'];
}>;

/** The lesson a course begins with, which anyone may read; null of a course without lessons. */
export function firstLesson({ outline }: VersionContent['page']): FirstLesson | null {
  const index = outline.findIndex(({ lessons }) => lessons.length > 0);
  const module = outline[index];
  const lesson = module?.lessons[0];
  if (!lesson) return null;
  const { id, title, minutes } = lesson;

  return { id, title, minutes, module: { title: module.title, number: index + 1, of: outline.length } };
}

export function presentPreview(
  { document, page }: VersionContent,
  { title, minutes, module }: FirstLesson,
  reader: Readonly<{ html: string; today: string; enrollmentId: string | null }>,
): LessonPreview {
  return {
    courseSlug: document.slug,
    courseTitle: document.title,
    module,
    lesson: { title, minutes },
    lessons: page.outline.reduce((sum, { lessons }) => sum + lessons.length, 0),
    html: withoutLessonLinks(reader.html),
    open: page.expires >= reader.today,
    enrollmentId: reader.enrollmentId,
  };
}

/** Links to other lessons lead nowhere before somebody is enrolled: their words stay. As the renderer writes them. */
const withoutLessonLinks = (html: string): string =>
  html.replace(/<a\b[^<>]*\sdata-lesson="[^<>]*>(.*?)<\/a>/gs, '$1');
