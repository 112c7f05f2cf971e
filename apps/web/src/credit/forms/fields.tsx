import { type ComponentProps, type ReactNode, useId } from 'react';
import './fields.css';

type Asked = Readonly<{
  /** The field as the contract names it; its first control is `field-{name}`. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
}>;

export type Option = Readonly<{ id: string; label: ReactNode; hint?: ReactNode }>;

type DateProps = Asked & Readonly<{ defaultValue?: string | null | undefined }>;

/** A known day in three boxes: typed, never picked from a calendar. */
export function DateFields({ name, label, hint, error, defaultValue }: DateProps) {
  const described = useDescribed(hint, error);
  const [year = '', month = '', day = ''] = (defaultValue ?? '')
    .split('-')
    .map((part) => part.replace(/^0/, ''));
  const boxes = [
    { part: 'month', words: 'Month', value: month, length: 2 },
    { part: 'day', words: 'Day', value: day, length: 2 },
    { part: 'year', words: 'Year', value: year, length: 4 },
  ];

  return (
    <Group label={label} hint={hint} error={error} described={described}>
      <div className="mt-1 flex gap-3">
        {boxes.map(({ part, words, value, length }, index) => (
          <div key={part}>
            <label htmlFor={index === 0 ? `field-${name}` : `field-${name}-${part}`} className="text-sm">
              {words}
            </label>
            <input
              id={index === 0 ? `field-${name}` : `field-${name}-${part}`}
              name={`${name}-${part}`}
              defaultValue={value}
              inputMode="numeric"
              autoComplete="off"
              maxLength={length}
              aria-invalid={error ? true : undefined}
              className={`field-input mt-0.5 block ${length === 4 ? 'date-year' : 'date-part'}`}
            />
          </div>
        ))}
      </div>
    </Group>
  );
}

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
    <Group label={label} hint={hint} error={error} described={described}>
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
    </Group>
  );
}

type ChecksProps = Asked & Readonly<{ options: readonly Option[]; chosen?: readonly string[] }>;

/** Any of a few. */
export function CheckFields({ name, label, hint, error, options, chosen = [] }: ChecksProps) {
  const described = useDescribed(hint, error);

  return (
    <Group label={label} hint={hint} error={error} described={described}>
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
    </Group>
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

type GroupProps = Omit<Asked, 'name'> &
  Readonly<{ described: ReturnType<typeof useDescribed>; children: ReactNode }>;

/** Several controls that answer one question. */
function Group({ label, hint, error, described, children }: GroupProps) {
  return (
    <fieldset aria-describedby={described.ids} className={`min-w-0 ${error ? 'field-off' : ''}`}>
      <legend className="font-semibold">{label}</legend>
      <Hint id={described.hintId} hint={hint} />
      <FieldError id={described.errorId} message={error} />
      {children}
    </fieldset>
  );
}

function useDescribed(hint: ReactNode, error: string | undefined) {
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

function FieldError({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null;

  return (
    <p id={id} className="text-sm font-semibold text-brick">
      <span className="sr-only">Error: </span>
      {message}
    </p>
  );
}
