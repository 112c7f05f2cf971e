import { useEffect, useState, useSyncExternalStore } from 'react';
import { type PersonOnDevice, personOnDevice, restOnDevice } from './browser-outbox.js';
import { emptyState, type OutboxState } from './outbox.js';

/** What this browser keeps for the person; null on the server, before hydration, and for visitors. */
export function usePersonOnDevice(personId: string | null): PersonOnDevice | null {
  const [there, setThere] = useState<PersonOnDevice | null>(null);
  useEffect(() => {
    if (personId === null) restOnDevice();
    setThere(personId === null ? null : personOnDevice(personId));
  }, [personId]);

  return there;
}

const never = () => () => undefined;
const nothing = () => emptyState;

export function useOutboxState(there: PersonOnDevice | null): OutboxState {
  return useSyncExternalStore(there?.outbox.subscribe ?? never, there?.outbox.snapshot ?? nothing, nothing);
}
