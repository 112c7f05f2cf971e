import { revocationCategory, revocationWords, type RevocationCategory } from '@cohesion/contracts';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.js';
import { RadioFields } from '../../ui/choices.js';
import { TextAreaField } from '../../ui/field.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextField } from '../../ui/field.js';
import { useSending, wholeField } from '../../platform/use-sending.js';
import type { Doing } from './certificate.route.js';
import { revoke } from './keeping.queries.js';
import { PublicWords } from './public-words.js';
import { typedIn } from './typed.js';

const categories = revocationCategory.options.map((id) => ({
  id,
  label: revocationWords[id],
}));

/** Before it is done one sees what the public page will say, and that ten minutes are left to undo it. */
export function RevokeForm({ org, id, page, keep }: Doing) {
  const { certificate, today, issuedOn, publicly } = page;
  const [requestId] = useState(() => crypto.randomUUID());
  const [category, setCategory] = useState<RevocationCategory | null>(null);
  const [on, setOn] = useState(today);
  const { send, sending, problems, errorOf } = useSending({ fieldOf: wholeField });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void send(async () => {
      const changed = await revoke(org, id, {
        id: requestId,
        version: certificate.version,
        // The api names the field when nothing is chosen.
        category: typedIn(form, 'category'),
        effectiveOn: typedIn(form, 'effectiveOn'),
        note: typedIn(form, 'note') || null,
      });
      keep(changed, 'Revoked. The public page says so now.');
    });
  };

  return (
    <details className="fold border-t border-line py-2">
      <summary className="font-semibold">Revoke it</summary>
      <p className="text-ink-2">
        For credit that was not earned. Something wrong on the paper is corrected instead. The hours stop
        counting at once; the learner is written to after ten minutes, with whom to complain to.
      </p>
      <form noValidate className="mt-4 flex max-w-xl flex-col gap-5" onSubmit={submit}>
        <ErrorSummary problems={problems} />
        <RadioFields
          label="Reason"
          name="category"
          options={categories}
          hint="Anyone reads it."
          error={errorOf('category')}
          onChoose={(chosen) => setCategory(categories.find(({ id }) => id === chosen)?.id ?? null)}
        />
        <TextField
          label="With effect from"
          name="effectiveOn"
          type="date"
          hint="Anyone reads it. Not after today."
          min={issuedOn}
          max={today}
          defaultValue={today}
          onChange={({ currentTarget }) => setOn(currentTarget.value)}
          error={errorOf('effectiveOn')}
        />
        <TextAreaField
          label="Note to the learner, if you like"
          name="note"
          rows={3}
          maxLength={500}
          hint="The learner alone reads it, in the mail and on the certificate’s page."
          error={errorOf('note')}
        />
        {category && /^\d{4}-\d{2}-\d{2}$/.test(on) && (
          <div>
            <p className="font-semibold">The public page will say</p>
            <PublicWords publicly={{ ...publicly, status: 'revoked', revocation: { on, category } }} />
          </div>
        )}
        <p>
          <Button type="submit" isDisabled={sending}>
            {sending ? 'Revoking' : 'Revoke this certificate'}
          </Button>
        </p>
      </form>
    </details>
  );
}
