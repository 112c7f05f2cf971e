import { useEffect, useState } from 'react';
import type { SaveWords } from './save-words.js';

/** Milliseconds before "Sending" is worth saying; most of it is over sooner. */
const busyAfter = 2000;

interface SavedPillProps {
  words: SaveWords;
  /** For reading, which saves all the time: a moment of sending keeps the words as they were. */
  patient?: boolean;
}

const colors = { calm: 'text-ink-2', busy: 'text-ink-2', waiting: 'text-ochre', trouble: 'text-brick' };

/** Says in words where the learner's work is. Speaks up only when something waits or needs a decision. */
export function SavedPill({ words, patient = false }: SavedPillProps) {
  const shown = useCalm(words, patient);
  const spoken = shown.tone === 'waiting' || shown.tone === 'trouble';

  return (
    <>
      <span className={`text-sm ${colors[shown.tone]}`} aria-hidden={spoken}>
        {shown.text}
      </span>
      <span role="status" className="sr-only">
        {spoken && shown.text}
      </span>
    </>
  );
}

function useCalm(words: SaveWords, patient: boolean): SaveWords {
  const [shown, setShown] = useState(words);
  const { text, tone } = words;
  useEffect(() => {
    if (tone !== 'busy' || !patient) {
      setShown({ text, tone });

      return undefined;
    }
    const timer = setTimeout(() => setShown({ text, tone }), busyAfter);

    return () => clearTimeout(timer);
  }, [text, tone, patient]);

  return shown;
}
