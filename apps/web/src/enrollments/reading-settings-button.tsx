import { Suspense, useRef, useState } from 'react';
import { ReadingSettingsPopover } from './lazy-overlays.js';
import type { ReadingSettings } from './use-reading-settings.js';

/** "Aa": how the text looks. */
export function ReadingSettingsButton({ settings }: { settings: ReadingSettings }) {
  const button = useRef<HTMLButtonElement>(null);
  const [asked, setAsked] = useState(false);
  const [isOpen, setOpen] = useState(false);

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label="Aa: how the text looks"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className="min-h-11 min-w-11 rounded-lg px-3 hover:bg-sunken"
        onClick={() => {
          setAsked(true);
          setOpen(true);
        }}
      >
        Aa
      </button>
      {asked && (
        <Suspense>
          <ReadingSettingsPopover
            by={button}
            isOpen={isOpen}
            settings={settings}
            close={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
