import type { ProgramPage, ProgramPersonView } from '@cohesion/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button.js';
import { CheckFields } from '../ui/choices.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { TextField } from '../ui/field.js';
import { ClaimPreview, useClaimPreview } from './claim-preview.js';
import { changeProgram, programQuery } from './societies.queries.js';
import { useSending, wholeField } from '../platform/use-sending.js';
import { disciplineWords, roleWords } from './words.js';

type ProgramFormProps = Readonly<{ page: ProgramPage; org: string; course: string }>;
type Draft = ProgramPersonView & Readonly<{ key: number }>;

/** For which bodies it is offered, and by whom it was made. */
export function ProgramForm({ page, org, course }: ProgramFormProps) {
  const queries = useQueryClient();
  const { send, sending, problems, errorOf } = useSending({ fieldOf: wholeField });
  const [people, setPeople] = useState<readonly Draft[]>(
    page.people.map((person, key) => ({ ...person, key })),
  );
  const { preview, changed: previewClaims } = useClaimPreview(org, course);
  const change = (key: number, parts: Partial<ProgramPersonView>) =>
    setPeople(people.map((person) => (person.key === key ? { ...person, ...parts } : person)));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const bodies = new FormData(event.currentTarget).getAll('bodies').map(String);
    void send(async () => {
      const changed = await changeProgram(org, course, {
        version: page.recordVersion,
        bodies,
        people: people.map(({ key: _, ...person }) => person),
      });
      queries.removeQueries({
        queryKey: ['societies', org],
        predicate: ({ queryKey }) => queryKey[3] !== course,
      });
      queries.setQueryData(programQuery(org, course).queryKey, changed);
    });
  };

  return (
    <details className="fold mt-8 border-y border-line py-2">
      <summary className="font-semibold">Change bodies and people</summary>
      <form
        noValidate
        className="mt-3 flex max-w-xl flex-col gap-6"
        onSubmit={submit}
        onChange={previewClaims}
      >
        <ErrorSummary problems={problems} />
        <CheckFields
          label="Bodies to claim"
          name="bodies"
          hint="None: the course is offered without credit, and its page says so."
          options={page.bodyChoices.map(({ id, name, planning }) => ({
            id,
            label: name,
            hint: planning,
          }))}
          chosen={page.bodies}
          error={errorOf('bodies')}
        />
        <ClaimPreview preview={preview} />
        <div id="field-people" tabIndex={-1}>
          <p className="font-semibold">People</p>
          {errorOf('people') && (
            <p className="text-sm font-semibold text-brick">
              <span className="sr-only">Error: </span>
              {errorOf('people')}
            </p>
          )}
          {people.map((person) => (
            <PersonFields
              key={person.key}
              person={person}
              change={(parts) => change(person.key, parts)}
              remove={() => setPeople(people.filter(({ key }) => key !== person.key))}
            />
          ))}
          <p className="mt-3">
            <Button
              quiet
              onPress={() =>
                setPeople([
                  ...people,
                  { key: Date.now(), name: '', credentials: '', discipline: 'other', roles: ['planner'] },
                ])
              }
            >
              Add a person
            </Button>
          </p>
        </div>
        <p>
          <Button type="submit" isDisabled={sending}>
            Save, and let the offers follow
          </Button>
        </p>
      </form>
    </details>
  );
}

type PersonFieldsProps = Readonly<{
  person: Draft;
  change: (parts: Partial<ProgramPersonView>) => void;
  remove: () => void;
}>;

const roles = ['presenter', 'planner', 'reviewer'] as const;
const disciplines = ['psychology-doctorate', 'social-work', 'nursing', 'counseling', 'other'] as const;

function PersonFields({ person, change, remove }: PersonFieldsProps) {
  const { key, name, credentials, discipline, roles: chosen } = person;

  return (
    <fieldset className="card mt-3 flex flex-col gap-4">
      <legend className="sr-only">{name || 'Someone new'}</legend>
      <TextField
        label="Name"
        name={`name-${key}`}
        value={name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <TextField
        label="Credentials"
        name={`credentials-${key}`}
        value={credentials}
        onChange={({ target }) => change({ credentials: target.value })}
      />
      <div>
        <label htmlFor={`discipline-${key}`} className="font-semibold">
          Discipline
        </label>
        <select
          id={`discipline-${key}`}
          className="field-input mt-1"
          value={discipline}
          onChange={({ target }) => {
            const wanted = disciplines.find((one) => one === target.value);
            if (wanted) change({ discipline: wanted });
          }}
        >
          {disciplines.map((one) => (
            <option key={one} value={one}>
              {disciplineWords[one]}
            </option>
          ))}
        </select>
      </div>
      <div className="flex flex-wrap gap-x-6">
        {roles.map((role) => (
          <label key={role} className="inline-flex min-h-11 items-center gap-2">
            <input
              type="checkbox"
              className="size-5 accent-pine"
              checked={chosen.includes(role)}
              onChange={({ target }) =>
                change({
                  roles: roles.filter((one) => (one === role ? target.checked : chosen.includes(one))),
                })
              }
            />
            {roleWords[role]}
          </label>
        ))}
      </div>
      <p>
        <Button quiet onPress={remove}>
          Remove<span className="sr-only"> {name}</span>
        </Button>
      </p>
    </fieldset>
  );
}
