import type { CertificateRunPage } from '@cohesion/contracts';
import { Link } from 'react-router';
import { Button } from '../../../ui/button.js';
import { counted } from './run-words.js';

type FailuresProps = Readonly<{
  org: string;
  page: CertificateRunPage;
  sending: boolean;
  retry: (line: number | null) => void;
}>;

/** What was not issued comes first: each with the reason, and what can be done about it. */
export function RunFailures({ org, page: { run, failures }, sending, retry }: FailuresProps) {
  const { failed } = run.figures;
  if (failed === 0) return null;
  const canRetry = run.state !== 'stopped' && failures.some(({ certificateId }) => certificateId === null);

  return (
    <section aria-labelledby="failures" className="notice notice-bad mt-8 max-w-3xl">
      <h2 id="failures" className="font-ui text-lg font-semibold">
        {counted(failed, 'certificate')} not issued
      </h2>
      {failures.length < failed && <p className="mt-1">The first {failures.length} of them:</p>}
      <ul className="mt-3 flex flex-col gap-4">
        {failures.map(({ line, name, email, bodyName, sentence, certificateId }) => (
          <li
            key={`${line} ${bodyName}`}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2"
          >
            <div className="min-w-0 grow basis-64">
              <p className="font-semibold">
                {line}. {name}
              </p>
              <p className="text-sm break-words text-ink-2">
                {email}, {bodyName}
              </p>
              <p>{sentence}</p>
            </div>
            {certificateId === null ? (
              <Button
                quiet
                isDisabled={sending || !canRetry}
                onPress={() => retry(line)}
                aria-label={`Try again for ${name}`}
              >
                Try again
              </Button>
            ) : (
              <Link to={`/s/${org}/certificates/${certificateId}`} className="text-link">
                Look at it
              </Link>
            )}
          </li>
        ))}
      </ul>
      {canRetry && failed > 1 && (
        <p className="mt-4">
          <Button isDisabled={sending} onPress={() => retry(null)}>
            Try all again
          </Button>
        </p>
      )}
    </section>
  );
}
