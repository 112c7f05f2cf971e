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
