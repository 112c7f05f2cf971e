import type { CourseSummary } from '@cohesion/contracts';
import { PrefetchLink } from '../ui/prefetch-link.js';

export function CourseTeaser({ course: { slug, title, promise, hours } }: { course: CourseSummary }) {
  return (
    <li className="card">
      <h3 className="font-read text-xl font-medium">
        <PrefetchLink to={`/courses/${slug}`} className="text-ink underline-offset-4 hover:underline">
          {title}
        </PrefetchLink>
      </h3>
      <p className="mt-2">{promise}</p>
      <p className="mt-3 text-sm font-semibold">{hours ?? 'Not for CE credit'}</p>
    </li>
  );
}
