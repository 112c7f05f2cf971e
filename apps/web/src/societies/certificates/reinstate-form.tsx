import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextField } from '../../ui/field.js';
import { useSending, wholeField } from '../../platform/use-sending.js';
import type { Doing } from './certificate.route.js';
import { reinstate } from './keeping.queries.js';
import { typedIn } from './typed.js';

/** A revocation is never taken out of the record: that it was a mistake is one more line in it. */
export function ReinstateForm({ org, id, keep }: Doing) {
  const [requestId] = useState(() => crypto.randomUUID());
  const { send, sending, problems, errorOf } = useSending({ fieldOf: wholeField });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = typedIn(new FormData(event.currentTarget), 'reason');
    void send(async () => {
      keep(await reinstate(org, id, { id: requestId, reason }), 'Valid again. The public page says so now.');
    });
  };

  return (
    <details className="fold border-t border-line py-2">
      <summary className="font-semibold">Make it valid again</summary>
      <p className="text-ink-2">
        The hours count again. Both rows stay in the history. If the learner was written to already, another
        mail says that it is valid.
      </p>
      <form noValidate className="mt-4 flex max-w-xl flex-col gap-5" onSubmit={submit}>
        <ErrorSummary problems={problems} />
        <TextField
          label="Why it is valid"
          name="reason"
          maxLength={500}
          autoComplete="off"
          hint="For the history, and for the learner if another mail goes out."
          error={errorOf('reason')}
        />
        <p>
          <Button type="submit" isDisabled={sending}>
            {sending ? 'Saving' : 'Make it valid again'}
          </Button>
        </p>
      </form>
    </details>
  );
}
