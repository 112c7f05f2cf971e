import type { LedgerLine } from '@cohesion/contracts';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.js';
import { SelectField } from '../../ui/select-field.js';
import { textOf } from '../forms/plain-date.js';
import type { useMoves } from './use-moves.js';

type MoveProps = Readonly<{
  line: LedgerLine;
  move: ReturnType<typeof useMoves>['move'];
  isSending: boolean;
}>;

/** Hours go to another category only where the rules allow it, so only those are offered. */
export function MoveForm({ line, move, isSending }: MoveProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { recordId, partId, title, moves, movedTo } = line;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const category = textOf(new FormData(event.currentTarget), `move-${recordId}-${partId}`) || null;
    setIsOpen(false);
    move(line, category);
  };
  if (!isOpen) {
    return (
      <button
        type="button"
        className="text-link inline-flex min-h-11 items-center text-sm"
        onClick={() => setIsOpen(true)}
      >
        Move to another category<span className="sr-only">: {title}</span>
      </button>
    );
  }

  return (
    <form className="mt-1 mb-3 flex flex-col gap-3" onSubmit={submit}>
      <SelectField
        name={`move-${recordId}-${partId}`}
        label="Count these hours as"
        options={moves.map(({ category, name }) => ({ id: category, label: name }))}
        {...(movedTo ? { none: 'What the rules choose' } : {})}
      />
      <p className="flex flex-wrap gap-3">
        <Button type="submit" isDisabled={isSending}>
          Move
        </Button>
        <Button quiet onPress={() => setIsOpen(false)}>
          Cancel
        </Button>
      </p>
    </form>
  );
}
