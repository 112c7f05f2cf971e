import { type ComponentProps, type ReactNode, useId } from 'react';
import { type Asked, FieldError, FieldGroup, useDescribed } from './asked.js';

export type Option = Readonly<{ id: string; label: ReactNode; hint?: ReactNode }>;

type ChoiceProps = Asked &
  Readonly<{
    options: readonly Option[];
    defaultValue?: string | undefined;
    onChoose?: (id: string) => void;
  }>;

/** One of a few; the whole row answers to a thumb. */
export function RadioFields({ name, label, hint, error, options, defaultValue, onChoose }: ChoiceProps) {
  const described = useDescribed(hint, error);

  return (
    <FieldGroup label={label} hint={hint} error={error} described={described}>
      <div className="mt-2 flex flex-col gap-2">
        {options.map((option, index) => (
          <Choice key={option.id} option={option}>
            <input
              type="radio"
              name={name}
              id={index === 0 ? `field-${name}` : undefined}
              value={option.id}
              defaultChecked={option.id === defaultValue}
              onChange={() => onChoose?.(option.id)}
            />
          </Choice>
        ))}
      </div>
    </FieldGroup>
  );
}

type ChecksProps = Asked & Readonly<{ options: readonly Option[]; chosen?: readonly string[] }>;

/** Any of a few. */
export function CheckFields({ name, label, hint, error, options, chosen = [] }: ChecksProps) {
  const described = useDescribed(hint, error);

  return (
    <FieldGroup label={label} hint={hint} error={error} described={described}>
      <div className="mt-2 grid gap-2 sm:grid-cols-2">
        {options.map((option, index) => (
          <Choice key={option.id} option={option}>
            <input
              type="checkbox"
              name={name}
              id={index === 0 ? `field-${name}` : undefined}
              value={option.id}
              defaultChecked={chosen.includes(option.id)}
            />
          </Choice>
        ))}
      </div>
    </FieldGroup>
  );
}

function Choice({ option, children }: { option: Option; children: ReactNode }) {
  return (
    <label className="choice">
      {children}
      <span>
        {option.label}
        {option.hint && <span className="block text-sm text-ink-2">{option.hint}</span>}
      </span>
    </label>
  );
}

type TickProps = Readonly<{ name: string; error?: string | undefined; children: ReactNode }> &
  Omit<ComponentProps<'input'>, 'id' | 'name' | 'type' | 'className'>;

/** One thing to agree to. */
export function Tick({ name, error, children, ...input }: TickProps) {
  const errorId = useId();

  return (
    <div className={error ? 'field-off' : undefined}>
      <FieldError id={errorId} message={error} />
      <label className="choice">
        <input
          {...input}
          type="checkbox"
          id={`field-${name}`}
          name={name}
          aria-describedby={error ? errorId : undefined}
        />
        <span>{children}</span>
      </label>
    </div>
  );
}
