import { type ComponentProps, useState } from 'react';
import { type Asked, FieldError, Hint, useDescribed } from './asked.js';

type FieldProps = Asked & Omit<ComponentProps<'input'>, 'id' | 'name' | 'className'>;

/** A labelled text field with its hint and its error, joined for screen readers. */
export function TextField({ label, name, hint, error, ...input }: FieldProps) {
  const described = useDescribed(hint, error);

  return (
    <div className={error ? 'field-off' : undefined}>
      <label htmlFor={`field-${name}`} className="font-semibold">
        {label}
      </label>
      <Hint id={described.hintId} hint={hint} />
      <FieldError id={described.errorId} message={error} />
      <input
        {...input}
        id={`field-${name}`}
        name={name}
        className="field-input mt-1"
        aria-invalid={error ? true : undefined}
        aria-describedby={described.ids}
      />
    </div>
  );
}

type AreaProps = Asked & Omit<ComponentProps<'textarea'>, 'id' | 'name' | 'className'>;

/** Several lines of text, with label, hint and error like a text field. */
export function TextAreaField({ label, name, hint, error, ...area }: AreaProps) {
  const described = useDescribed(hint, error);

  return (
    <div className={error ? 'field-off' : undefined}>
      <label htmlFor={`field-${name}`} className="font-semibold">
        {label}
      </label>
      <Hint id={described.hintId} hint={hint} />
      <FieldError id={described.errorId} message={error} />
      <textarea
        {...area}
        id={`field-${name}`}
        name={name}
        className="field-input mt-1"
        aria-invalid={error ? true : undefined}
        aria-describedby={described.ids}
      />
    </div>
  );
}

/** Can be shown while typing; paste and password managers are welcome. */
export function PasswordField(props: FieldProps) {
  const [shown, setShown] = useState(false);

  return (
    <div>
      <TextField {...props} type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} />
      <button
        type="button"
        aria-pressed={shown}
        className="text-link mt-1 inline-flex min-h-11 items-center text-sm"
        onClick={() => setShown(!shown)}
      >
        {shown ? 'Hide password' : 'Show password'}
      </button>
    </div>
  );
}
