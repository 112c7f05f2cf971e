import type { CertificateRunPage } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { certificateRunQuery, eventsAddress } from './runs.queries.js';

/** Milliseconds between two looks when the server cannot tell us by itself. */
const lookEvery = 2000;

/** A run, kept current until nothing is left to do: told by the server, else by looking again. */
export function useRun(org: string, id: string): CertificateRunPage {
  const [told, setTold] = useState(true);
  const queries = useQueryClient();
  const { data } = useSuspenseQuery({
    ...certificateRunQuery(org, id),
    refetchInterval: ({ state }) => (state.data?.run.state === 'working' && !told ? lookEvery : false),
  });
  const working = data.run.state === 'working';

  useEffect(() => {
    if (!working) return undefined;
    if (!('EventSource' in globalThis)) {
      setTold(false);

      return undefined;
    }
    const events = new EventSource(eventsAddress(org, id));
    const look = () => void queries.invalidateQueries({ queryKey: certificateRunQuery(org, id).queryKey });
    events.addEventListener('progress', look);
    events.addEventListener('error', () => {
      setTold(false);
      events.close();
      look();
    });

    return () => events.close();
  }, [working, org, id, queries]);

  return data;
}
