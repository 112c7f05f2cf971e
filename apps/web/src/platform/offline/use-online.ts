import { useSyncExternalStore } from 'react';

function onOnlineChange(changed: () => void) {
  globalThis.addEventListener('online', changed);
  globalThis.addEventListener('offline', changed);

  return () => {
    globalThis.removeEventListener('online', changed);
    globalThis.removeEventListener('offline', changed);
  };
}

export function useOnline(): boolean {
  return useSyncExternalStore(
    onOnlineChange,
    () => navigator.onLine,
    () => true,
  );
}
