import type { AddApproval, ApprovalList, ApprovalVersion } from '@cohesion/contracts';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button.js';
import { CheckFields, RadioFields } from '../ui/choices.js';
import { TextAreaField } from '../ui/field.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { TextField } from '../ui/field.js';
import { formatChoices } from './words.js';
import { useSending, wholeField } from '../platform/use-sending.js';

/** What a form says of an approval, apart from the body it is from. */
export type ApprovalFields = Omit<AddApproval, 'body'>;

type ApprovalFormProps = Readonly<{
  courses: ApprovalList['courses'];
  /** The newest version, when one is changed. */
  known: (ApprovalVersion & Readonly<{ bodyName: string }>) | null;
  /** To choose from, when one is added. */
  bodies: ApprovalList['bodies'];
  action: string;
  save: (fields: ApprovalFields, entered: Readonly<{ body: string; note: string }>) => Promise<void>;
}>;

export function ApprovalForm({ courses, known, bodies, action, save }: ApprovalFormProps) {
  const { send, sending, problems, errorOf } = useSending({ fieldOf: wholeField });
  const [scoped, setScoped] = useState((known?.courses ?? null) !== null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void send(() => save(fieldsOf(form, scoped), { body: text(form, 'body'), note: text(form, 'note') }));
  };

  return (
    <form noValidate className="mt-6 flex max-w-xl flex-col gap-6" onSubmit={submit}>
      <ErrorSummary problems={problems} />
      {!known && (
        <div>
          <label htmlFor="field-body" className="font-semibold">
            Body
          </label>
          <select id="field-body" name="body" className="field-input mt-1" defaultValue="">
            <option value="" disabled>
              Choose a body
            </option>
            {bodies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          {errorOf('body') && <p className="text-sm font-semibold text-brick">{errorOf('body')}</p>}
        </div>
      )}
      <TextField
        label="Name of the body"
        name="bodyName"
        hint="As certificates print it."
        defaultValue={known?.bodyName ?? ''}
        error={errorOf('bodyName')}
      />
      <TextField
        label="Provider number"
        name="providerNumber"
        hint="Leave empty where the body issues none; APA does not."
        defaultValue={known?.providerNumber ?? ''}
        error={errorOf('providerNumber')}
      />
      <TextField
        label="Approval number"
        name="approvalNumber"
        hint="Of the program, where the body gives one for each."
        defaultValue={known?.approvalNumber ?? ''}
        error={errorOf('approvalNumber')}
      />
      <CheckFields
        label="Formats it covers"
        name="formats"
        hint="An offer in another format is withdrawn."
        options={formatChoices}
        chosen={known?.formats ?? ['self-study']}
        error={errorOf('formats')}
      />
      <RadioFields
        label="What it is for"
        name="scope"
        options={[
          { id: 'everything', label: 'Whatever the society offers' },
          { id: 'courses', label: 'Certain courses only' },
        ]}
        defaultValue={scoped ? 'courses' : 'everything'}
        onChoose={(id) => setScoped(id === 'courses')}
      />
      {scoped && (
        <CheckFields
          label="Which courses"
          name="courses"
          options={courses.map(({ slug, title }) => ({ id: slug, label: title }))}
          chosen={known?.courses ?? []}
          error={errorOf('courses')}
        />
      )}
      <TextField
        label="First day"
        name="validFrom"
        type="date"
        defaultValue={known?.validFrom ?? ''}
        error={errorOf('validFrom')}
      />
      <TextField
        label="Last day"
        name="validTo"
        type="date"
        hint="Leave empty where it has none."
        defaultValue={known?.validTo ?? ''}
        error={errorOf('validTo')}
      />
      <TextAreaField
        label="Words of the approval letter"
        name="statement"
        rows={5}
        hint="Leave empty to print the words the body prescribes, where we know them."
        defaultValue={known?.statement ?? ''}
        error={errorOf('statement')}
      />
      {known && (
        <TextField
          label="Why it is changed"
          name="note"
          hint="For whoever keeps this after you."
          error={errorOf('note')}
        />
      )}
      <p>
        <Button type="submit" isDisabled={sending}>
          {action}
        </Button>
      </p>
    </form>
  );
}

function fieldsOf(form: FormData, scoped: boolean): ApprovalFields {
  const formats = formatChoices.map(({ id }) => id).filter((id) => form.getAll('formats').includes(id));

  return {
    bodyName: text(form, 'bodyName'),
    providerNumber: text(form, 'providerNumber') || null,
    approvalNumber: text(form, 'approvalNumber') || null,
    formats: formats.filter(isFormat),
    courses: scoped ? form.getAll('courses').map(String) : null,
    statement: text(form, 'statement') || null,
    validFrom: text(form, 'validFrom'),
    validTo: text(form, 'validTo') || null,
  };
}

const isFormat = (value: string): value is ApprovalFields['formats'][number] =>
  value === 'self-study' || value === 'live-in-person' || value === 'live-online';

function text(form: FormData, name: string): string {
  const value = form.get(name);

  return typeof value === 'string' ? value.trim() : '';
}
