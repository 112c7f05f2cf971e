import type { ComponentProps } from 'react';
import { type Asked, FieldError, Hint, useDescribed } from './asked.js';

type SelectProps = Asked &
  Readonly<{
    options: readonly Readonly<{ id: string; label: string }>[];
    /** The words of choosing nothing; without them something is always chosen. */
    none?: string;
  }> &
  Omit<ComponentProps<'select'>, 'id' | 'name' | 'className' | 'children'>;

export function SelectField({ name, label, hint, error, options, none, ...select }: SelectProps) {
  const described = useDescribed(hint, error);

  return (
    <div className={error ? 'field-off' : undefined}>
      <label htmlFor={`field-${name}`} className="font-semibold">
        {label}
      </label>
      <Hint id={described.hintId} hint={hint} />
      <FieldError id={described.errorId} message={error} />
      <select
        {...select}
        id={`field-${name}`}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={described.ids}
        className="field-input mt-1"
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map(({ id, label: words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
