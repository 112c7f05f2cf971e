import { type HandTotals, type LicenseTypes, maxHandCategories } from '@cohesion/contracts';
import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { SelectField } from '../../ui/select-field.js';

type TotalsProps = Readonly<{
  topics: LicenseTypes['topics'];
  totals: HandTotals | null;
  errorOf: (field: string) => string | undefined;
}>;

/** Where we have no rules: what her board's own page says. */
export function HandTotalsFields({ topics, totals, errorOf }: TotalsProps) {
  const [count, setCount] = useState(totals?.categories.length ?? 0);

  return (
    <>
      <TextField
        label="What your license is called"
        name="byHand.boardName"
        hint="For example Wyoming LPC."
        defaultValue={totals?.boardName}
        error={errorOf('byHand.boardName')}
      />
      <TextField
        label="Hours your board asks for in one cycle"
        name="byHand.hours"
        inputMode="decimal"
        autoComplete="off"
        defaultValue={totals?.hours}
        error={errorOf('byHand.hours') ?? errorOf('byHand')}
      />
      <fieldset>
        <legend className="font-semibold">Of these, hours on one topic</legend>
        <p className="text-sm text-ink-2">
          Ethics, for example. Leave it out where your board asks for none.
        </p>
        {Array.from({ length: count }, (_, index) => (
          <div key={index} className="mt-3 grid gap-3 sm:grid-cols-[2fr_1fr]">
            <SelectField
              name={`byHand.categories.${index}.topic`}
              label={`Topic ${index + 1}`}
              none="Choose a topic"
              options={topics.map(({ id, name }) => ({ id, label: name }))}
              defaultValue={totals?.categories[index]?.topic ?? ''}
              error={errorOf(`byHand.categories.${index}.topic`)}
            />
            <TextField
              label="Hours"
              aria-label={`Hours on topic ${index + 1}`}
              name={`byHand.categories.${index}.hours`}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={totals?.categories[index]?.hours}
              error={errorOf(`byHand.categories.${index}.hours`)}
            />
          </div>
        ))}
        {count < maxHandCategories && (
          <p className="mt-3">
            <Button quiet onPress={() => setCount(count + 1)}>
              {count === 0 ? 'Add a topic' : 'Add another topic'}
            </Button>
          </p>
        )}
      </fieldset>
    </>
  );
}
