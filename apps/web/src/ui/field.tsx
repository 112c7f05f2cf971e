import { type ComponentProps, useId, useState } from 'react';

type FieldProps = Readonly<{
  label: string;
  name: string;
  hint?: string;
  error?: string | undefined;
}> &
  Omit<ComponentProps<'input'>, 'id' | 'name' | 'className'>;

/** A labelled text field with its hint and its error, joined for screen readers. */
export function TextField({ label, name, hint, error, ...input }: FieldProps) {
  const hintId = useId();
  const errorId = useId();
  const described = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ');

  return (
    <div className={error ? 'border-s-4 border-brick ps-3' : undefined}>
      <label htmlFor={`field-${name}`} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={hintId} className="text-sm text-ink-2">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} className="text-sm font-semibold text-brick">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      )}
      <input
        {...input}
        id={`field-${name}`}
        name={name}
        className="field-input mt-1"
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
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
