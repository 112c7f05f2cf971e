import type { IssuableProgram } from '@cohesion/contracts';
import { type ChangeEvent, useRef } from 'react';
import { CheckFields, RadioFields } from '../../../ui/choices.js';
import { TextAreaField } from '../../../ui/field.js';
import { liveFormatWords } from './session-words.js';

const ways = [
  { id: 'published', label: 'Self-paced, as it is published' },
  ...Object.entries(liveFormatWords).map(([id, label]) => ({ id, label })),
];

/** Held live it has sessions, and credit of its own. */
export function WayField({ way, choose }: { way: string; choose: (way: string) => void }) {
  return (
    <RadioFields label="How was it held?" name="way" options={ways} defaultValue={way} onChoose={choose} />
  );
}

type ProgramProps = Readonly<{
  programs: readonly Pick<IssuableProgram, 'course' | 'title'>[];
  course: string;
  setCourse: (course: string) => void;
  error: string | undefined;
}>;

/** The programs there are; one that is not among them is not chosen. */
export function ProgramField({ programs, course, setCourse, error }: ProgramProps) {
  return (
    <div className={error ? 'field-off' : undefined}>
      <label htmlFor="field-course" className="font-semibold">
        Program
      </label>
      {error && <p className="text-sm font-semibold text-brick">{error}</p>}
      <select
        id="field-course"
        name="course"
        className="field-input mt-1"
        value={course}
        aria-invalid={error ? true : undefined}
        onChange={(event) => setCourse(event.target.value)}
      >
        <option value="" disabled>
          Choose a program
        </option>
        {programs.map(({ course: slug, title }) => (
          <option key={slug} value={slug}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The credit of a program that can be given, and why the rest cannot. */
export function CreditField({ program, error }: { program: IssuableProgram; error: string | undefined }) {
  const given = program.credits.filter(({ withheld }) => withheld === null);

  return (
    <div>
      <CheckFields
        label="Credit to give"
        name="bodies"
        hint={given.length > 0 ? 'One certificate for each.' : 'None, as things are.'}
        options={given.map(({ body, bodyName, amount, unit }) => ({
          id: body,
          label: bodyName,
          hint: `${amount} ${unit}`,
        }))}
        chosen={given.map(({ body }) => body)}
        error={error}
      />
      {program.credits
        .filter(({ withheld }) => withheld !== null)
        .map(({ body, bodyName, withheld }) => (
          <p key={body} className="mt-2 text-sm text-ink-2">
            {bodyName}: {withheld}
          </p>
        ))}
    </div>
  );
}

/** Pasted, or taken from a file that a spreadsheet saved. */
export function RosterField({ error }: { error: string | undefined }) {
  const field = useRef<HTMLDivElement>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const area = field.current?.querySelector('textarea');
    const text = await target.files?.[0]?.text();
    if (area && text !== undefined) area.value = text;
  };

  return (
    <div ref={field}>
      <TextAreaField
        label="Roster"
        name="roster"
        rows={10}
        spellCheck={false}
        hint="One person in each line: name, then email address. At most 10,000 lines. Paste them, or take them from a file."
        placeholder={'Ruth Okafor, ruth@example.org'}
        error={error}
      />
      <p className="mt-2">
        <label htmlFor="field-file" className="font-semibold">
          From a file (CSV)
        </label>
        <input
          id="field-file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          className="field-input mt-1"
          onChange={(event) => void take(event)}
        />
      </p>
    </div>
  );
}
