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

type ControlProps = Readonly<{
  id: string;
  name: string;
  className: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}>;

/** One control with its label, hint and error, joined for screen readers. */
export function LabelledControl({
  label,
  name,
  hint,
  error,
  children,
}: Asked & Readonly<{ children: (control: ControlProps) => ReactNode }>) {
  const described = useDescribed(hint, error);
  const id = `field-${name}`;

  return (
    <div className={error ? 'field-off' : undefined}>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <Hint id={described.hintId} hint={hint} />
      <FieldError id={described.errorId} message={error} />
      {children({
        id,
        name,
        className: 'field-input mt-1',
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described.ids,
      })}
    </div>
  );
}

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

function Hint({ id, hint }: { id: string; hint: ReactNode }) {
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
