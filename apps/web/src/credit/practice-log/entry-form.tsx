import {
  looksLikeAClient,
  type LooksLikeAClient,
  type PracticeEntryView,
  type PracticeFacts,
} from '@cohesion/contracts';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextField } from '../../ui/field.js';
import { DateFields } from '../../ui/date-fields.js';
import { RadioFields, Tick } from '../../ui/choices.js';
import { SelectField } from '../../ui/select-field.js';
import { useSending } from '../../platform/use-sending.js';
import { readEntry } from './entry-facts.js';
import { optionsOf, populations, settings } from './practice-words.js';

type FormProps = Readonly<{
  entry?: PracticeEntryView;
  /** Filled in where nothing is known yet: the last supervisor, setting and people. */
  like?: PracticeEntryView | undefined;
  save: (facts: PracticeFacts) => Promise<void>;
}>;

const kinds = [
  { id: 'group-leading', label: 'I led a group' },
  { id: 'supervision', label: 'I had supervision' },
];
const roles = [
  { id: 'leader', label: 'As the leader' },
  { id: 'co-leader', label: 'As a co-leader' },
];
const forms = [
  { id: 'group', label: 'In a group' },
  { id: 'individual', label: 'Alone with the supervisor' },
];

/** One line of facts. Whatever looks like a client is shown to her before anything is kept. */
export function EntryForm({ entry, like, save }: FormProps) {
  const [kind, setKind] = useState<string>(entry?.kind ?? '');
  const [found, setFound] = useState<LooksLikeAClient['found']>([]);
  const { send, sending, problems, setProblems, errorOf } = useSending({
    refused: ({ code, details, message }) => {
      const named = code === 'looks-like-a-client' ? looksLikeAClient.safeParse(details) : null;
      if (!named?.success) return undefined;
      setFound(named.data.found);

      return [{ field: 'note', message }];
    },
  });
  const error = (field: string): string | undefined => errorOf(field) ?? errorOf(`entry.${field}`);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const isSure = data.get('notAClient') !== null;
    const read = readEntry(data, isSure ? found.map(({ words }) => words) : []);
    if (!read.ok) setProblems(read.problems);
    else void send(() => save(read.entry));
  };
  const known = entry ?? like;

  return (
    <form noValidate className="mt-6 flex flex-col gap-7" onSubmit={submit}>
      <ErrorSummary
        problems={problems.map(({ field, message }) => ({ field: field.replace(/^entry\./, ''), message }))}
      />
      <RadioFields
        name="kind"
        label="What was it?"
        options={kinds}
        defaultValue={entry?.kind}
        onChoose={setKind}
        error={error('kind')}
      />
      {kind === 'group-leading' && (
        <RadioFields
          name="role"
          label="How did you lead it?"
          options={roles}
          defaultValue={entry?.role ?? 'leader'}
        />
      )}
      {kind === 'supervision' && (
        <RadioFields
          name="form"
          label="How was it given?"
          options={forms}
          defaultValue={entry?.form ?? 'group'}
        />
      )}
      <DateFields
        name="on"
        label="When was it?"
        hint="Leave the day empty where you only know the month."
        defaultValue={entry?.on}
        error={error('on')}
      />
      <Length minutes={entry?.minutes} error={error('minutes')} />
      <div className="grid gap-6 sm:grid-cols-2">
        <SelectField
          name="setting"
          label="Where"
          options={optionsOf(settings)}
          defaultValue={known?.setting}
        />
        <SelectField
          name="population"
          label="For whom"
          options={optionsOf(populations)}
          defaultValue={known?.population ?? 'adults'}
        />
      </div>
      <fieldset className="flex flex-col gap-4">
        <legend className="font-semibold">Who can sign for it?</legend>
        <p className="-mt-2 text-sm text-ink-2">
          Your supervisor. Nothing is sent until you ask. Leave it empty if you do not know yet.
        </p>
        <TextField
          name="supervisor.name"
          label="Name"
          autoComplete="off"
          defaultValue={known?.supervisor?.name}
          error={error('supervisor.name')}
        />
        <TextField
          name="supervisor.email"
          label="Email address"
          type="email"
          autoComplete="off"
          defaultValue={known?.supervisor?.email}
          error={error('supervisor.email')}
        />
      </fieldset>
      <TextField
        name="note"
        label="A few words to tell it apart, if you like"
        hint="“Tuesday process group”, for example. Never a name, initials, or anything about a client."
        maxLength={120}
        autoComplete="off"
        defaultValue={entry?.note}
        onChange={() => setFound([])}
        error={error('note')}
      />
      {found.length > 0 && <Warning found={found} />}
      <p>
        <Button type="submit" isDisabled={sending}>
          {sending ? 'Saving' : 'Save entry'}
        </Button>
      </p>
    </form>
  );
}

function Warning({ found }: LooksLikeAClient) {
  return (
    <div className="notice -mt-3">
      <p className="font-semibold">Nothing is saved yet.</p>
      <ul className="mt-1 list-disc ps-5">
        {found.map(({ words, sentence }) => (
          <li key={words + sentence}>
            “{words}”: {sentence}
          </li>
        ))}
      </ul>
      <p className="mt-2 mb-3">Change the words above, or confirm that they are about nobody.</p>
      <Tick name="notAClient">These words are not about a client</Tick>
    </div>
  );
}

function Length({ minutes, error }: { minutes: number | undefined; error: string | undefined }) {
  const boxes = [
    { name: 'hours', label: 'Hours', value: minutes === undefined ? '' : Math.floor(minutes / 60) },
    { name: 'minutes', label: 'Minutes', value: minutes === undefined ? '' : minutes % 60 },
  ];

  return (
    <fieldset
      className={error ? 'field-off' : undefined}
      aria-describedby={error ? 'length-error' : undefined}
    >
      <legend className="font-semibold">How long was it?</legend>
      {error && (
        <p id="length-error" className="text-sm font-semibold text-brick">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      )}
      <div className="mt-1 flex gap-3">
        {boxes.map(({ name, label, value }) => (
          <div key={name}>
            <label htmlFor={name === 'hours' ? 'field-minutes' : 'length-minutes'} className="text-sm">
              {label}
            </label>
            <input
              id={name === 'hours' ? 'field-minutes' : 'length-minutes'}
              name={name}
              defaultValue={value}
              inputMode="numeric"
              autoComplete="off"
              maxLength={4}
              aria-invalid={error ? true : undefined}
              className="field-input date-part mt-0.5 block"
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
