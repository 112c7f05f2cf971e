import type {
  CertificateRunList,
  IssuableProgram,
  RosterReading,
  StartCertificateRun,
} from '@cohesion/contracts';
import { type ChangeEvent, type FormEvent, useRef, useState } from 'react';
import { useSending, wholeField } from '../../../platform/use-sending.js';
import { Button } from '../../../ui/button.js';
import { CheckFields } from '../../../ui/choices.js';
import { ErrorSummary } from '../../../ui/error-summary.js';
import { TextAreaField, TextField } from '../../../ui/field.js';
import { typedIn } from '../typed.js';
import { ConfirmRun } from './confirm-run.js';
import { RosterProblems } from './roster-problems.js';
import { checkRoster, startRun } from './runs.queries.js';

type FormProps = Readonly<{ org: string; list: CertificateRunList; started: (id: string) => Promise<void> }>;

type Typed = Omit<StartCertificateRun, 'confirmed'>;

/** What is typed is checked first; what is about to be issued is shown then, and issued on a second press. */
export function IssueForm({ org, list, started }: FormProps) {
  const { programs, today, statement } = list;
  const [id] = useState(() => crypto.randomUUID());
  const [course, setCourse] = useState(programs.length === 1 ? (programs[0]?.course ?? '') : '');
  const [reading, setReading] = useState<RosterReading | null>(null);
  const [typed, setTyped] = useState<Typed | null>(null);
  const { send, sending, problems, setProblems, errorOf } = useSending({ fieldOf: wholeField });
  const program = programs.find((candidate) => candidate.course === course);
  const isRight = reading !== null && reading.problemCount === 0;

  const check = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = typedFrom(new FormData(event.currentTarget), id);
    setReading(null);
    const missing = missingFrom(asked);
    if (missing.length > 0) {
      setProblems(missing);

      return;
    }
    void send(async () => {
      setTyped(asked);
      setReading(await checkRoster(org, asked.roster));
    });
  };
  const issue = (confirmed: boolean) => {
    if (!confirmed) setProblems([{ field: 'confirmed', message: 'Confirm this to go on' }]);
    else if (typed)
      void send(async () => {
        const { run } = await startRun(org, { ...typed, confirmed: true });
        await started(run.id);
      });
  };
  const goBack = () => {
    setReading(null);
    setProblems([]);
  };

  return (
    <>
      {isRight && program && typed && (
        <ConfirmRun
          program={program}
          bodies={typed.bodies}
          completedOn={typed.completedOn}
          {...{ reading, statement, sending, problems, issue, goBack }}
        />
      )}
      <form
        noValidate
        hidden={isRight}
        className={isRight ? undefined : 'mt-6 flex max-w-xl flex-col gap-6'}
        onSubmit={check}
      >
        {!isRight && <ErrorSummary problems={problems} />}
        {reading && !isRight && <RosterProblems reading={reading} />}
        <ProgramField {...{ programs, course, setCourse }} error={errorOf('course')} />
        {program && <CreditField key={course} program={program} error={errorOf('bodies')} />}
        <TextField
          label="Day it was completed"
          name="completedOn"
          type="date"
          max={today}
          error={errorOf('completedOn')}
        />
        <TextField
          label="When and where it was held"
          name="held"
          hint="As certificates print it, such as “9:00 AM to 12:15 PM EST, Decatur, Georgia”. Leave empty where it had no place."
          maxLength={160}
          error={errorOf('held')}
        />
        <TextAreaField
          label="What attendance is known from"
          name="source"
          rows={3}
          hint="And who keeps it, such as “Sign-in and sign-out sheets, kept by the office for six years”."
          error={errorOf('source')}
        />
        <RosterField error={errorOf('roster')} />
        <p>
          <Button type="submit" isDisabled={sending}>
            {sending ? 'Checking…' : 'Check the roster'}
          </Button>
        </p>
      </form>
    </>
  );
}

type ProgramProps = Readonly<{
  programs: readonly IssuableProgram[];
  course: string;
  setCourse: (course: string) => void;
  error: string | undefined;
}>;

function ProgramField({ programs, course, setCourse, error }: ProgramProps) {
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

function CreditField({ program, error }: { program: IssuableProgram; error: string | undefined }) {
  const given = program.credits.filter(({ withheld }) => withheld === null);

  return (
    <div>
      <CheckFields
        label="Credit to give"
        name="bodies"
        hint="One certificate for each."
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
function RosterField({ error }: { error: string | undefined }) {
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

const typedFrom = (form: FormData, id: string): Typed => ({
  id,
  course: typedIn(form, 'course'),
  bodies: form.getAll('bodies').map(String),
  completedOn: typedIn(form, 'completedOn'),
  held: typedIn(form, 'held') || null,
  source: typedIn(form, 'source'),
  roster: asPasted(form.get('roster')),
});

/** Not trimmed: lines are counted as they are seen. */
const asPasted = (roster: FormDataEntryValue | null): string => (typeof roster === 'string' ? roster : '');

/** What the check of the roster would not notice. */
const missingFrom = ({ course, bodies, completedOn, source }: Typed) =>
  [
    { field: 'course', message: 'Choose a program', off: course === '' },
    { field: 'bodies', message: 'Choose at least one credit', off: course !== '' && bodies.length === 0 },
    { field: 'completedOn', message: 'Enter the day it was completed', off: completedOn === '' },
    { field: 'source', message: 'Write what attendance is known from, and who keeps it', off: source === '' },
  ].flatMap(({ off, field, message }) => (off ? [{ field, message }] : []));
