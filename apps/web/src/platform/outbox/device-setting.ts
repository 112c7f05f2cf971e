import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  globalThis.addEventListener('storage', listener);

  return () => {
    listeners.delete(listener);
    globalThis.removeEventListener('storage', listener);
  };
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * One choice from a closed list, kept on this device: the first in the list until the reader chooses, on the server,
 * and wherever the browser keeps nothing.
 */
export function useDeviceSetting<const Choice extends string>(
  name: string,
  choices: readonly [Choice, ...Choice[]],
): [Choice, (choice: Choice) => void] {
  const kept = useSyncExternalStore(
    subscribe,
    () => read(name),
    () => null,
  );
  const value = choices.find((choice) => choice === kept) ?? choices[0];
  const choose = (choice: Choice) => {
    try {
      localStorage.setItem(name, choice);
    } catch {
      return;
    }
    for (const listener of listeners) listener();
  };

  return [value, choose];
}

/** Whether single-key shortcuts are on (WCAG 2.1.4 asks that they can be turned off). */
export const useShortcuts = () => useDeviceSetting('cohesion.shortcuts', ['on', 'off']);
