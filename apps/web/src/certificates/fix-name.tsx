import type { CertificateView } from '@cohesion/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useSending, wholeField } from '../platform/use-sending.js';
import { Button } from '../ui/button.js';
import { TextAreaField } from '../ui/field.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { TextField } from '../ui/field.js';
import { formatDate } from '../ui/format.js';
import { askNameChange, certificateQuery } from './certificates.queries.js';

/** Asks the society for another spelling, and says what became of it. */
export function FixName({ certificate }: { certificate: CertificateView }) {
  const { nameChange, status } = certificate;
  if (status !== 'valid') return null;

  return (
    <section aria-labelledby="name" className="mt-10">
      <h2 id="name">The name on it</h2>
      <p className="mt-2">
        It is made out to <strong>{certificate.name}</strong>.
      </p>
      <div role="status">{nameChange && <Answer nameChange={nameChange} />}</div>
      <details className="fix-name mt-3">
        <summary>Fix my name</summary>
        <NameForm key={nameChange?.askedAt} certificate={certificate} />
      </details>
    </section>
  );
}

function Answer({ nameChange }: { nameChange: NonNullable<CertificateView['nameChange']> }) {
  const { state, name, askedAt, reason } = nameChange;
  if (state === 'approved') return null;

  return (
    <div className="notice mt-3">
      {state === 'waiting' ? (
        <p>
          You asked for <strong>{name}</strong> on {formatDate(askedAt)}. The society looks at it and writes
          to you. Until then this certificate is valid as it is.
        </p>
      ) : (
        <>
          <p>
            You asked for <strong>{name}</strong>. The society left the name as it is.
          </p>
          {reason && <p className="mt-1">It writes: {reason}</p>}
        </>
      )}
    </div>
  );
}

function NameForm({ certificate: { id, name } }: { certificate: CertificateView }) {
  const [requestId] = useState(() => crypto.randomUUID());
  const { send, sending, problems, errorOf } = useSending({ fieldOf: wholeField });
  const queries = useQueryClient();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = (field: string): string => {
      const value = form.get(field);

      return typeof value === 'string' ? value.trim() : '';
    };
    void send(async () => {
      const changed = await askNameChange(id, {
        id: requestId,
        name: typed('name'),
        why: typed('why') || null,
        everywhere: form.get('everywhere') !== null,
      });
      queries.setQueryData(certificateQuery(id).queryKey, changed);
    });
  };

  return (
    <form noValidate className="mt-3 flex max-w-xl flex-col gap-5" onSubmit={submit}>
      <ErrorSummary problems={problems} />
      <TextField
        label="Your name as it should read"
        name="name"
        autoComplete="name"
        defaultValue={name}
        maxLength={120}
        error={errorOf('name')}
      />
      <TextAreaField
        label="Why, if it helps"
        name="why"
        rows={2}
        maxLength={500}
        hint="Such as a marriage or a typing mistake. Only the society reads it."
        error={errorOf('why')}
      />
      <label className="flex min-h-11 items-start gap-3">
        <input type="checkbox" name="everywhere" className="mt-1 size-5 shrink-0 accent-pine" />
        <span>On all my certificates from this society that say {name}</span>
      </label>
      <p className="text-sm text-ink-2">
        The code stays. The society issues a new version, and the old one is marked as replaced.
      </p>
      <p>
        <Button type="submit" isDisabled={sending}>
          {sending ? 'Sending' : 'Ask for this name'}
        </Button>
      </p>
    </form>
  );
}
