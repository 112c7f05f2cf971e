import { useCallback, useEffect, useRef, useState } from 'react';
import { Checker } from './checker.js';
import { choiceWords, mostFiles, refusalOf } from './choice.js';
import type { Collection } from './collection.js';
import { type Circumstances, tellOf, tellRefusal, type Told } from './file-words.js';
import { readAddress } from './read-address.js';

export type Entry = Readonly<{
  id: number;
  file: File;
  /** Null while it waits or is being checked. */
  told: Told | null;
  /** How much of it was read, from 0 to 1; null before it is its turn. */
  share: number | null;
}>;

let lastId = 0;

const startWorker = () => import('./start-worker.js').then((module) => module.startWorker());

/** The files that were chosen, and what is known of each. They are checked one after the other. */
export function useFileCheck(collection: Collection | null) {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [pages, setPages] = useState(0);
  const saved = useRef(collection);
  useEffect(() => {
    saved.current = collection;
  }, [collection]);
  const checker = useRef<Checker>(null);
  const getChecker = useCallback(
    () =>
      (checker.current ??= new Checker({
        start: startWorker,
        read: readAddress,
        saved: (url) => saved.current?.pages.get(url),
      })),
    [],
  );
  useEffect(() => () => checker.current?.stop(), []);

  const change = (id: number, parts: Partial<Entry>) =>
    setEntries((all) => all.map((entry) => (entry.id === id ? { ...entry, ...parts } : entry)));

  const run = async (files: readonly File[]) => {
    const chosen = files.map((file) => ({ id: (lastId += 1), file, told: null, share: null }));
    setEntries(chosen);
    setBusy(true);
    for (const { id, file } of chosen) {
      const refusal = refusalOf(file);
      change(id, { share: 0 });
      const told = refusal
        ? tellRefusal(refusal)
        : tellOf(
            await getChecker().check(file, (share) => change(id, { share })),
            circumstances(saved.current),
          );
      change(id, { told });
    }
    setPages(getChecker().collected.size);
    setBusy(false);
  };

  return {
    entries,
    /** About the choice as a whole. */
    said,
    isBusy,
    /** How many addresses were read from the network, to be saved. */
    pages,
    collected: () => getChecker().collected,
    /** Loads what checking takes, for later without a network. */
    load: () => getChecker().load(),
    choose: (files: readonly File[]) => {
      setSaid(choiceWords(files.length));
      if (files.length > 0) void run(files.slice(0, mostFiles));
    },
    again: () => {
      getChecker().forget();
      void run(entries.map(({ file }) => file));
    },
  };
}

function circumstances(collection: Collection | null): Circumstances {
  return {
    host: window.location.host,
    online: navigator.onLine,
    savedAt: collection?.savedAt ?? null,
  };
}
