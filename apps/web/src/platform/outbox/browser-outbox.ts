import { deviceNotes, type DeviceNotes } from './device-notes.js';
import { httpDeliver } from './http-deliver.js';
import { Outbox } from './outbox.js';
import { indexedDbOutboxStore, openDeviceStore } from './outbox-store.js';

export interface PersonOnDevice {
  outbox: Outbox;
  notes: DeviceNotes;
}

const people = new Map<string, PersonOnDevice>();
/** Only the person signed in now sends; what belongs to anyone else rests until they are back. */
let current: string | null = null;

/** What this browser keeps for the person signed in now; one for the life of the page. Call in the browser only. */
export function personOnDevice(personId: string): PersonOnDevice {
  current = personId;
  const known = people.get(personId);
  if (known) return known;
  const made = open(personId);
  people.set(personId, made);

  return made;
}

/** Nobody is signed in: nothing is sent, and nothing is lost. */
export function restOnDevice(): void {
  current = null;
}

function open(personId: string): PersonOnDevice {
  const device = openDeviceStore();
  const send = httpDeliver(personId);
  const name = `cohesion-outbox-${personId}`;
  const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : undefined;
  const outbox = new Outbox({
    personId,
    store: indexedDbOutboxStore(device),
    deliver: async (batch, how) => (current === personId ? send(batch, how) : { outcome: 'signed-out' }),
    exclusively: (work) => ('locks' in navigator ? navigator.locks.request(name, work) : work()),
    announce: () => tabs?.postMessage('changed'),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    later: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);

      return () => clearTimeout(timer);
    },
  });
  tabs?.addEventListener('message', () => void outbox.refresh());
  globalThis.addEventListener('online', () => void outbox.wake());
  globalThis.addEventListener('pageshow', () => void outbox.wake());
  globalThis.addEventListener('pagehide', () => outbox.leave());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') outbox.leave();
    if (document.visibilityState === 'visible') void outbox.wake();
  });
  void outbox.flush();

  return { outbox, notes: deviceNotes(personId, device) };
}
