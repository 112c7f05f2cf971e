import type { IssuableProgram, LiveSessions, RosterReading, SessionCredit } from '@cohesion/contracts';
import { type FormEvent, useEffect, useRef } from 'react';
import { Button } from '../../../ui/button.js';
import { Tick } from '../../../ui/choices.js';
import { ErrorSummary, type FieldMessage } from '../../../ui/error-summary.js';
import { formatDate } from '../../../ui/format.js';
import { counted } from './run-words.js';
import { SessionList } from './session-list.js';
import { liveFormatWords } from './session-words.js';

type ConfirmProps = Readonly<{
  program: IssuableProgram;
  bodies: readonly string[];
  completedOn: string;
  live: LiveSessions | null;
  /** Of its sessions, where it has any. */
  credits: SessionCredit['credits'];
  reading: RosterReading;
  statement: string;
  sending: boolean;
  problems: readonly FieldMessage[];
  issue: (confirmed: boolean, tellsPeople: boolean) => void;
  goBack: () => void;
}>;

/** What is about to be issued, in figures, before anything is written. */
export function ConfirmRun(props: ConfirmProps) {
  const { program, bodies, completedOn, live, reading, statement, sending, problems, issue, goBack } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const credits = program.credits.filter(({ body }) => bodies.includes(body));
  const parts = props.credits.flatMap(({ body, bodyName, unit, shares }) =>
    bodies.includes(body) && unit !== null ? [{ bodyName, unit, shares }] : [],
  );
  const certificates = counted(reading.people * credits.length, 'certificate');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    issue(form.has('confirmed'), form.has('tellsPeople'));
  };

  return (
    <form noValidate className="issue-form mt-6 flex flex-col gap-5" onSubmit={submit}>
      <ErrorSummary problems={problems} />
      <h2 ref={heading} tabIndex={-1}>
        {certificates} for {counted(reading.people, 'person', 'people')}
      </h2>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
        <dt className="text-ink-2">Program</dt>
        <dd>{program.title}</dd>
        {live && (
          <>
            <dt className="text-ink-2">Held</dt>
            <dd>{liveFormatWords[live.format]}</dd>
          </>
        )}
        <dt className="text-ink-2">Completed</dt>
        <dd>{formatDate(completedOn)}</dd>
        <dt className="text-ink-2">Credit</dt>
        <dd>
          {credits.map(({ body, bodyName, amount, unit }) => (
            <p key={body}>
              {amount} {unit}, {bodyName}
            </p>
          ))}
        </dd>
        <dt className="text-ink-2">The first</dt>
        <dd>
          {reading.first.map(({ name, email }) => (
            <p key={email} className="break-words">
              {name}, <span className="text-ink-2">{email}</span>
            </p>
          ))}
        </dd>
      </dl>
      {live && (
        <div className="sessions">
          <SessionList sessions={live.sessions} parts={parts} />
        </div>
      )}
      <p className="text-ink-2">
        Nobody gets a credit twice: who has it already keeps the certificate there is. Whoever has no account
        finds the certificate here after signing up with this address.
      </p>
      <Tick name="tellsPeople" defaultChecked>
        Write to each person when the certificates are ready. The mails wait ten minutes, and can be held back
        meanwhile.
      </Tick>
      <Tick name="confirmed" error={problems.find(({ field }) => field === 'confirmed')?.message}>
        {statement}
      </Tick>
      <p className="flex flex-wrap gap-3">
        <Button type="submit" isDisabled={sending}>
          Issue {certificates}
        </Button>
        <Button quiet isDisabled={sending} onPress={goBack}>
          Change something
        </Button>
      </p>
    </form>
  );
}
