import type { RemarkRow } from '@cohesion/contracts';
import { formatDate } from '../ui/format.js';

/** Shown at once; the others are folded away. */
const newest = 5;

/** What learners think is wrong with a question, the newest first. */
export function DoubtedQuestions({ remarks }: { remarks: readonly RemarkRow[] }) {
  if (remarks.length === 0) return null;
  const older = remarks.slice(newest);

  return (
    <section aria-labelledby="doubted" className="card mt-8">
      <h2 id="doubted">Questions learners doubt</h2>
      <Remarks remarks={remarks.slice(0, newest)} />
      {older.length > 0 && (
        <details className="fold border-t border-line">
          <summary className="font-semibold">Earlier: {older.length}</summary>
          <Remarks remarks={older} />
        </details>
      )}
    </section>
  );
}

function Remarks({ remarks }: { remarks: readonly RemarkRow[] }) {
  return (
    <ul className="mt-2">
      {remarks.map(({ id, courseTitle, version, stem, text, sentAt, name }) => (
        <li key={id} className="border-t border-line py-3 wrap-anywhere">
          <p className="font-semibold">{stem}</p>
          <p className="mt-1 whitespace-pre-line">{text}</p>
          <p className="mt-1 text-sm text-ink-2">
            {name ?? 'Somebody who has left'}, {formatDate(sentAt)}. {courseTitle}, version {version}
          </p>
        </li>
      ))}
    </ul>
  );
}
