import { type ComponentProps, useState } from 'react';
import { type Asked, LabelledControl } from './asked.js';

type FieldProps = Asked & Omit<ComponentProps<'input'>, 'id' | 'name' | 'className'>;

/** A text field with its label, hint and error. */
export function TextField({ label, name, hint, error, ...input }: FieldProps) {
  return (
    <LabelledControl {...{ label, name, hint, error }}>
      {(control) => <input {...input} {...control} />}
    </LabelledControl>
  );
}

type AreaProps = Asked & Omit<ComponentProps<'textarea'>, 'id' | 'name' | 'className'>;

/** Several lines of text, with label, hint and error like a text field. */
export function TextAreaField({ label, name, hint, error, ...area }: AreaProps) {
  return (
    <LabelledControl {...{ label, name, hint, error }}>
      {(control) => <textarea {...area} {...control} />}
    </LabelledControl>
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
