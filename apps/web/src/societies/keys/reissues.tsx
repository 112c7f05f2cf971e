import type { KeyPurpose, Reissue } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link } from 'react-router';
import { formatDay } from '../../platform/key-words.js';
import { useSending } from '../../platform/use-sending.js';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { countWords } from '../words.js';
import { issueAnew, reissuesQuery } from './keys.queries.js';
import '../certificates/runs/runs.css';

type Props = Readonly<{ org: string; timeZone: string }>;

/** What stolen keys signed: how much of it there is, and how far it is issued anew. Where there is none, nothing. */
export function Reissues({ org, timeZone }: Props) {
  const { data } = useSuspenseQuery(reissuesQuery(org));
  const shown = data.reissues.filter(({ state }) => state !== 'none');
  if (shown.length === 0) return null;

  return (
    <section aria-labelledby="reissues" className="mt-10">
      <h2 id="reissues">What stolen keys signed</h2>
      {shown.map((reissue) => (
        <Anew key={reissue.keyId} org={org} timeZone={timeZone} reissue={reissue} />
      ))}
    </section>
  );
}

const signedBy: Readonly<Record<KeyPurpose, readonly [one: string, several: string]>> = {
  document: ['file was signed with', 'files were signed with'],
  credential: ['certificate was proved with', 'certificates were proved with'],
  log: ['certificate has a proof sealed with', 'certificates have a proof sealed with'],
};

function Anew({ org, timeZone, reissue }: Props & Readonly<{ reissue: Reissue }>) {
  const { key, keyId, cosponsor, state, startedAt, startedBy } = reissue;
  const queries = useQueryClient();
  const { send, sending, problems } = useSending();
  const start = () =>
    void send(async () => {
      queries.setQueryData(reissuesQuery(org).queryKey, await issueAnew(org, keyId));
    });

  return (
    <div className="mt-3 border-t border-line py-4">
      <h3>{cosponsor === null ? key : `${key} of ${cosponsor}`}</h3>
      <div role="status">
        <Standing reissue={reissue} />
      </div>
      {startedAt !== null && (
        <p className="text-ink-2">
          Begun {formatDay(startedAt, timeZone)}
          {startedBy === null ? ' by itself' : ` by ${startedBy}`}.
        </p>
      )}
      <Failures org={org} failures={reissue.failures} />
      {(state === 'needed' || state === 'failed') && (
        <div className="mt-3">
          <ErrorSummary problems={problems} />
          <Button isDisabled={sending} onPress={start}>
            {state === 'needed' ? 'Issue them anew' : 'Try again'}
          </Button>
        </div>
      )}
    </div>
  );
}

function Standing({ reissue }: Readonly<{ reissue: Reissue }>) {
  const { key, purpose, state, waiting, done, failed } = reissue;
  const barId = useId();
  const all = waiting + done + failed;
  switch (state) {
    case 'needed':
      return (
        <>
          <p className="font-semibold">
            {countWords(waiting, ...signedBy[purpose])} {key}. Whoever checks {waiting === 1 ? 'it' : 'them'}{' '}
            is told not to trust {waiting === 1 ? 'it' : 'them'}.
          </p>
          <p className="mt-1 max-w-2xl text-ink-2">
            Issued anew, each keeps its code, its facts and its credit, and gets another signature. Its owner
            gets one mail, which waits ten minutes.
          </p>
        </>
      );
    case 'working':
      return (
        <>
          <p id={barId} className="font-semibold">
            Issued anew: {done} of {all}.
          </p>
          <progress aria-labelledby={barId} className="run-progress my-2 max-w-2xl" value={done} max={all} />
          <p className="text-ink-2">You can leave this page. It goes on.</p>
        </>
      );
    case 'failed':
      return (
        <p className="font-semibold">
          Issued anew: {done} of {all}. {countWords(failed, 'page', 'pages')} could not be made; the earlier{' '}
          {failed === 1 ? 'file is' : 'files are'} still there.
        </p>
      );
    case 'done':
      return (
        <p>{countWords(done, 'certificate is', 'certificates are')} issued anew. Nothing is left to do.</p>
      );
    case 'none':
      return null;
  }
}

function Failures({ org, failures }: Readonly<{ org: string; failures: Reissue['failures'] }>) {
  if (failures.length === 0) return null;

  return (
    <ul className="mt-2">
      {failures.map(({ certificateId, code, name, problem }) => (
        <li key={certificateId} className="py-1">
          <Link to={`/s/${org}/certificates/${certificateId}`} className="text-link">
            {name}, {code}
          </Link>
          : {problem}
        </li>
      ))}
    </ul>
  );
}
