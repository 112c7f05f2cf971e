import type { CorrectCertificate } from '@cohesion/contracts';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.js';
import { RadioFields } from '../../ui/choices.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextField } from '../../ui/field.js';
import { useSending, wholeField } from '../../platform/use-sending.js';
import type { Doing } from './certificate.route.js';
import { correct } from './keeping.queries.js';
import { typedIn } from './typed.js';

type What = CorrectCertificate['what'];

const choices = [
  { id: 'name', label: 'The name', hint: 'The same person, spelled otherwise.' },
  { id: 'hours', label: 'The hours', hint: 'A new entry in the ledger takes the place of the old one.' },
  { id: 'person', label: 'The person', hint: 'The hours go to somebody else.' },
] as const;

/** Never edited: a corrected version under the same code, and the one before says that it was replaced. */
export function CorrectForm({ org, id, page: { certificate, most }, keep }: Doing) {
  const [requestId] = useState(() => crypto.randomUUID());
  const [what, setWhat] = useState<What>('name');
  const { send, sending, problems, errorOf } = useSending({ fieldOf: wholeField });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const common = { id: requestId, version: certificate.version, reason: typedIn(form, 'reason') };
    void send(async () => {
      const changed = await correct(org, id, requestFor(what, form, common));
      keep(changed, `Version ${changed.certificate.version} is issued. Its code is the same.`);
    });
  };

  return (
    <details className="fold border-t border-line py-2">
      <summary className="font-semibold">Correct it</summary>
      <p className="text-ink-2">
        A corrected version takes its place under the same code; this one then says “Replaced”. The learner is
        written to after ten minutes.
      </p>
      <form noValidate className="mt-4 flex max-w-xl flex-col gap-5" onSubmit={submit}>
        <ErrorSummary problems={problems} />
        <RadioFields
          label="What is wrong?"
          name="what"
          options={choices}
          defaultValue={what}
          onChoose={(chosen) => setWhat(choices.find(({ id }) => id === chosen)?.id ?? 'name')}
        />
        {what === 'name' && (
          <TextField
            label="The name as it should read"
            name="name"
            maxLength={120}
            autoComplete="off"
            defaultValue={certificate.name}
            error={errorOf('name')}
          />
        )}
        {what === 'hours' && (
          <TextField
            label={`The right amount, in ${certificate.unit}`}
            name="amount"
            inputMode="decimal"
            maxLength={7}
            autoComplete="off"
            hint={`It says ${certificate.amount}. The activity gives ${most} at most.`}
            error={errorOf('amount')}
          />
        )}
        {what === 'person' && (
          <TextField
            label="Email address of the right person"
            name="email"
            type="email"
            maxLength={254}
            autoComplete="off"
            hint="With an account in this society. Both people are written to."
            error={errorOf('email')}
          />
        )}
        <TextField
          label="Why"
          name="reason"
          maxLength={500}
          autoComplete="off"
          hint="For the history and the learner. The public page does not show it."
          error={errorOf('reason')}
        />
        <p>
          <Button type="submit" isDisabled={sending}>
            {sending ? 'Issuing' : 'Issue the corrected version'}
          </Button>
        </p>
      </form>
    </details>
  );
}

type Common = Readonly<{ id: string; version: number; reason: string }>;

function requestFor(what: What, form: FormData, common: Common): CorrectCertificate {
  switch (what) {
    case 'name':
      return { ...common, what, name: typedIn(form, 'name') };
    case 'hours':
      return { ...common, what, amount: typedIn(form, 'amount').replace(',', '.') };
    case 'person':
      return { ...common, what, email: typedIn(form, 'email') };
  }
}
