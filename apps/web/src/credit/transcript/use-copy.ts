import { useState } from 'react';

/** Copies text and says so, for the eye and for screen readers; `copied` is the name of what was copied last. */
export function useCopy() {
  const [copied, setCopied] = useState('');
  const [said, setSaid] = useState('');

  const copy = async (name: string, text: string) => {
    setSaid('');
    setCopied('');
    try {
      await navigator.clipboard.writeText(text);
      setCopied(name);
      setSaid(`Copied: ${name}`);
    } catch {
      setSaid('This browser does not allow copying. Select the text and copy it yourself.');
    }
  };

  return { copied, said, copy: (name: string, text: string) => void copy(name, text) };
}
