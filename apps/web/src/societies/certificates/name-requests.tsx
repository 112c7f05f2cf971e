import type { NameChangeRow } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextField } from '../../ui/field.js';
import { formatDate } from '../../ui/format.js';
import { useSending, wholeField } from '../../platform/use-sending.js';
import { countWords } from '../words.js';
import { decideNameChange, nameChangesQuery } from './keeping.queries.js';
import { typedIn } from './typed.js';

/** Learners who wait for their name; nothing when nobody does. */
export function NameRequests({ org }: { org: string }) {
  const {
    data: { requests },
  } = useSuspenseQuery(nameChangesQuery(org));
  const [said, setSaid] = useState('');

  return (
    <>
      <p role="status" className="mt-3 empty:hidden">
        {said}
      </p>
      {requests.length > 0 && (
        <section aria-labelledby="waiting" className="mt-6 max-w-3xl">
          <h2 id="waiting">Waiting for you: {countWords(requests.length, 'name to fix', 'names to fix')}</h2>
          <ul className="mt-3 flex flex-col gap-4">
            {requests.map((request) => (
              <li key={request.id} id={`name-${request.id}`} className="card scroll-mt-6">
                <Request org={org} request={request} say={setSaid} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type RequestProps = Readonly<{ org: string; request: NameChangeRow; say: (words: string) => void }>;

function Request({ org, request, say }: RequestProps) {
  const { id, certificateId, code, activityTitle, printedName, name, why, certificates, askedAt } = request;
  const { send, sending, problems, errorOf } = useSending({ fieldOf: wholeField });
  const queries = useQueryClient();
  const decide = (decision: 'approved' | 'refused', reason: string) =>
    void send(async () => {
      const left = await decideNameChange(
        org,
        id,
        decision === 'approved' ? { decision, reason: reason || null } : { decision, reason },
      );
      queries.removeQueries({ queryKey: ['societies', org, 'certificates', certificateId] });
      void queries.invalidateQueries({ queryKey: ['societies', org, 'certificates'] });
      queries.setQueryData(nameChangesQuery(org).queryKey, left);
      say(
        decision === 'approved'
          ? `${name}: ${countWords(certificates, 'certificate was', 'certificates were')} issued anew. The learner is written to in ten minutes.`
          : `${printedName}: the name stays. The learner is written to in ten minutes.`,
      );
    });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    decide('refused', typedIn(new FormData(event.currentTarget), 'reason'));
  };

  return (
    <>
      <p>
        <span className="text-ink-2">From</span> <strong>{printedName}</strong>{' '}
        <span className="text-ink-2">to</span> <strong>{name}</strong>
      </p>
      <p className="mt-1 text-ink-2">
        <Link to={`/s/${org}/certificates/${certificateId}`} className="text-link">
          {code}
        </Link>{' '}
        {activityTitle}, asked {formatDate(askedAt)}.{' '}
        {countWords(certificates, 'certificate', 'certificates')}.
      </p>
      {why && <p className="mt-2 whitespace-pre-line">“{why}”</p>}
      <div className="mt-3">
        <ErrorSummary problems={problems} />
        <Button isDisabled={sending} onPress={() => decide('approved', '')}>
          Approve<span className="sr-only"> {name}</span>
        </Button>
      </div>
      <details className="fold mt-2">
        <summary>
          Refuse<span className="sr-only"> {name}</span>
        </summary>
        <form noValidate className="mt-2 flex flex-col gap-4" onSubmit={submit}>
          <TextField
            label="Why, for the learner to read"
            name="reason"
            maxLength={500}
            autoComplete="off"
            error={errorOf('reason')}
          />
          <p>
            <Button quiet type="submit" isDisabled={sending}>
              Leave the name as it is
            </Button>
          </p>
        </form>
      </details>
    </>
  );
}
