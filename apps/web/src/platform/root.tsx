import { useEffect, useRef } from 'react';
import { RouterProvider as AriaRouter } from 'react-aria-components';
import { type LoaderFunctionArgs, Outlet, ScrollRestoration, useHref, useLocation, useNavigate } from 'react-router';
import { queryClientContext } from './query-client.js';
import { sessionQuery, useSession } from './session.js';
import { usePageTitle } from './title.js';

export async function rootLoader({ context }: LoaderFunctionArgs) {
  await context.get(queryClientContext).ensureQueryData(sessionQuery());

  return null;
}

/** What every page has: title, focus after going somewhere, and links that stay in the portal. */
export function Root() {
  const navigate = useNavigate();
  const { society } = useSession();
  const title = usePageTitle(society.shortName);
  useArrival(title);

  return (
    <AriaRouter navigate={(path) => void navigate(path)} useHref={useHref}>
      <Outlet />
      <ScrollRestoration />
    </AriaRouter>
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
