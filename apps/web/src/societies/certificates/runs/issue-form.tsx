import {
  liveFormat,
  type CertificateRunList,
  type IssuableProgram,
  type RosterReading,
  type SessionCredit,
  type StartCertificateRun,
} from '@cohesion/contracts';
import { type FormEvent, useState } from 'react';
import { useSending } from '../../../platform/use-sending.js';
import { Button } from '../../../ui/button.js';
import { ErrorSummary } from '../../../ui/error-summary.js';
import { TextAreaField, TextField } from '../../../ui/field.js';
import { typedIn } from '../typed.js';
import { ConfirmRun } from './confirm-run.js';
import { CreditField, ProgramField, RosterField, WayField } from './issue-fields.js';
import { RosterProblems } from './roster-problems.js';
import { checkRoster, startRun } from './runs.queries.js';
import { SessionsField } from './sessions-field.js';
import { fieldOnPage, missingIn } from './session-words.js';
import { useSessions } from './use-sessions.js';
import './runs.css';

type FormProps = Readonly<{ org: string; list: CertificateRunList; started: (id: string) => Promise<void> }>;

type Typed = Omit<StartCertificateRun, 'confirmed' | 'tellsPeople'>;

/** What is typed is checked first; what is about to be issued is shown then, and issued on a second press. */
export function IssueForm({ org, list, started }: FormProps) {
  const { today, statement } = list;
  const [id] = useState(() => crypto.randomUUID());
  const [way, setWay] = useState(list.programs.length === 0 ? 'live-in-person' : 'published');
  const format = liveFormat.safeParse(way).data ?? null;
  const programs = format === null ? list.programs : list.livePrograms;
  const [chosen, setCourse] = useState('');
  const course = courseIn(programs, chosen);
  const live = useSessions({ org, course, format });
  const [reading, setReading] = useState<RosterReading | null>(null);
  const [typed, setTyped] = useState<Typed | null>(null);
  const { send, sending, problems, setProblems, errorOf } = useSending({ fieldOf: fieldOnPage(live.rows) });
  const program =
    format === null
      ? list.programs.find(({ course: slug }) => slug === course)
      : heldLive(list, course, live.credit);
  const isRight = reading !== null && reading.problemCount === 0;
  const offOf = (field: string) =>
    errorOf(field) ?? live.problems.find((problem) => problem.field === field)?.message;

  const check = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = {
      ...typedFrom(new FormData(event.currentTarget), id),
      course,
      ...(format === null ? {} : { live: { format, sessions: live.sessions } }),
    };
    setReading(null);
    const missing = [
      ...(format === null ? [] : [...missingIn(live.rows), ...live.problems]),
      ...missingFrom(asked, program !== undefined),
    ];
    const isBeingCounted = course !== '' && !program && missing.length === 0;
    if (isBeingCounted) missing.push({ field: 'bodies', message: 'The credit is being counted. Try again' });
    if (missing.length > 0) {
      setProblems(missing);

      return;
    }
    void send(async () => {
      setTyped(asked);
      setReading(await checkRoster(org, asked.roster));
    });
  };
  const issue = (confirmed: boolean, tellsPeople: boolean) => {
    if (!confirmed) setProblems([{ field: 'confirmed', message: 'Confirm this to go on' }]);
    else if (typed)
      void send(async () => {
        const { run } = await startRun(org, { ...typed, tellsPeople, confirmed: true });
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
          completedOn={typed.completedOn ?? typed.live?.sessions.at(-1)?.day ?? ''}
          live={typed.live ?? null}
          credits={live.credit?.credits ?? []}
          {...{ reading, statement, sending, problems, issue, goBack }}
        />
      )}
      <form
        noValidate
        hidden={isRight}
        className={isRight ? undefined : 'issue-form mt-6 flex flex-col gap-6'}
        onSubmit={check}
      >
        {!isRight && <ErrorSummary problems={problems} />}
        {reading && !isRight && <RosterProblems reading={reading} />}
        <WayField way={way} choose={setWay} />
        <ProgramField {...{ programs, course, setCourse }} error={errorOf('course')} />
        {format !== null && <SessionsField live={live} today={today} errorOf={offOf} />}
        {program && <CreditField key={creditKey(program)} program={program} error={errorOf('bodies')} />}
        {format !== null && !program && (
          <p id="field-bodies" className="text-ink-2">
            The credit is counted, and stands here, once there is a program and every session has a title, a
            day and its times.
          </p>
        )}
        {format === null && (
          <TextField
            label="Day it was completed"
            name="completedOn"
            type="date"
            max={today}
            error={errorOf('completedOn')}
          />
        )}
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

/** The one chosen, if it is there; the only one needs no choice. */
function courseIn(programs: readonly Pick<IssuableProgram, 'course'>[], chosen: string): string {
  const [first, second] = programs;
  if (programs.some(({ course }) => course === chosen)) return chosen;

  return first && !second ? first.course : '';
}

/** A program with the credit that was counted for its sessions. */
function heldLive(
  { livePrograms }: CertificateRunList,
  course: string,
  credit: SessionCredit | null,
): IssuableProgram | undefined {
  const program = livePrograms.find((candidate) => candidate.course === course);

  return (
    (program &&
      credit && {
        ...program,
        credits: credit.credits.map(({ body, bodyName, amount, unit, sentence }) => ({
          body,
          bodyName,
          amount: amount ?? '',
          unit: unit ?? '',
          validTo: null,
          withheld: sentence,
        })),
      }) ??
    undefined
  );
}

/** Other choices are chosen anew; other amounts are not. */
const creditKey = ({ course, credits }: IssuableProgram): string =>
  [course, ...credits.flatMap(({ body, withheld }) => (withheld === null ? [body] : []))].join(' ');

const typedFrom = (form: FormData, id: string): Omit<Typed, 'course'> => ({
  id,
  bodies: form.getAll('bodies').map(String),
  ...(form.has('completedOn') ? { completedOn: typedIn(form, 'completedOn') } : {}),
  held: typedIn(form, 'held') || null,
  source: typedIn(form, 'source'),
  roster: asPasted(form.get('roster')),
});

/** Not trimmed: lines are counted as they are seen. */
const asPasted = (roster: FormDataEntryValue | null): string => (typeof roster === 'string' ? roster : '');

/** What the check of the roster would not notice. */
const missingFrom = ({ course, bodies, completedOn, source }: Typed, isCounted: boolean) =>
  [
    { field: 'course', message: 'Choose a program', off: course === '' },
    { field: 'bodies', message: 'Choose at least one credit', off: isCounted && bodies.length === 0 },
    { field: 'completedOn', message: 'Enter the day it was completed', off: completedOn === '' },
    { field: 'source', message: 'Write what attendance is known from, and who keeps it', off: source === '' },
  ].flatMap(({ off, field, message }) => (off ? [{ field, message }] : []));
