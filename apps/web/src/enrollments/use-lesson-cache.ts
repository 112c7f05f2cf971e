import type { LessonPage } from '@cohesion/contracts';
import { useQueryClient } from '@tanstack/react-query';
import type { Outbox } from '../platform/outbox/outbox.js';
import { courseHomeQuery, enrollmentsQuery, lessonQuery } from './enrollments.queries.js';
import type { Place } from './reading-tracker.js';

/** Keeps what the pages show in step with what was read here, without waiting for the server. */
export function useLessonCache(page: LessonPage, outbox: Outbox | null) {
  const queries = useQueryClient();
  const { queryKey } = lessonQuery(page.enrollmentId, page.lesson.id);

  const onRead = () => {
    queries.setQueryData<LessonPage>(queryKey, (cached) => cached && markedRead(cached));
    void outbox?.flush().then(() => {
      void queries.invalidateQueries({ queryKey: courseHomeQuery(page.enrollmentId).queryKey, exact: true });
      void queries.invalidateQueries({ queryKey: enrollmentsQuery().queryKey, exact: true });
      void queries.invalidateQueries({
        queryKey: [...courseHomeQuery(page.enrollmentId).queryKey, 'lessons'],
      });
    });
  };
  const onLeave = (place: Place) => {
    const position = { ...place, at: new Date().toISOString() };
    queries.setQueryData<LessonPage>(queryKey, (cached) => cached && { ...cached, position });
  };

  return { onRead, onLeave };
}

function markedRead(page: LessonPage): LessonPage {
  return {
    ...page,
    lesson: { ...page.lesson, status: 'done' },
    outline: page.outline.map((lesson) =>
      lesson.id === page.lesson.id ? { ...lesson, status: 'done' } : lesson,
    ),
  };
}
