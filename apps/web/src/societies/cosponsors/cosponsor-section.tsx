import type { CosponsorshipList, CosponsorshipRow } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDate } from '../../ui/format.js';
import { AskForm } from './ask-form.js';
import { cosponsorshipsQuery } from './cosponsors.queries.js';
import { TurnForm } from './turn-form.js';

/** Who stands behind a course besides the society whose it is: asked here, answered there. */
export function CosponsorSection({ org, course }: Readonly<{ org: string; course: string }>) {
  const { data: list } = useSuspenseQuery(cosponsorshipsQuery(org));
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const newest = list.askedByUs.find((row) => row.course === course);
  const isOpen = newest?.state === 'asked' || newest?.state === 'accepted';
  const keep = (words: string) => (changed: CosponsorshipList) => {
    queries.setQueryData(cosponsorshipsQuery(org).queryKey, changed);
    setSaid(words);
  };

  return (
    <section aria-labelledby="cosponsor" className="mt-8">
      <h2 id="cosponsor">Co-sponsor</h2>
      <p role="status" className="mt-2 font-semibold empty:hidden">
        {said}
      </p>
      {newest && <State row={newest} />}
      {!newest && list.societies.length > 0 && (
        <p className="mt-2">
          None. Another society can stand behind this program with you: its certificates then name it and
          carry its signature after yours.
        </p>
      )}
      {list.societies.length === 0 && !isOpen && (
        <p className="mt-2">A co-sponsor is another society on this installation. There is no other yet.</p>
      )}
      {list.mayKeep && newest?.state === 'asked' && (
        <TurnForm
          org={org}
          row={newest}
          change="ended"
          opener="Withdraw the question"
          label={`Why, for ${newest.cosponsor.name} to read`}
          button="Withdraw"
          onDone={keep('Withdrawn.')}
        />
      )}
      {list.mayKeep && newest?.state === 'accepted' && (
        <TurnForm
          org={org}
          row={newest}
          change="ended"
          opener="End the co-sponsorship"
          label={`Why, for ${newest.cosponsor.name} to read`}
          button="End it"
          onDone={keep('Ended. New certificates carry your signature alone.')}
        />
      )}
      {list.mayKeep && !isOpen && list.societies.length > 0 && (
        <AskForm
          org={org}
          course={course}
          societies={list.societies}
          onDone={keep('Asked. Its administrators are written to.')}
        />
      )}
    </section>
  );
}

function State({ row: { state, cosponsor, note, askedAt, turned } }: { row: CosponsorshipRow }) {
  return (
    <div
      className={`mt-3 border-s-4 ps-4 wrap-anywhere ${state === 'accepted' ? 'border-pine' : 'border-ochre'}`}
    >
      <p className="font-semibold">{cosponsor.name}</p>
      <p>{sentences[state](formatDate(turned?.at ?? askedAt), turned?.by ?? '')}</p>
      {state === 'asked' && note && <p className="mt-1 whitespace-pre-line text-ink-2">“{note}”</p>}
      {turned?.why && <p className="mt-1 whitespace-pre-line text-ink-2">“{turned.why}”</p>}
    </div>
  );
}

const sentences: Readonly<Record<CosponsorshipRow['state'], (on: string, by: string) => string>> = {
  asked: (on) => `Asked ${on}. Until it accepts, certificates are yours alone.`,
  accepted: (on) => `Co-sponsors since ${on}. Certificates name it and carry both signatures.`,
  declined: (on) => `Declined ${on}.`,
  ended: (on, by) => `Ended ${on} by ${by}. What was issued before stays as it is.`,
};
