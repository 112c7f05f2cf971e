import type { ChangeLicense, LicenseDetail, LicenseType, LicenseTypes } from '@cohesion/contracts';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextField } from '../../ui/field.js';
import { CheckFields } from '../../ui/choices.js';
import { DateFields } from '../../ui/date-fields.js';
import { SelectField } from '../../ui/select-field.js';
import { useSending } from '../../platform/use-sending.js';
import { CyclePreview, useCyclePreview } from './cycle-preview.js';
import { HandTotalsFields } from './hand-totals-fields.js';
import { readFacts } from './license-facts.js';

type FormProps = Readonly<{
  known: LicenseTypes;
  /** null where we have no rules: totals by hand. */
  type: LicenseType | null;
  /** What the license is, as the api names it. */
  is: Readonly<{ jurisdiction: string; type: string }>;
  license?: LicenseDetail;
  action: string;
  save: (facts: ChangeLicense) => Promise<void>;
}>;

/** What a board goes by, and nothing it does not ask for. */
export function LicenseForm({ known, type, is, license, action, save }: FormProps) {
  const { send, sending, problems, setProblems, errorOf } = useSending();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readFacts(new FormData(event.currentTarget), type);
    if (read.ok) void send(() => save(read.facts));
    else setProblems(read.problems);
  };

  const form = useRef<HTMLFormElement>(null);
  const { preview, changed } = useCyclePreview(form, (data) => {
    const read = readFacts(data, type);
    if (!read.ok) return null;
    const { number: _, ...facts } = read.facts;

    return { ...is, ...facts };
  });

  return (
    <form ref={form} noValidate className="mt-6 flex flex-col gap-7" onSubmit={submit} onChange={changed}>
      <ErrorSummary problems={problems} />
      {type === null && (
        <HandTotalsFields topics={known.topics} totals={license?.byHand ?? null} errorOf={errorOf} />
      )}
      <DateFields
        name="issuedOn"
        label={type?.asks.periods === 'none' ? 'When did you start?' : 'When was it first issued?'}
        hint={
          type?.asks.periods === 'none'
            ? 'There is no deadline; hours before this day count too.'
            : 'For example 9 30 2019. It stands on the license.'
        }
        defaultValue={license?.issuedOn}
        error={errorOf('issuedOn')}
      />
      <TextField
        label="Its number, if you like"
        name="number"
        hint={`${type?.number.hint ?? ''} We keep it encrypted and show its last three characters only.`.trim()}
        defaultValue={license?.number ?? ''}
        autoComplete="off"
        spellCheck={false}
        error={errorOf('number')}
      />
      {type?.asks.birthMonth && (
        <SelectField
          name="birthMonth"
          label="The month of your birth"
          hint={type.cycleClause.text}
          none="Choose a month"
          options={months}
          defaultValue={String(license?.birthMonth ?? '')}
          error={errorOf('birthMonth')}
        />
      )}
      {type && type.conditions.length > 0 && (
        <CheckFields
          name="conditions"
          label="Tick what you would answer with yes"
          hint="Your board asks for more, or for less, where these are true."
          options={type.conditions.map(({ id, question }) => ({ id, label: question }))}
          chosen={license?.conditions ?? []}
          error={errorOf('conditions')}
        />
      )}
      {type?.asks.periods !== 'none' && <Periods type={type} license={license} errorOf={errorOf} />}
      <CyclePreview preview={preview} />
      <p>
        <Button type="submit" isDisabled={sending}>
          {sending ? 'Saving' : action}
        </Button>
      </p>
    </form>
  );
}

const months = Array.from({ length: 12 }, (_, index) => ({
  id: String(index + 1),
  label: new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2000, index, 1),
  ),
}));

type PeriodsProps = Readonly<{
  type: LicenseType | null;
  license: LicenseDetail | undefined;
  errorOf: (field: string) => string | undefined;
}>;

/** Cycles as they are printed on the license: asked where nothing else tells, offered where a board may have decided otherwise. */
function Periods({ type, license, errorOf }: PeriodsProps) {
  const [count, setCount] = useState(Math.max(1, license?.periods.length ?? 0));
  const isNeeded = type === null || type.asks.periods === 'needed';
  const fields = (
    <div className="flex flex-col gap-5">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="flex flex-col gap-4 sm:flex-row sm:gap-10">
          <DateFields
            name={`periods.${index}.start`}
            label={count > 1 ? `First day of cycle ${index + 1}` : 'First day of the cycle'}
            defaultValue={license?.periods[index]?.start}
            error={errorOf(`periods.${index}.start`) ?? (index === 0 ? errorOf('periods') : undefined)}
          />
          <DateFields
            name={`periods.${index}.end`}
            label={count > 1 ? `Last day of cycle ${index + 1}` : 'Last day of the cycle'}
            defaultValue={license?.periods[index]?.end}
            error={errorOf(`periods.${index}.end`)}
          />
        </div>
      ))}
      <p>
        <Button quiet onPress={() => setCount(count + 1)}>
          Add another cycle
        </Button>
      </p>
    </div>
  );
  if (isNeeded) {
    return (
      <div id="field-periods" tabIndex={-1} className="flex flex-col gap-3">
        <p className="text-ink-2">
          {type?.cycleClause.text ?? 'The cycle as your board or your license prints it.'}
        </p>
        {fields}
      </div>
    );
  }

  return (
    <details id="field-periods" open={(license?.periods.length ?? 0) > 0 || undefined}>
      <summary className="text-link inline-flex min-h-11 items-center">
        My license prints its own dates
      </summary>
      <p className="mb-3 text-ink-2">
        We work the cycle out from the board’s rule. If your license says otherwise, what it says goes first.
      </p>
      {fields}
    </details>
  );
}
