import { type Asked, FieldGroup, useDescribed } from './asked.js';

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
    <FieldGroup label={label} hint={hint} error={error} described={described}>
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
    </FieldGroup>
  );
}
