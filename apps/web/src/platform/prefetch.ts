import type { QueryClient } from '@tanstack/react-query';
import { matchRoutes, type RouteObject, RouterContextProvider } from 'react-router';
import { queryClientContext } from './query-client.js';

/**
 * Loads what a page needs before somebody goes there: its code and, through the page's own loader, its data. Nothing
 * happens for someone who asked the browser to save data, and nothing is said of what fails: the page says it when it
 * is opened.
 */
export function prefetcher(routes: RouteObject[], client: QueryClient): (path: string) => void {
  return (path) => {
    if (!savesData()) load(routes, client, path).catch(() => undefined);
  };
}

async function load(routes: RouteObject[], client: QueryClient, path: string): Promise<void> {
  const { pathname, href } = new URL(path, window.location.href);
  const match = matchRoutes(routes, pathname)?.at(-1);
  if (!match) return;
  const { lazy, loader: known } = match.route;
  const { loader } = typeof lazy === 'function' ? await lazy() : { loader: known };
  if (typeof loader !== 'function') return;
  const context = new RouterContextProvider();
  context.set(queryClientContext, client);
  await loader({
    params: match.params,
    context,
    request: new Request(href),
    url: new URL(href),
    pattern: match.route.path ?? '',
  });
}

/** Chromium's network information; other browsers never save data. */
function savesData(): boolean {
  const connection: unknown = Reflect.get(navigator, 'connection');

  return (
    typeof connection === 'object' && connection !== null && Reflect.get(connection, 'saveData') === true
  );
}
