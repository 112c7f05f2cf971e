import type { ComponentProps } from 'react';
import { type Asked, LabelledControl } from './asked.js';

type SelectProps = Asked &
  Readonly<{
    options: readonly Readonly<{ id: string; label: string }>[];
    /** The words of choosing nothing; without them something is always chosen. */
    none?: string;
  }> &
  Omit<ComponentProps<'select'>, 'id' | 'name' | 'className' | 'children'>;

export function SelectField({ name, label, hint, error, options, none, ...select }: SelectProps) {
  return (
    <LabelledControl {...{ label, name, hint, error }}>
      {(control) => (
        <select {...select} {...control}>
          {none !== undefined && <option value="">{none}</option>}
          {options.map(({ id, label: words }) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      )}
    </LabelledControl>
  );
}
