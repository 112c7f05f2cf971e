import type { CosponsorshipList, CosponsorshipRow } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { queryClientContext } from '../../platform/query-client.js';
import { useSending } from '../../platform/use-sending.js';
import { Button } from '../../ui/button.js';
import { ChairRing } from '../../ui/chair-ring.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { formatDate } from '../../ui/format.js';
import { cosponsorshipsQuery, turnCosponsorship } from './cosponsors.queries.js';
import { TurnForm } from './turn-form.js';

export const handle = { title: 'Co-sponsored programs' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const org = params['org'] ?? '';
  await context.get(queryClientContext).ensureQueryData(cosponsorshipsQuery(org));

  return { org };
}

/** Programs of other societies that this one stands behind, or is asked to. */
export function Component() {
  const { org } = useLoaderData<typeof loader>();
  const { data: list } = useSuspenseQuery(cosponsorshipsQuery(org));
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const keep = (words: string) => (changed: CosponsorshipList) => {
    queries.setQueryData(cosponsorshipsQuery(org).queryKey, changed);
    setSaid(words);
  };
  const rows = { org, mayKeep: list.mayKeep, keep };
  const inState = (...states: CosponsorshipRow['state'][]) =>
    list.askedOfUs.filter(({ state }) => states.includes(state));

  return (
    <div className="max-w-3xl">
      <h1 tabIndex={-1}>Co-sponsored programs</h1>
      <p className="mt-3 text-ink-2">
        Programs of other societies that you stand behind. Their certificates name you and carry your
        signature.
      </p>
      <p role="status" className="mt-3 font-semibold empty:hidden">
        {said}
      </p>
      {list.askedOfUs.length === 0 && (
        <div className="mt-10 text-center">
          <ChairRing seats={9} taken={0} className="mx-auto w-48" />
          <p className="mt-4">
            Nobody has asked you yet. To ask a society to stand behind a program of yours, open that program.
          </p>
        </div>
      )}
      <Part id="asked" heading="Waiting for your answer" programs={inState('asked')} {...rows} />
      <Part id="accepted" heading="You co-sponsor" programs={inState('accepted')} {...rows} />
      <Part id="earlier" heading="Earlier" programs={inState('declined', 'ended')} {...rows} />
    </div>
  );
}

type Keeping = Readonly<{
  org: string;
  mayKeep: boolean;
  keep: (words: string) => (changed: CosponsorshipList) => void;
}>;
type PartProps = Keeping & Readonly<{ id: string; heading: string; programs: readonly CosponsorshipRow[] }>;

function Part({ id, heading, programs, ...keeping }: PartProps) {
  if (programs.length === 0) return null;

  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id}>{heading}</h2>
      <ul className="mt-3 flex flex-col gap-4">
        {programs.map((row) => (
          <li key={row.id} className="card wrap-anywhere">
            <Program row={row} {...keeping} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Program({ row, ...keeping }: { row: CosponsorshipRow } & Keeping) {
  const { title, page, host, state, note, askedAt, turned } = row;

  return (
    <>
      <h3 className="font-semibold">{title}</h3>
      <p className="mt-1 text-ink-2">
        {host.name},{' '}
        {turned ? `${turnWords[state]} ${formatDate(turned.at)}` : `asked ${formatDate(askedAt)}`}
        {state === 'ended' && turned && ` by ${turned.by}`}.
      </p>
      {note && <p className="mt-2 whitespace-pre-line">{`${host.name}: “${note}”`}</p>}
      {turned?.why && <p className="mt-2 whitespace-pre-line">{`${turned.by}: “${turned.why}”`}</p>}
      {page && (
        <p className="mt-1">
          <a href={page} className="text-link inline-flex min-h-11 items-center">
            See its public page<span className="sr-only">: {title}</span>
          </a>
        </p>
      )}
      {keeping.mayKeep && state === 'asked' && <Answer row={row} {...keeping} />}
      {keeping.mayKeep && state === 'accepted' && (
        <TurnForm
          org={keeping.org}
          row={row}
          change="ended"
          opener="End the co-sponsorship"
          label={`Why, for ${host.name} to read`}
          button="End it"
          onDone={keeping.keep(`“${title}”: ended. What was issued before stays as it is.`)}
        />
      )}
    </>
  );
}

const turnWords: Readonly<Record<CosponsorshipRow['state'], string>> = {
  asked: 'asked',
  accepted: 'accepted',
  declined: 'declined',
  ended: 'ended',
};

function Answer({ row, org, keep }: { row: CosponsorshipRow } & Keeping) {
  const { id, title, host } = row;
  const { send, sending, problems } = useSending();
  const accept = () =>
    void send(async () =>
      keep(`“${title}”: accepted. ${host.name} is written to.`)(
        await turnCosponsorship(org, id, { change: 'accepted' }),
      ),
    );

  return (
    <>
      <p className="mt-3">
        If you accept, certificates for it name you from then on and are signed with your key. Either of you
        can end it.
      </p>
      <div className="mt-3">
        <ErrorSummary problems={problems} />
        <Button isDisabled={sending} onPress={accept}>
          {sending ? 'Accepting' : 'Accept'}
          <span className="sr-only">: {title}</span>
        </Button>
      </div>
      <TurnForm
        org={org}
        row={row}
        change="declined"
        opener="Decline"
        label={`Why, for ${host.name} to read`}
        button="Decline it"
        onDone={keep(`“${title}”: declined. ${host.name} is written to.`)}
      />
    </>
  );
}
