import { useState } from 'react';
import { Button } from '../ui/button.js';

/** Copies an address and says so, to the eye and to screen readers. */
export function CopyLink({ address }: { address: string }) {
  const [said, setSaid] = useState('');

  const copy = async () => {
    setSaid('');
    try {
      await navigator.clipboard.writeText(address);
      setSaid('Copied');
    } catch {
      setSaid('This browser does not allow copying. Select the address above instead.');
    }
  };

  return (
    <p className="mt-4 flex flex-wrap items-center gap-3">
      <Button quiet onPress={() => void copy()}>
        Copy link
      </Button>
      <span role="status">{said}</span>
    </p>
  );
}
