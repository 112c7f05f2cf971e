import type { OneTimeItemView } from '@cohesion/contracts';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextField } from '../../ui/field.js';
import { formatDate } from '../../ui/format.js';
import { Rule } from '../cycles/requirement-rows.js';
import { DateFields } from '../../ui/date-fields.js';
import { dateFrom, textOf } from '../forms/plain-date.js';
import { useSending } from '../../platform/use-sending.js';
import { markDone, markNotDone, useForgetFigures } from './licenses.queries.js';

type ItemsProps = Readonly<{ licenseId: string; items: readonly OneTimeItemView[] }>;

/** What a board asks for once in a lifetime: she says when it was done, and can take it back. */
export function OneTimeItems({ licenseId, items }: ItemsProps) {
  const [said, setSaid] = useState('');
  if (items.length === 0) return null;

  return (
    <section aria-labelledby="once" className="mt-10">
      <h2 id="once">Asked for once</h2>
      <p className="mt-1 text-ink-2">
        Did it years ago, or elsewhere? Say so, and it is not counted as missing.
      </p>
      <p role="status" className="empty:hidden mt-2">
        {said}
      </p>
      <ul className="mt-3 border-b border-line">
        {items.map((item) => (
          <li key={item.id} className="border-t border-line py-4">
            <Item licenseId={licenseId} item={item} say={setSaid} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type ItemProps = Readonly<{ licenseId: string; item: OneTimeItemView; say: (words: string) => void }>;

function Item({ licenseId, item, say }: ItemProps) {
  const { id, name, clause, done } = item;
  const [isOpen, setIsOpen] = useState(false);
  const forget = useForgetFigures();
  const { send, sending, problems } = useSending();
  const undo = async () => {
    await markNotDone(licenseId, id);
    await forget();
    say(`${name} is open again.`);
  };

  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
        <h3 className="text-base">{name}</h3>
        {done && <span className="font-semibold text-leaf">✓ done {formatDate(done.on)}</span>}
      </div>
      <Rule clause={clause} />
      {done?.note && <p className="mt-1 text-sm">Your note: {done.note}</p>}
      {problems.length > 0 && !isOpen && <ErrorSummary problems={problems} />}
      {done && (
        <p className="mt-2">
          <Button quiet isDisabled={sending} onPress={() => void send(undo)}>
            Undo: not done after all<span className="sr-only">: {name}</span>
          </Button>
        </p>
      )}
      {!done && !isOpen && (
        <p className="mt-2">
          <Button quiet onPress={() => setIsOpen(true)}>
            Mark as done<span className="sr-only">: {name}</span>
          </Button>
        </p>
      )}
      {!done && isOpen && (
        <DoneForm licenseId={licenseId} item={item} say={say} close={() => setIsOpen(false)} />
      )}
    </>
  );
}

function DoneForm({ licenseId, item, say, close }: ItemProps & { close: () => void }) {
  const forget = useForgetFigures();
  const { send, sending, problems, setProblems, errorOf } = useSending();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const typed = dateFrom(data, 'doneOn', 'the day you finished it');
    if ('problem' in typed) {
      setProblems([{ field: 'doneOn', message: typed.problem }]);

      return;
    }
    void send(async () => {
      await markDone(licenseId, item.id, { doneOn: typed.day, note: textOf(data, 'note') });
      close();
      await forget();
      say(`${item.name} is marked as done.`);
    });
  };

  return (
    <form noValidate className="mt-3 flex flex-col gap-4" onSubmit={submit}>
      <ErrorSummary problems={problems} />
      <DateFields name="doneOn" label="When did you finish it?" error={errorOf('doneOn')} />
      <TextField
        label="A note for yourself, if you like"
        name="note"
        hint="Where you did it, for example."
        maxLength={500}
        error={errorOf('note')}
      />
      <p className="flex flex-wrap gap-3">
        <Button type="submit" isDisabled={sending}>
          Save
        </Button>
        <Button quiet onPress={close}>
          Cancel
        </Button>
      </p>
    </form>
  );
}
