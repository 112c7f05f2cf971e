import type { CertificateRunPage } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { certificateRunQuery, eventsAddress } from './runs.queries.js';

/** Milliseconds between two looks when the server cannot tell us by itself. */
const lookEvery = 2000;

/** The same while its people are written to, which takes ten minutes. */
const lookAtMailsEvery = 15_000;

/** A run, kept current until nothing is left to do: told by the server, else by looking again. */
export function useRun(org: string, id: string): CertificateRunPage {
  const [told, setTold] = useState(true);
  const queries = useQueryClient();
  const { data } = useSuspenseQuery({
    ...certificateRunQuery(org, id),
    refetchInterval: ({ state }) => intervalOf(state.data, told),
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

function intervalOf(page: CertificateRunPage | undefined, told: boolean): number | false {
  if (page?.run.state === 'working' && !told) return lookEvery;

  return page?.mails && page.mails.waiting + page.mails.toCome > 0 ? lookAtMailsEvery : false;
}
