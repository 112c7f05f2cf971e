import { maxCosponsorNote, type CosponsorshipList, type CosponsorshipRow } from '@cohesion/contracts';
import type { FormEvent } from 'react';
import { useSending } from '../../platform/use-sending.js';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextAreaField } from '../../ui/field.js';
import { typedIn } from '../certificates/typed.js';
import { turnCosponsorship } from './cosponsors.queries.js';

type TurnFormProps = Readonly<{
  org: string;
  row: CosponsorshipRow;
  change: 'declined' | 'ended';
  /** What opens the form. */
  opener: string;
  /** What the other society reads it as. */
  label: string;
  button: string;
  onDone: (list: CosponsorshipList) => void;
}>;

/** Declines, withdraws or ends, with a reason that the other society reads. */
export function TurnForm({ org, row: { id, title }, change, opener, label, button, onDone }: TurnFormProps) {
  const { send, sending, problems, errorOf } = useSending({ fieldOf: (path) => `${path}-${id}` });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const why = typedIn(new FormData(event.currentTarget), `why-${id}`);
    void send(async () => onDone(await turnCosponsorship(org, id, { change, why })));
  };

  return (
    <details className="fold mt-2">
      <summary>
        {opener}
        <span className="sr-only">: {title}</span>
      </summary>
      <form noValidate className="mt-2 flex max-w-xl flex-col gap-4" onSubmit={submit}>
        <ErrorSummary problems={problems} />
        <TextAreaField
          label={label}
          name={`why-${id}`}
          rows={2}
          maxLength={maxCosponsorNote}
          error={errorOf(`why-${id}`)}
        />
        <p>
          <Button quiet type="submit" isDisabled={sending}>
            {button}
          </Button>
        </p>
      </form>
    </details>
  );
}
