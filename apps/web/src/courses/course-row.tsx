import type { CourseSummary, FitView } from '@cohesion/contracts';
import { capitalize, formatDate, formatMinutes } from '../ui/format.js';
import { PrefetchLink } from '../ui/prefetch-link.js';
import { FitSentences } from './fit-sentences.js';

type RowProps = Readonly<{ course: CourseSummary; fits: readonly FitView[] }>;

/** One course in the list: what it is, what it counts for, what it takes; with licenses, what it would do for each. */
export function CourseRow({ course, fits }: RowProps) {
  const { slug, title, promise, hours, minutes, format, level, instructors, price, updated, bodies } = course;

  return (
    <li className="border-b border-line py-6">
      <article>
        <h2 className="font-read text-xl">
          <PrefetchLink to={`/courses/${slug}`} className="text-ink underline-offset-4 hover:underline">
            {title}
          </PrefetchLink>
        </h2>
        <p className="mt-1">{promise}</p>
        <p className="mt-3">
          <span className="font-semibold">{hours ?? 'Not for CE credit'}</span>
          {bodies.length > 0 && <span className="text-ink-2"> · {bodies.join(', ')}</span>}
        </p>
        <p className="mt-1 text-sm text-ink-2">
          {format} · {formatMinutes(minutes)} · {capitalize(level)} · {instructors.join(', ')}
        </p>
        <p className="text-sm text-ink-2">
          {firstSentence(price)} · Updated {formatDate(updated)}
        </p>
        <FitSentences title={title} fits={fits} />
      </article>
    </li>
  );
}

const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
