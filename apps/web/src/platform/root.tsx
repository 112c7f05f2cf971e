import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { type LoaderFunctionArgs, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { queryClientContext } from './query-client.js';
import { sessionQuery, useSession } from './session.js';
import { usePageTitle } from './title.js';

export async function rootLoader({ context }: LoaderFunctionArgs) {
  await context.get(queryClientContext).ensureQueryData(sessionQuery());

  return null;
}

/** What every page has: a title, and focus on the heading after going somewhere. */
export function Root() {
  const { society, person } = useSession();
  const title = usePageTitle(society.shortName);
  useArrival(title);

  return (
    <>
      <Outlet />
      <ScrollRestoration />
      <SendingLater personId={person?.id ?? null} />
    </>
  );
}

const Sending = lazy(() => import('./sending.js').then((module) => ({ default: module.Sending })));

/**
 * Loaded once somebody is signed in: a visitor has nothing waiting to be sent. It stays after signing out, because it
 * also puts to rest what this device keeps for the person who left.
 */
function SendingLater({ personId }: { personId: string | null }) {
  const [needed, setNeeded] = useState(false);
  useEffect(() => {
    if (personId !== null) setNeeded(true);
  }, [personId]);

  return (
    needed && (
      <Suspense>
        <Sending personId={personId} />
      </Suspense>
    )
  );
}

/** After going to another page the heading has focus, so a screen reader says where one is. */
function useArrival(title: string): void {
  const { pathname, hash } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    if (hash) return;
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [pathname, hash]);
}
