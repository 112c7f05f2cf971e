import { useEffect } from 'react';
import { keepPage } from './kept-pages.js';
import { useOnline } from './use-online.js';

/** What a page was made from: a query with data. */
type Shown = Readonly<{
  /** When the server said it, in milliseconds. */
  dataUpdatedAt: number;
  /** It was asked again since, and the server could not be reached. */
  isRefetchError: boolean;
}>;

/** Long enough for everything the page loads by itself. */
const settled = 2_000;
const atMostEvery = 60_000;
const lastKept = new Map<string, number>();

/**
 * Keeps this page for when there is no connection, and says then from when it is. `path` is the page's own address.
 */
export function LastSeen({ path, shown }: Readonly<{ path: string; shown: Shown }>) {
  const { dataUpdatedAt, isRefetchError } = shown;
  const online = useOnline();
  const isFresh = online && !isRefetchError;
  useEffect(() => {
    if (!isFresh || Date.now() - (lastKept.get(path) ?? 0) < atMostEvery) return undefined;
    const timer = setTimeout(() => {
      lastKept.set(path, Date.now());
      void keepPage(path);
    }, settled);

    return () => clearTimeout(timer);
  }, [path, dataUpdatedAt, isFresh]);

  return (
    <div role="status">
      {!isFresh && (
        <p className="notice mt-4">
          We cannot reach the server. This is your record as this device last showed it, on{' '}
          {inWords.format(dataUpdatedAt)}. You can read it; nothing can be changed until you are back online.
        </p>
      )}
    </div>
  );
}

const inWords = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short' });
