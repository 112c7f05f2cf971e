import type { LessonPage } from '@cohesion/contracts';
import { PrefetchLink } from '../ui/prefetch-link.js';
import { StatusMark } from './status-mark.js';
import { duration } from './words.js';

interface LessonContentsProps {
  page: LessonPage;
  readHere: boolean;
  onGo?: () => void;
}

/** The lessons of this module, each with how far it is; nothing is locked. */
export function LessonContents({ page, readHere, onGo }: LessonContentsProps) {
  return (
    <nav aria-label="Contents">
      <p className="font-semibold">
        Module {page.module.number} of {page.module.of}
      </p>
      <p className="mt-1 text-sm text-ink-2">{page.module.title}</p>
      <p className="mt-2 text-sm text-ink-2">
        About {duration(page.minutesLeftInModule)} left in this module. {duration(page.minutesLeftInCourse)}{' '}
        left in the course.
      </p>
      <ol className="mt-4 flex flex-col gap-1">
        {page.outline.map((lesson) => {
          const current = lesson.id === page.lesson.id;

          return (
            <li key={lesson.id}>
              <PrefetchLink
                to={`/learn/${page.enrollmentId}/lessons/${lesson.id}`}
                onClick={onGo}
                aria-current={current ? 'page' : undefined}
                className="flex min-h-11 gap-2 rounded-md px-3 py-2.5 text-ink no-underline hover:bg-sunken aria-[current]:bg-pine-soft aria-[current]:font-semibold"
              >
                <StatusMark status={current && readHere ? 'done' : lesson.status} />
                <span>{lesson.title}</span>
              </PrefetchLink>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
