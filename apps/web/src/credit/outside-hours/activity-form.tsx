import {
  enteredAlready,
  type EnteredAlready,
  type OutsideHoursChoices,
  type OutsideHoursView,
  type RecordOutsideHours,
} from '@cohesion/contracts';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextField } from '../../ui/field.js';
import { DateFields } from '../../ui/date-fields.js';
import { RadioFields } from '../../ui/choices.js';
import { SelectField } from '../../ui/select-field.js';
import { useSending } from '../../platform/use-sending.js';
import { readActivity, type StepName, stepOf, steps } from './activity-facts.js';
import { AlikeNotice } from './alike-notice.js';
import { PartFields } from './part-fields.js';
import { ProofFields } from './proof-fields.js';
import { useProofs } from './use-proofs.js';

type FormProps = Readonly<{
  choices: OutsideHoursChoices;
  /** What is corrected; nothing for a new entry. */
  record?: OutsideHoursView;
  save: (request: RecordOutsideHours) => Promise<void>;
}>;

const headings: Record<StepName, string> = {
  what: 'What was it?',
  when: 'When was it, and how long?',
  proof: 'What proves it?',
};

/** Three questions, one at a time. All of them stay in the page, so that nothing typed is ever lost by going back. */
export function ActivityForm({ choices, record, save }: FormProps) {
  const [reached, setReached] = useState<StepName>('what');
  const [id] = useState(() => crypto.randomUUID());
  const [alike, setAlike] = useState<EnteredAlready['alike']>([]);
  const kept = useProofs(record?.proofs ?? []);
  const { send, sending, problems, setProblems, errorOf } = useSending({
    refused: ({ code, details, message }) => {
      const known = code === 'entered-already' ? enteredAlready.safeParse(details) : null;
      if (!known?.success) return undefined;
      setAlike(known.data.alike);

      return [{ field: '', message }];
    },
  });
  const form = useRef<HTMLFormElement>(null);
  // What is off is shown where it is.
  const step = problems[0]?.field ? stepOf(problems[0].field) : reached;
  const goTo = (next: StepName) => {
    setProblems([]);
    setReached(next);
  };
  const goOn = (isAnother: boolean) => {
    if (!form.current) return;
    const proofIds = kept.proofs.map((proof) => proof.id);
    const read = readActivity(new FormData(form.current), { id, proofIds, isAnother });
    const off = read.ok ? [] : read.problems.filter(({ field }) => isUpTo(stepOf(field), step));
    if (off.length > 0) setProblems(off);
    else if (step !== 'proof') goTo(steps[steps.indexOf(step) + 1] ?? 'proof');
    else if (read.ok) {
      setReached('proof');
      void send(() => save(read.request));
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    goOn(false);
  };

  return (
    <form ref={form} noValidate className="mt-6" onSubmit={submit}>
      <ErrorSummary problems={problems} />
      {alike.length > 0 && step === 'proof' && (
        <AlikeNotice alike={alike} isSending={sending} sayAnother={() => goOn(true)} />
      )}
      <Step name="what" current={step} isTold={problems.length === 0}>
        <What choices={choices} record={record} errorOf={errorOf} />
      </Step>
      <Step name="when" current={step} isTold={problems.length === 0}>
        <When choices={choices} record={record} errorOf={errorOf} />
      </Step>
      <Step name="proof" current={step} isTold={problems.length === 0}>
        <ProofFields kept={kept} />
        <TextField
          name="certificateNumber"
          label="Number of the certificate, if it has one"
          autoComplete="off"
          defaultValue={record?.certificateNumber ?? ''}
          error={errorOf('certificateNumber')}
        />
      </Step>
      <p className="mt-8 flex flex-wrap items-center gap-3">
        <Button type="submit" isDisabled={sending || (step === 'proof' && kept.isSending)}>
          {step === 'proof' ? (sending ? 'Saving' : 'Save hours') : 'Continue'}
        </Button>
        {step !== 'what' && (
          <Button quiet onPress={() => goTo(steps[steps.indexOf(step) - 1] ?? 'what')}>
            Back
          </Button>
        )}
        {step === 'proof' && kept.isSending && <span role="status">The proof is still on its way.</span>}
      </p>
    </form>
  );
}

const isUpTo = (field: StepName, step: StepName): boolean => steps.indexOf(field) <= steps.indexOf(step);

type StepProps = Readonly<{ name: StepName; current: StepName; isTold: boolean; children: ReactNode }>;

/** Its heading takes focus when it comes, so that a screen reader says which question this is; unless there is a problem to be told. */
function Step({ name, current, isTold, children }: StepProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const last = useRef(current);
  useEffect(() => {
    if (isTold && last.current !== current && current === name) heading.current?.focus();
    last.current = current;
  }, [current, name, isTold]);

  return (
    <section aria-labelledby={`step-${name}`} hidden={current !== name}>
      <p className="text-sm text-ink-2">
        Question {steps.indexOf(name) + 1} of {steps.length}
      </p>
      <h2 id={`step-${name}`} ref={heading} tabIndex={-1}>
        {headings[name]}
      </h2>
      <div className="mt-5 flex flex-col gap-7">{children}</div>
    </section>
  );
}

type QuestionProps = Readonly<{
  choices: OutsideHoursChoices;
  record: OutsideHoursView | undefined;
  errorOf: (field: string) => string | undefined;
}>;

function What({ choices, record, errorOf }: QuestionProps) {
  return (
    <>
      <TextField
        name="title"
        label="What was it called?"
        autoComplete="off"
        defaultValue={record?.title}
        error={errorOf('title')}
      />
      <TextField
        name="provider"
        label="Who offered it?"
        autoComplete="organization"
        defaultValue={record?.provider}
        error={errorOf('provider')}
      />
      <SelectField
        name="activity"
        label="What kind of thing was it?"
        hint="Supervision and leading groups have a place of their own: the practice log."
        options={choices.activities}
        defaultValue={record?.activity}
        error={errorOf('activity')}
      />
      <RadioFields
        name="format"
        label="How was it held?"
        options={choices.formats}
        defaultValue={record?.format}
        error={errorOf('format')}
      />
      <RadioFields
        name="role"
        label="What did you do there?"
        options={choices.roles}
        defaultValue={record?.role ?? 'learner'}
        error={errorOf('role')}
      />
      <RadioFields
        name="formality"
        label="Was it formal?"
        options={choices.formalities}
        defaultValue={record?.formality ?? 'formal'}
        error={errorOf('formality')}
      />
    </>
  );
}

function When({ choices, record, errorOf }: QuestionProps) {
  return (
    <>
      <DateFields
        name="completedOn"
        label="Which day did it end?"
        hint="For example 9 30 2026"
        defaultValue={record?.completedOn}
        error={errorOf('completedOn')}
      />
      <details open={(record?.startedOn ?? null) !== null || errorOf('startedOn') !== undefined || undefined}>
        <summary className="text-link inline-flex min-h-11 items-center">It took longer than a day</summary>
        <DateFields
          name="startedOn"
          label="Which day did it begin?"
          defaultValue={record?.startedOn}
          error={errorOf('startedOn')}
        />
      </details>
      <PartFields choices={choices} record={record} errorOf={errorOf} />
    </>
  );
}
