import type { CourseSummary } from '@cohesion/contracts';
import { Link } from 'react-router';

export function CourseTeaser({ course: { slug, title, promise, hours } }: { course: CourseSummary }) {
  return (
    <li className="card">
      <h3 className="font-read text-xl font-medium">
        <Link to={`/courses/${slug}`} className="text-ink underline-offset-4 hover:underline">
          {title}
        </Link>
      </h3>
      <p className="mt-2">{promise}</p>
      <p className="mt-3 text-sm font-semibold">{hours ?? 'Not for CE credit'}</p>
    </li>
  );
}
