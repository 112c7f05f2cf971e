import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../../ui/button.js';
import { LabelledTable } from '../../../ui/labelled-table.js';
import { runLinesQuery } from './runs.queries.js';
import { lineWords } from './run-words.js';

/** Everybody on the roster, a page at a time. `moved` changes when the run does, and the page at hand is asked again. */
export function RunLines({ org, id, moved }: { org: string; id: string; moved: string }) {
  const [places, setPlaces] = useState<readonly number[]>([0]);
  const after = places.at(-1) ?? 0;
  const { data, refetch, isError } = useQuery(runLinesQuery(org, id, after));
  useEffect(() => void refetch(), [moved, refetch]);

  return (
    <section aria-labelledby="people" className="mt-10">
      <h2 id="people">Everybody on the roster</h2>
      {!data && <p role="status">{isError ? 'The list could not be read. Reload the page.' : 'Reading…'}</p>}
      {data && (
        <LabelledTable
          caption="Everybody on the roster"
          columns={['Name', 'Email', 'Credit', 'State']}
          labels={['Email', 'Credit', 'State']}
          rows={data.lines.map(({ line, name, email, bodyName, state, certificateId }) => ({
            key: `${line} ${bodyName}`,
            head:
              certificateId === null ? (
                `${line}. ${name}`
              ) : (
                <Link to={`/s/${org}/certificates/${certificateId}`} className="text-link">
                  {line}. {name}
                </Link>
              ),
            cells: [
              <span key="email" className="break-all">
                {email}
              </span>,
              bodyName,
              <strong key="state">{lineWords[state]}</strong>,
            ],
          }))}
        />
      )}
      <p className="mt-6 flex flex-wrap gap-3 empty:hidden">
        {places.length > 1 && (
          <Button quiet onPress={() => setPlaces(places.slice(0, -1))}>
            Page before
          </Button>
        )}
        {typeof data?.next === 'number' && (
          <Button quiet onPress={() => setPlaces([...places, data.next ?? 0])}>
            Next page
          </Button>
        )}
      </p>
    </section>
  );
}
