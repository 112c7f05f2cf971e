import { createStore, type UseStore } from 'idb-keyval';
import { type OutboxEntry, outboxEntry, targetOf, withSeq } from './entry.js';

/** Where entries live on the device, apart for each person. Every method rejects when the device refuses. */
export interface OutboxStore {
  /** Keeps a new entry under the next free number of its target, atomically across tabs; returns it as kept. */
  append(personId: string, entry: OutboxEntry): Promise<OutboxEntry>;
  /** Replaces entries that are still there; one removed meanwhile by another tab stays removed. */
  replace(personId: string, entries: readonly OutboxEntry[]): Promise<void>;
  remove(personId: string, entries: readonly OutboxEntry[]): Promise<void>;
  entries(personId: string): Promise<OutboxEntry[]>;
  /** Removes all entries and counters of this person; notes stay. */
  clear(personId: string): Promise<void>;
}

const entryKey = (personId: string, entry: OutboxEntry) => [
  personId,
  'entry',
  targetOf(entry),
  entry.body.id,
];
const counterKey = (personId: string, entry: OutboxEntry) => [personId, 'counter', targetOf(entry)];

/** All keys that begin with these two parts: an array sorts after every string. */
export const everything = (personId: string, part: string) =>
  IDBKeyRange.bound([personId, part], [personId, part, []]);

export function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The device did not keep this.'));
  });
}

/**
 * The one database of this application on the device; notes use it too, under keys of their own. A browser without
 * one rejects like a browser that refuses.
 */
export function openDeviceStore(): UseStore {
  const device = createStore('cohesion', 'device');

  return async (mode, work) => device(mode, work);
}

export function indexedDbOutboxStore(device: UseStore): OutboxStore {
  return {
    append: (personId, entry) =>
      device('readwrite', async (objects) => {
        let kept = entry;
        const counter: IDBRequest<unknown> = objects.get(counterKey(personId, entry));
        counter.onsuccess = () => {
          const last = typeof counter.result === 'number' ? counter.result : 0;
          kept = withSeq(entry, Math.max(entry.body.seq, last + 1));
          objects.put(kept.body.seq, counterKey(personId, entry));
          objects.put(kept, entryKey(personId, entry));
        };
        await finished(objects.transaction);

        return kept;
      }),

    replace: (personId, entries) =>
      device('readwrite', async (objects) => {
        for (const entry of entries) {
          const key = entryKey(personId, entry);
          const present = objects.getKey(key);
          present.onsuccess = () => {
            if (present.result !== undefined) objects.put(entry, key);
          };
        }
        await finished(objects.transaction);
      }),

    remove: (personId, entries) =>
      device('readwrite', async (objects) => {
        for (const entry of entries) objects.delete(entryKey(personId, entry));
        await finished(objects.transaction);
      }),

    entries: (personId) =>
      device('readonly', async (objects) => {
        const all: IDBRequest<unknown[]> = objects.getAll(everything(personId, 'entry'));
        await finished(objects.transaction);

        return all.result.flatMap((value) => {
          const entry = outboxEntry.safeParse(value);

          return entry.success ? [entry.data] : [];
        });
      }),

    clear: (personId) =>
      device('readwrite', async (objects) => {
        for (const part of ['entry', 'counter']) objects.delete(everything(personId, part));
        await finished(objects.transaction);
      }),
  };
}
