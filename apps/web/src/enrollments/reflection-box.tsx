import { useEffect, useId, useRef, useState } from 'react';
import type { DeviceNotes } from '../platform/outbox/device-notes.js';
import { mayIdentifyClient } from './client-identity.js';

interface ReflectionBoxProps {
  name: string;
  prompt: string;
  society: string;
  notes: DeviceNotes;
}

/** Milliseconds after the last key before the text is kept. */
const keepAfter = 400;

/** A private answer to a prompt. It is kept on this device alone, and checked there for signs of a client. */
export function ReflectionBox({ name, prompt, society, notes }: ReflectionBoxProps) {
  const ids = useId();
  const { text, write, kept } = useNote(notes, name);
  const found = mayIdentifyClient(text);

  return (
    <section
      aria-labelledby={`${ids}label`}
      className="rounded-2xl bg-plum-soft p-5 font-ui text-base leading-normal"
    >
      <h2 id={`${ids}label`} className="font-ui text-base font-semibold text-plum">
        A moment to reflect
      </h2>
      <label htmlFor={`${ids}text`} className="mt-2 block">
        {prompt}
      </label>
      <textarea
        id={`${ids}text`}
        aria-describedby={`${ids}promise`}
        value={text}
        onChange={(event) => write(event.target.value)}
        rows={5}
        className="mt-3 block w-full rounded-lg border border-edge bg-card p-3 text-ink"
      />
      <p role="status" className="text-sm text-ochre">
        {found.length > 0 && (
          <span className="mt-2 block rounded-md bg-ochre-soft p-3">
            This looks like it may name a client ({found.join(', ')}). Please take out anything that could
            identify someone.
          </span>
        )}
      </p>
      <p id={`${ids}promise`} className="mt-2 text-sm text-ink-2">
        {kept === false
          ? 'This browser keeps nothing, so the text is lost when you close the page.'
          : 'Kept on this device only.'}{' '}
        Never graded, never shown to {society}. Please leave out anything that could identify a client.
      </p>
    </section>
  );
}

/** A note as the reader types it; what was typed is never overwritten by what is read late. */
function useNote(notes: DeviceNotes, name: string) {
  const [text, setText] = useState('');
  const [kept, setKept] = useState<boolean | null>(null);
  const typed = useRef(false);
  const unkept = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    let here = true;
    void notes.read(name).then((found) => {
      if (here && found !== null && !typed.current) setText(found);
    });
    const keep = () => {
      clearTimeout(timer.current);
      if (unkept.current !== null) void notes.write(name, unkept.current);
      unkept.current = null;
    };
    addEventListener('pagehide', keep);

    return () => {
      here = false;
      keep();
      removeEventListener('pagehide', keep);
    };
  }, [notes, name]);

  const write = (next: string) => {
    typed.current = true;
    unkept.current = next;
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      unkept.current = null;
      void notes.write(name, next).then((result) => setKept(result.kept));
    }, keepAfter);
  };

  return { text, write, kept };
}
