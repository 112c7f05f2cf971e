import type { OutsideHoursChoices, OutsideHoursView } from '@cohesion/contracts';
import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { CheckFields } from '../../ui/choices.js';
import { SelectField } from '../../ui/select-field.js';
import { partsOf } from './activity-facts.js';

const mostParts = 8;
const mostCredits = 12;

type PartsProps = Readonly<{
  choices: OutsideHoursChoices;
  record: OutsideHoursView | undefined;
  errorOf: (field: string) => string | undefined;
}>;

/** How long it took; in parts where some of the hours were on something else. */
export function PartFields({ choices, record, errorOf }: PartsProps) {
  const [parts, setParts] = useState(() => partsOf(record));

  return (
    <>
      {parts.map((part, index) => (
        <Part
          key={index}
          index={index}
          part={part}
          count={parts.length}
          choices={choices}
          errorOf={errorOf}
        />
      ))}
      <p className="flex flex-wrap gap-3">
        {parts.length < mostParts && (
          <Button quiet onPress={() => setParts([...parts, ...partsOf(undefined)])}>
            Some of the hours were on other topics
          </Button>
        )}
        {parts.length > 1 && (
          <Button quiet onPress={() => setParts(parts.slice(0, -1))}>
            Take part {parts.length} away
          </Button>
        )}
      </p>
    </>
  );
}

type PartProps = Pick<PartsProps, 'choices' | 'errorOf'> &
  Readonly<{ index: number; count: number; part: ReturnType<typeof partsOf>[number] }>;

function Part({ index, count, part, choices, errorOf }: PartProps) {
  const at = (name: string): string => `parts.${index}.${name}`;
  const [credits, setCredits] = useState(Math.max(1, part.credits.length));
  const error = errorOf(at('minutes')) ?? (index === 0 ? errorOf('parts') : undefined);

  return (
    <fieldset className={count > 1 ? 'card flex flex-col gap-5' : 'flex min-w-0 flex-col gap-5'}>
      {count > 1 && <legend className="float-start mb-2 w-full font-semibold">Part {index + 1}</legend>}
      <fieldset className={`clear-both ${error ? 'field-off' : ''}`}>
        <legend className="font-semibold">How long was it, without breaks?</legend>
        {error && (
          <p id={`${at('minutes')}-error`} className="text-sm font-semibold text-brick">
            <span className="sr-only">Error: </span>
            {error}
          </p>
        )}
        <div className="mt-1 flex gap-3">
          <Amount
            id={`field-${at('minutes')}`}
            name={at('hours')}
            label="Hours"
            value={part.hours}
            error={error}
          />
          <Amount name={at('minutes')} label="Minutes" value={part.minutes} error={error} />
        </div>
      </fieldset>
      <CheckFields
        name={at('topics')}
        label="What was it about?"
        hint="Tick what the certificate or the program names. None is fine."
        options={choices.topics}
        chosen={part.topics}
        error={errorOf(at('topics'))}
      />
      <fieldset className="flex flex-col gap-3">
        <legend className="font-semibold">Who approved the hours?</legend>
        <p className="text-sm text-ink-2">As the certificate prints it. Leave it empty where nobody did.</p>
        {Array.from({ length: credits }, (_, place) => (
          <div key={place} className="grid items-end gap-3 sm:grid-cols-[2fr_1fr]">
            <SelectField
              name={at(`credits.${place}.approver`)}
              label={`Approver${credits > 1 ? ` ${place + 1}` : ''}`}
              none="Nobody, or not known"
              options={choices.approvers.map(({ id, label, unit }) => ({ id, label: `${label} (${unit})` }))}
              defaultValue={part.credits[place]?.approver ?? ''}
              error={errorOf(at(`credits.${place}.approver`))}
            />
            <TextField
              name={at(`credits.${place}.hours`)}
              label="Hours it gives"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={part.credits[place]?.hours}
              error={errorOf(at(`credits.${place}.hours`))}
            />
          </div>
        ))}
        {credits < mostCredits && (
          <p>
            <Button quiet onPress={() => setCredits(credits + 1)}>
              Add another approver
            </Button>
          </p>
        )}
      </fieldset>
    </fieldset>
  );
}

type AmountProps = Readonly<{
  id?: string;
  name: string;
  label: string;
  value: string;
  error: string | undefined;
}>;

function Amount({ id, name, label, value, error }: AmountProps) {
  const own = id ?? `amount-${name}`;

  return (
    <div>
      <label htmlFor={own} className="text-sm">
        {label}
      </label>
      <input
        id={own}
        name={name}
        defaultValue={value}
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        aria-invalid={error ? true : undefined}
        className="field-input date-part mt-0.5 block"
      />
    </div>
  );
}
