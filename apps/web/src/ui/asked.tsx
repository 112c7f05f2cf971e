import { type ReactNode, useId } from 'react';
import './fields.css';

/** What every field says of itself. */
export type Asked = Readonly<{
  /** The field as the contract names it; its first control is `field-{name}`. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
}>;

type GroupProps = Omit<Asked, 'name'> &
  Readonly<{ described: ReturnType<typeof useDescribed>; children: ReactNode }>;

/** Several controls that answer one question. */
export function FieldGroup({ label, hint, error, described, children }: GroupProps) {
  return (
    <fieldset aria-describedby={described.ids} className={`min-w-0 ${error ? 'field-off' : ''}`}>
      <legend className="font-semibold">{label}</legend>
      <Hint id={described.hintId} hint={hint} />
      <FieldError id={described.errorId} message={error} />
      {children}
    </fieldset>
  );
}

/** Which of hint and error a control is described by. */
export function useDescribed(hint: ReactNode, error: string | undefined) {
  const hintId = useId();
  const errorId = useId();

  return {
    hintId,
    errorId,
    ids: [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ') || undefined,
  };
}

export function Hint({ id, hint }: { id: string; hint: ReactNode }) {
  if (!hint) return null;

  return (
    <p id={id} className="text-sm text-ink-2">
      {hint}
    </p>
  );
}

/** The same words stand in the summary on top of the form. */
export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null;

  return (
    <p id={id} className="text-sm font-semibold text-brick">
      <span className="sr-only">Error: </span>
      {message}
    </p>
  );
}
