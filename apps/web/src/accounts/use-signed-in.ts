import { type Session } from '@cohesion/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { sessionQuery } from '../platform/session.js';

/** What the portal does once somebody is signed in: nothing seen before is taken for theirs. */
export function useSignedIn() {
  const queries = useQueryClient();
  const navigate = useNavigate();

  return async (session: Session, to: string) => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    queries.setQueryData(sessionQuery().queryKey, session);
    await navigate(to, { replace: true });
  };
}

/** Leaves the page first, so that nothing on it asks again for what is then forgotten. */
export function useSignedOut() {
  const queries = useQueryClient();
  const navigate = useNavigate();

  return async () => {
    await navigate('/', { replace: true });
    queries.setQueryData(sessionQuery().queryKey, (session) => session && { ...session, person: null });
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
}
