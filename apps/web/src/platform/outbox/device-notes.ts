import type { UseStore } from 'idb-keyval';
import { everything, finished } from './outbox-store.js';

/** Private text that stays on this device, apart for each person: reflections, and forms not yet sent. */
export interface DeviceNotes {
  read(name: string): Promise<string | null>;
  /** Answers whether the device kept it; when it did not, the text lasts as long as the page. */
  write(name: string, text: string): Promise<{ kept: boolean }>;
  remove(name: string): Promise<void>;
  /** Removes every note of this person from this device. */
  clear(): Promise<void>;
}

export function deviceNotes(personId: string, device: UseStore): DeviceNotes {
  const untilThePageCloses = new Map<string, string>();
  const keyOf = (name: string) => [personId, 'note', name];
  const change = (work: (objects: IDBObjectStore) => void) =>
    device('readwrite', async (objects) => {
      work(objects);
      await finished(objects.transaction);
    });

  return {
    async read(name) {
      const here = untilThePageCloses.get(name);
      if (here !== undefined) return here;
      try {
        const value = await device('readonly', async (objects) => {
          const request: IDBRequest<unknown> = objects.get(keyOf(name));
          await finished(objects.transaction);

          return request.result;
        });

        return typeof value === 'string' ? value : null;
      } catch {
        return null;
      }
    },

    async write(name, text) {
      try {
        await change((objects) => objects.put(text, keyOf(name)));
        untilThePageCloses.delete(name);

        return { kept: true };
      } catch {
        untilThePageCloses.set(name, text);

        return { kept: false };
      }
    },

    async remove(name) {
      untilThePageCloses.delete(name);
      await change((objects) => objects.delete(keyOf(name))).catch(() => undefined);
    },

    async clear() {
      untilThePageCloses.clear();
      await change((objects) => objects.delete(everything(personId, 'note'))).catch(() => undefined);
    },
  };
}
