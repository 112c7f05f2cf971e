import { useEffect, useRef, useState } from 'react';
import type { DeviceNotes } from '../platform/outbox/device-notes.js';
import { type CaseMap, type CasePath, fitting } from './case-walk.js';

/** The path through one case, kept on this device; what is chosen before the device answers is never overwritten. */
export function useCasePath(map: CaseMap, notes: DeviceNotes, name: string) {
  const [path, setPath] = useState<CasePath>([]);
  const [kept, setKept] = useState<boolean | null>(null);
  const walked = useRef(false);

  useEffect(() => {
    let here = true;
    void notes.read(name).then((found) => {
      if (here && found !== null && !walked.current) setPath(fitting(map, found.split(' ')));
    });

    return () => {
      here = false;
    };
  }, [map, notes, name]);

  const go = (next: CasePath) => {
    walked.current = true;
    setPath(next);
    void notes.write(name, next.join(' ')).then((result) => setKept(result.kept));
  };

  return { path, go, kept };
}
