import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.js';
import { RadioFields, Tick } from '../../ui/choices.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { formatDate } from '../../ui/format.js';
import { useSending } from '../../platform/use-sending.js';
import type { CycleName } from './paths.js';
import { shareTranscript, sharesQuery } from './transcript.queries.js';
import { useCopy } from './use-copy.js';

const spans = [
  { id: '7', label: '7 days' },
  { id: '14', label: '14 days' },
  { id: '30', label: '30 days' },
];

type Made = Readonly<{ address: string | null; expiresAt: string }>;

/** How long, and whether the end of the number shows. The address is there once, right after. */
export function ShareForm({ cycle }: Readonly<{ cycle: CycleName }>) {
  const queries = useQueryClient();
  const { send, sending, problems, errorOf } = useSending();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [made, setMade] = useState<Made | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void send(async () => {
      const { share, address } = await shareTranscript({
        id,
        licenseId: cycle.licenseId,
        cycle: cycle.cycleKey,
        days: Number(form.get('days')),
        showNumber: form.has('showNumber'),
      });
      setMade({ address, expiresAt: share.expiresAt });
      setId(crypto.randomUUID());
      await queries.invalidateQueries({ queryKey: sharesQuery().queryKey });
    });
  };

  return (
    <>
      <ErrorSummary problems={problems} />
      <form onSubmit={submit} className="mt-4 flex flex-col gap-4" noValidate>
        <RadioFields
          label="How long can it be read?"
          name="days"
          options={spans}
          defaultValue="14"
          error={errorOf('days')}
        />
        <Tick name="showNumber">Show the last three characters of my license number</Tick>
        <p>
          <Button type="submit" isDisabled={sending}>
            Make a link
          </Button>
        </p>
      </form>
      <div role="status">{made && <Address made={made} />}</div>
    </>
  );
}

function Address({ made: { address, expiresAt } }: Readonly<{ made: Made }>) {
  const { copy, said } = useCopy();
  if (address === null)
    return (
      <p className="notice mt-4">
        This link was made already, and its address is shown once only. If you do not have it, end that link
        below and make another.
      </p>
    );

  return (
    <div className="notice notice-good mt-4">
      <p className="font-semibold">Your link, until {formatDate(expiresAt)}</p>
      <p className="mt-1 break-all">
        <a href={address} className="text-link">
          {address}
        </a>
      </p>
      <p className="mt-1 text-sm">Copy it now: we keep no copy, so it cannot be shown again.</p>
      <p className="mt-3 flex flex-wrap items-center gap-3">
        <Button quiet onPress={() => copy('link', address)}>
          Copy link
        </Button>
        <span role="status">{said}</span>
      </p>
    </div>
  );
}
