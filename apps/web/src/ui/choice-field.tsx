import { type ComponentProps, type ReactNode, useId } from 'react';

type Choice = Readonly<{ value: string; label: string; hint?: string | null }>;

type ChoiceFieldProps = Readonly<{
  legend: string;
  name: string;
  type: 'radio' | 'checkbox';
  choices: readonly Choice[];
  chosen: readonly string[];
  hint?: string;
  error?: string | undefined;
  onChange?: (value: string) => void;
  children?: ReactNode;
}>;

/** One or several of a few, each as large as a thumb. */
export function ChoiceField({
  legend,
  name,
  type,
  choices,
  chosen,
  hint,
  error,
  onChange,
  children,
}: ChoiceFieldProps) {
  const errorId = useId();

  return (
    <fieldset
      id={`field-${name}`}
      tabIndex={-1}
      className={error ? 'border-s-4 border-brick ps-3' : undefined}
      aria-describedby={error ? errorId : undefined}
    >
      <legend className="font-semibold">{legend}</legend>
      {hint && <p className="text-sm text-ink-2">{hint}</p>}
      {error && (
        <p id={errorId} className="text-sm font-semibold text-brick">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      )}
      <div className="mt-1 flex flex-col">
        {choices.map(({ value, label, hint: about }) => (
          <label key={value} className="flex min-h-11 items-start gap-3 py-2">
            <input
              type={type}
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              onChange={() => onChange?.(value)}
              className="mt-1 size-5 shrink-0 accent-pine"
            />
            <span>
              {label}
              {about && <span className="block text-sm text-ink-2">{about}</span>}
            </span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}

type TextAreaFieldProps = Readonly<{
  label: string;
  name: string;
  hint?: string;
  error?: string | undefined;
}> &
  Omit<ComponentProps<'textarea'>, 'id' | 'name' | 'className'>;

/** Several lines of text, with label, hint and error like a text field. */
export function TextAreaField({ label, name, hint, error, ...area }: TextAreaFieldProps) {
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
      <textarea
        {...area}
        id={`field-${name}`}
        name={name}
        className="field-input mt-1"
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  );
}
