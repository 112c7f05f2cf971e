import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { forgetPages } from './offline/kept-pages.js';
import { useOutboxState, usePersonOnDevice } from './outbox/use-outbox.js';

/** What waits on this device is sent from every page; once it arrived, what the server says of it is asked again. */
export function Sending({ personId }: { personId: string | null }) {
  const queries = useQueryClient();
  const { entries, ready } = useOutboxState(usePersonOnDevice(personId));
  const waiting = ready && entries.length > 0;
  const waited = useRef(false);
  useEffect(() => {
    if (waited.current && !waiting) void queries.invalidateQueries({ queryKey: ['enrollments'] });
    waited.current = waiting;
  }, [waiting, queries]);

  useEffect(() => {
    if (personId === null) void forgetPages();
  }, [personId]);

  return null;
}
