import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useNavigate, useParams } from 'react-router';
import type { PracticeEntryView } from '@cohesion/contracts';
import { queryClientContext } from '../../platform/query-client.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../forms/failure.js';
import { useSending } from '../../platform/use-sending.js';
import { EntryForm } from './entry-form.js';
import { correctPractice, practiceLogQuery, recordPractice, withdrawPractice } from './practice.queries.js';

export const handle = { title: 'Practice log entry' };

export async function loader({ context }: LoaderFunctionArgs) {
  await context.get(queryClientContext).ensureQueryData(practiceLogQuery());

  return null;
}

/** A new entry, or one that is corrected: then what it said before stays. */
export function Component() {
  const { entryId } = useParams();
  const {
    data: { entries },
  } = useSuspenseQuery(practiceLogQuery());
  const entry = entries.find(({ id }) => id === entryId);

  return (
    <div className="max-w-2xl">
      <p className="text-ink-2">
        <Link to="/my-ce/practice-log" className="text-link">
          Practice log
        </Link>
      </p>
      {entryId !== undefined && !entry ? (
        <>
          <h1 tabIndex={-1} className="mt-2">
            There is no such entry
          </h1>
          <p className="mt-4">It may have been withdrawn.</p>
        </>
      ) : (
        <Entry key={entry?.versionId ?? 'new'} entry={entry} last={entries[0]} />
      )}
    </div>
  );
}

type EntryProps = Readonly<{ entry: PracticeEntryView | undefined; last: PracticeEntryView | undefined }>;

function Entry({ entry, last }: EntryProps) {
  const [id] = useState(() => crypto.randomUUID());
  const navigate = useNavigate();
  const forget = useForgetLog();

  return (
    <>
      <h1 tabIndex={-1} className="mt-2">
        {entry ? 'Correct an entry' : 'Add an entry'}
      </h1>
      {entry?.signature && (
        <p className="notice mt-4">
          This is signed. What was signed stays; if you change it, it needs a new signature.
        </p>
      )}
      <EntryForm
        {...(entry ? { entry } : { like: last })}
        save={async (facts) => {
          await (entry
            ? correctPractice(entry.id, { id, replaces: entry.versionId, entry: facts })
            : recordPractice({ id, entry: facts }));
          await forget();
          await navigate('/my-ce/practice-log');
        }}
      />
      {entry && <Withdraw entry={entry} />}
    </>
  );
}

function Withdraw({ entry }: { entry: PracticeEntryView }) {
  const [isAsking, setIsAsking] = useState(false);
  const navigate = useNavigate();
  const forget = useForgetLog();
  const { send, sending, problems } = useSending();
  const withdraw = async () => {
    await withdrawPractice(entry.id, entry.versionId);
    await forget();
    await navigate('/my-ce/practice-log');
  };

  return (
    <section aria-labelledby="withdraw" className="mt-12 border-t border-line pt-6">
      <h2 id="withdraw">Withdraw this entry</h2>
      <p className="mt-2">It counts no more. What it said is kept, and so is a signature.</p>
      <Failure words={problems[0]?.message ?? null} />
      <p className="mt-4 flex flex-wrap gap-3" aria-live="polite">
        {isAsking ? (
          <>
            <Button isDisabled={sending} onPress={() => void send(withdraw)}>
              Yes, withdraw it
            </Button>
            <Button quiet onPress={() => setIsAsking(false)}>
              Keep it
            </Button>
          </>
        ) : (
          <Button quiet onPress={() => setIsAsking(true)}>
            Withdraw
          </Button>
        )}
      </p>
    </section>
  );
}

/** The log is seen again at once; figures that stand on it are asked for when they are seen. */
function useForgetLog() {
  const queries = useQueryClient();

  return async () => {
    for (const queryKey of ['my-ce', 'licenses', 'fits'])
      void queries.invalidateQueries({ queryKey: [queryKey] });
    await queries.invalidateQueries({ queryKey: ['practice-log'], refetchType: 'none' });
  };
}
