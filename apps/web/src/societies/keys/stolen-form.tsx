import { maxKeyNote, type KeyPurpose } from '@cohesion/contracts';
import { type FormEvent, useId, useState } from 'react';
import { useSending } from '../../platform/use-sending.js';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextAreaField, TextField } from '../../ui/field.js';
import { typedIn } from '../certificates/typed.js';
import type { Doing } from './key-section.js';
import { reportStolenKey } from './keys.queries.js';

const consequences: Readonly<Record<KeyPurpose, string>> = {
  credential:
    'Whoever checks a certificate that this key signed is told that it cannot be trusted, whatever date it bears.',
  log: 'Proofs in certificates that name a state of the log signed with this key are no longer believed.',
  document: 'Whoever checks a PDF file that this key signed is told that its signature is worth nothing.',
};

/** The name has to be typed: there is no way back. */
export function StolenForm({ org, issuerKey, keep }: Doing) {
  const { id, name, purpose, state } = issuerKey;
  const [typed, setTyped] = useState('');
  const consequencesId = useId();
  const { send, sending, problems, errorOf } = useSending({ fieldOf: (path) => `${path}-${name}` });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void send(async () =>
      keep(
        await reportStolenKey(org, id, { name: typed, why: typedIn(form, `why-${name}`) }),
        `${name} is published as stolen. What it signed can be issued anew on this page.`,
      ),
    );
  };

  return (
    <details className="fold border-t border-line py-2">
      <summary className="font-semibold">This key was stolen</summary>
      <p className="max-w-2xl text-ink-2">
        Only when somebody else may have the secret half. For anything else, use a new key.
      </p>
      <form
        noValidate
        className="mt-4 flex max-w-xl flex-col gap-5"
        aria-describedby={consequencesId}
        onSubmit={submit}
      >
        <ErrorSummary problems={problems} />
        <div id={consequencesId} className="notice notice-bad">
          <p className="font-semibold">What happens at once</p>
          <ul className="mt-1 list-disc ps-5">
            <li>{consequences[purpose]}</li>
            <li>
              Those certificates have to be issued anew, which takes one press on this page. Credit stays as
              it is.
            </li>
            <li>The page of the issuer says that {name} was stolen. What you write below stays here.</li>
            {state === 'in-use' && <li>A new key signs from now on.</li>}
            <li>It cannot be undone.</li>
          </ul>
        </div>
        <TextAreaField
          label="What happened"
          name={`why-${name}`}
          rows={3}
          maxLength={maxKeyNote}
          hint="For auditors. Other administrators read it."
          error={errorOf(`why-${name}`)}
        />
        <TextField
          label={`Type ${name} to confirm`}
          name={`name-${name}`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          error={errorOf(`name-${name}`)}
        />
        <p>
          <Button type="submit" isDisabled={sending}>
            {sending ? 'Publishing' : 'Publish that it was stolen'}
          </Button>
        </p>
      </form>
    </details>
  );
}
