import { maxCosponsorNote, type CosponsorshipList } from '@cohesion/contracts';
import { type FormEvent, useState } from 'react';
import { useSending } from '../../platform/use-sending.js';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextAreaField } from '../../ui/field.js';
import { SelectField } from '../../ui/select-field.js';
import { typedIn } from '../certificates/typed.js';
import { askCosponsor } from './cosponsors.queries.js';

type AskFormProps = Readonly<{
  org: string;
  course: string;
  societies: CosponsorshipList['societies'];
  onDone: (list: CosponsorshipList) => void;
}>;

/** Asks one society of this installation. Nothing changes before it accepts. */
export function AskForm({ org, course, societies, onDone }: AskFormProps) {
  const [id] = useState(() => crypto.randomUUID());
  const { send, sending, problems, setProblems, errorOf } = useSending();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const cosponsor = typedIn(form, 'cosponsor');
    if (cosponsor === '') {
      setProblems([{ field: 'cosponsor', message: 'Choose a society' }]);
      return;
    }
    const note = typedIn(form, 'note') || null;
    void send(async () => onDone(await askCosponsor(org, course, { id, cosponsor, note })));
  };

  return (
    <details className="fold mt-2">
      <summary className="font-semibold">Ask a society</summary>
      <form noValidate className="mt-2 flex max-w-xl flex-col gap-4" onSubmit={submit}>
        <ErrorSummary problems={problems} />
        <SelectField
          label="Society"
          name="cosponsor"
          none="Choose a society"
          options={societies.map(({ slug, name }) => ({ id: slug, label: name }))}
          error={errorOf('cosponsor')}
        />
        <TextAreaField
          label="A few words to its administrators"
          hint="You can leave this empty."
          name="note"
          rows={3}
          maxLength={maxCosponsorNote}
          error={errorOf('note')}
        />
        <p>
          <Button type="submit" isDisabled={sending}>
            {sending ? 'Asking' : 'Ask'}
          </Button>
        </p>
      </form>
    </details>
  );
}
