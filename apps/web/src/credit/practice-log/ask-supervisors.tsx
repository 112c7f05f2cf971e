import type { PracticeEntryView } from '@cohesion/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.js';
import { formatMinutes } from '../../ui/format.js';
import { Failure } from '../forms/failure.js';
import { CheckFields } from '../../ui/choices.js';
import { textsOf } from '../forms/plain-date.js';
import { useSending } from '../../platform/use-sending.js';
import { askForSignature } from './practice.queries.js';
import { whatWords, whenWords } from './practice-words.js';

/** What a request holds at most. */
const mostEntries = 100;

/** Entries nobody was asked to sign yet, by the supervisor they name. */
export function AskSupervisors({ entries }: { entries: readonly PracticeEntryView[] }) {
  const [said, setSaid] = useState('');
  const open = entries.filter((entry) => !entry.signature && !entry.requestId && entry.supervisor);
  const emails = [...new Set(open.map(({ supervisor }) => supervisor?.email))];
  const groups = emails.map((email) => open.filter(({ supervisor }) => supervisor?.email === email));

  return (
    <>
      <p role="status" className="notice notice-good mt-6 empty:hidden">
        {said}
      </p>
      {groups.length > 0 && (
        <section aria-labelledby="ask" className="mt-8">
          <h2 id="ask">Ask for a signature</h2>
          {groups.map((own) => (
            <AskForm key={own[0]?.supervisor?.email} entries={own.slice(0, mostEntries)} say={setSaid} />
          ))}
        </section>
      )}
    </>
  );
}

type AskProps = Readonly<{ entries: readonly PracticeEntryView[]; say: (words: string) => void }>;

function AskForm({ entries, say }: AskProps) {
  const queries = useQueryClient();
  const { send, sending, problems, setProblems } = useSending();
  const [first] = entries;
  const name = first?.supervisor?.name ?? '';
  const field = `entries-${first?.supervisor?.email ?? ''}`;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = textsOf(new FormData(event.currentTarget), field);
    if (chosen.length === 0) {
      setProblems([{ field, message: 'Choose at least one entry' }]);

      return;
    }
    void send(async () => {
      await askForSignature(chosen);
      say(`We wrote to ${name}. The link in the message works for 30 days.`);
      await queries.invalidateQueries({ queryKey: ['practice-log'] });
    });
  };

  return (
    <form noValidate className="card mt-4" onSubmit={submit}>
      <Failure words={problems[0]?.message ?? null} />
      <CheckFields
        name={field}
        label={`Entries for ${name}`}
        hint={`${first?.supervisor?.email ?? ''}. They see these lines and nothing else, and need no account.`}
        options={entries.map((entry) => ({
          id: entry.versionId,
          label: `${whatWords(entry)}, ${whenWords(entry.on)}`,
          hint: formatMinutes(entry.minutes),
        }))}
        chosen={entries.map(({ versionId }) => versionId)}
      />
      <p className="mt-4">
        <Button type="submit" isDisabled={sending}>
          {sending ? 'Sending' : `Ask ${name} to sign`}
        </Button>
      </p>
    </form>
  );
}
