import type { CertificateHistoryEntry } from '@cohesion/contracts';
import { formatDate } from '../../ui/format.js';
import { historyWords } from './words.js';

/** Everything that happened to it: nothing is ever taken out. */
export function History({ history }: { history: readonly CertificateHistoryEntry[] }) {
  return (
    <section aria-labelledby="history" className="mt-10">
      <h2 id="history">What happened</h2>
      <ol className="mt-2 border-t border-line">
        {history.map((entry) => (
          <li key={`${entry.at} ${entry.kind} ${entry.version ?? ''}`} className="border-b border-line py-3">
            <p className="font-semibold">{historyWords(entry)}</p>
            <p className="text-ink-2">
              {formatDate(entry.at)}
              {entry.by && `, ${entry.by}`}
            </p>
            {entry.reason && <p className="mt-1 whitespace-pre-line">“{entry.reason}”</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
