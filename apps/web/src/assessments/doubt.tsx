import { maxRemarkText, type ItemResult } from '@cohesion/contracts';
import { type FormEvent, useState } from 'react';
import { useSending } from '../platform/use-sending.js';
import { Button } from '../ui/button.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { TextAreaField } from '../ui/field.js';
import { sendRemark } from './assessments.queries.js';

type DoubtProps = Readonly<{ attemptId: string; item: Pick<ItemResult, 'itemId' | 'number'> }>;

/** "Think this question is wrong? Tell the author", folded away under each question. */
export function Doubt({ attemptId, item: { itemId, number } }: DoubtProps) {
  const [sent, setSent] = useState(false);

  return (
    <details className="mt-2">
      <summary className="text-link inline-flex min-h-11 cursor-pointer items-center">
        <span>
          Think this question is wrong? Tell the author<span className="sr-only"> of question {number}</span>
        </span>
      </summary>
      {sent ? (
        <p ref={focus} tabIndex={-1} role="status" className="notice mt-2">
          Sent. Any answer comes by email.
        </p>
      ) : (
        <RemarkForm attemptId={attemptId} itemId={itemId} number={number} done={() => setSent(true)} />
      )}
    </details>
  );
}

type FormProps = Readonly<{ attemptId: string; itemId: string; number: number; done: () => void }>;

function RemarkForm({ attemptId, itemId, number, done }: FormProps) {
  const name = `remark-${number}`;
  const [last, setLast] = useState({ id: '', text: '' });
  const { send, sending, problems, errorOf } = useSending({
    fieldOf: (path) => (path === 'text' ? name : ''),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get(name);
    const text = typeof typed === 'string' ? typed.trim() : '';
    // The same words are the same remark, however often they are sent; changed words are another one.
    const remark = last.text === text && last.id ? last : { id: crypto.randomUUID(), text };
    setLast(remark);
    void send(async () => {
      await sendRemark(attemptId, { ...remark, itemId });
      done();
    });
  };

  return (
    <form noValidate className="mt-2 flex max-w-xl flex-col gap-4" onSubmit={submit}>
      <ErrorSummary problems={problems} />
      <TextAreaField
        label="What is wrong with it"
        name={name}
        rows={4}
        maxLength={maxRemarkText}
        hint="Your name and email address go with it, so that you can be answered."
        error={errorOf(name)}
      />
      <p>
        <Button type="submit" isDisabled={sending}>
          {sending ? 'Sending' : 'Send to the author'}
        </Button>
      </p>
    </form>
  );
}

/** The button that had the focus is gone. */
const focus = (sentence: HTMLElement | null): void => sentence?.focus();
