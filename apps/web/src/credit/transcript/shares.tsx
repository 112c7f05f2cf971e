import type { ShareView } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { formatDate } from '../../ui/format.js';
import { Failure } from '../forms/failure.js';
import { useSending } from '../../platform/use-sending.js';
import { spanOf } from './cycle-words.js';
import type { CycleName } from './paths.js';
import { ShareForm } from './share-form.js';
import { revokeShare, sharesQuery } from './transcript.queries.js';

/** Links through which others read a transcript: the form for a new one, and what became of the others. */
export function Shares({ cycle }: Readonly<{ cycle: CycleName | null }>) {
  const { data } = useSuspenseQuery(sharesQuery());

  return (
    <section aria-labelledby="share" className="mt-10">
      <h2 id="share">Share a link</h2>
      <p className="mt-2">
        Whoever has the link can read this transcript as it stands today, without an account, until the day
        you choose. You can end it at any time. Hours you record later are not in it.
      </p>
      {cycle && <ShareForm key={`${cycle.licenseId} ${cycle.cycleKey}`} cycle={cycle} />}
      {data.shares.length > 0 && <ShareList shares={data.shares} />}
    </section>
  );
}

function ShareList({ shares }: Readonly<{ shares: readonly ShareView[] }>) {
  const queries = useQueryClient();
  const { send, sending, problems } = useSending();
  const [said, setSaid] = useState('');
  const end = ({ id, licenseName }: ShareView) =>
    void send(async () => {
      setSaid('');
      await revokeShare(id);
      await queries.invalidateQueries({ queryKey: sharesQuery().queryKey });
      setSaid(`The link to ${licenseName} has ended. It opens nothing now.`);
    });

  return (
    <>
      <h3 className="mt-8">Your links</h3>
      <p role="status" className="min-h-6">
        {said}
      </p>
      <Failure words={problems[0]?.message ?? null} />
      <ul className="flex flex-col">
        {shares.map((share) => (
          <li
            key={share.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line py-3"
          >
            <div>
              <p className="font-semibold">{share.licenseName}</p>
              <p className="text-sm text-ink-2">
                {spanOf(share)}
                {share.showsNumber && ', with the end of your license number'}
              </p>
              <p className="text-sm">{standing(share)}</p>
            </div>
            {share.status === 'open' && (
              <Button quiet isDisabled={sending} onPress={() => end(share)}>
                End now
                <span className="sr-only">
                  : {share.licenseName}, made {formatDate(share.createdAt)}
                </span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function standing({ status, createdAt, expiresAt, revokedAt }: ShareView): string {
  const made = `Made ${formatDate(createdAt)}`;
  if (status === 'revoked') return `${made}. You ended it ${formatDate(revokedAt ?? expiresAt)}.`;

  return status === 'expired'
    ? `${made}. It ended ${formatDate(expiresAt)}.`
    : `${made}. It can be read until ${formatDate(expiresAt)}.`;
}
