import type { SignatureRequestStatus, SignatureRequestView } from '@cohesion/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { formatDate, formatMinutes } from '../../ui/format.js';
import { Failure } from '../forms/failure.js';
import { useSending } from '../../platform/use-sending.js';
import { resendLink, withdrawRequest } from './practice.queries.js';

const states: Readonly<Record<SignatureRequestStatus, string>> = {
  waiting: 'Waiting',
  expired: 'The link is too old. Send it once more.',
  changed: 'You changed an entry after asking, so this can no longer be signed. Ask again.',
  withdrawn: 'Withdrawn',
  signed: '✓ Signed',
};

/** What became of each request. */
export function SignatureRequests({ requests }: { requests: readonly SignatureRequestView[] }) {
  const [said, setSaid] = useState('');
  if (requests.length === 0) return null;

  return (
    <section aria-labelledby="requests" className="mt-10">
      <h2 id="requests">Signatures</h2>
      <p role="status" className="mt-2 empty:hidden">
        {said}
      </p>
      <ul className="mt-3 border-t border-line">
        {requests.map((request) => (
          <Request key={request.id} request={request} say={setSaid} />
        ))}
      </ul>
    </section>
  );
}

type RequestProps = Readonly<{ request: SignatureRequestView; say: (words: string) => void }>;

function Request({ request, say }: RequestProps) {
  const { id, status, supervisor, entryIds, minutes, askedAt, expiresAt, signature } = request;
  const queries = useQueryClient();
  const { send, sending, problems } = useSending();
  const act = (action: (requestId: string) => Promise<unknown>, words: string) =>
    void send(async () => {
      await action(id);
      await queries.invalidateQueries({ queryKey: ['practice-log'] });
      say(words);
    });
  const isOpen = status === 'waiting' || status === 'expired';

  return (
    <li className="border-b border-line py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 className="text-base">{supervisor.name}</h3>
        <p className={status === 'signed' ? 'font-semibold text-leaf' : ''}>{states[status]}</p>
      </div>
      <p className="text-sm text-ink-2">
        {entryIds.length === 1 ? 'One entry' : `${entryIds.length} entries`}, {formatMinutes(minutes)} · asked{' '}
        {formatDate(askedAt)}
        {status === 'waiting' && ` · the link works until ${formatDate(expiresAt)}`}
        {signature &&
          ` · by ${signature.name}, ${signature.credentials}, on ${formatDate(signature.signedAt)}`}
      </p>
      <Failure words={problems[0]?.message ?? null} />
      {isOpen && (
        <p className="mt-2 flex flex-wrap gap-3">
          <Button
            quiet
            isDisabled={sending}
            onPress={() => act(resendLink, `We wrote to ${supervisor.name} again.`)}
          >
            Send the link again<span className="sr-only"> to {supervisor.name}</span>
          </Button>
          <Button
            quiet
            isDisabled={sending}
            onPress={() => act(withdrawRequest, 'Withdrawn. The link works no more.')}
          >
            Withdraw the request<span className="sr-only"> to {supervisor.name}</span>
          </Button>
        </p>
      )}
    </li>
  );
}
