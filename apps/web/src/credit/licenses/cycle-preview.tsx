import type { LicensePreview, PreviewLicense } from '@cohesion/contracts';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Rule } from '../cycles/requirement-rows.js';
import { previewLicense } from './licenses.queries.js';

/** How long a pause in typing lasts. */
const pause = 400;

/**
 * Asks what would follow from the form whenever it says enough to ask. Nothing is complained about meanwhile, and without an
 * answer there is no preview: that is left to saving. `read` answers null while something is missing or off.
 */
export function useCyclePreview(
  form: RefObject<HTMLFormElement | null>,
  read: (data: FormData) => PreviewLicense | null,
) {
  const [preview, setPreview] = useState<LicensePreview | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = async () => {
    latest.current += 1;
    const asked = latest.current;
    const request = form.current && read(new FormData(form.current));
    const answer = request && (await previewLicense(request).catch(() => null));
    if (latest.current === asked) setPreview(answer);
  };
  const changed = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void ask(), pause);
  };

  return { preview, changed };
}

/** The cycle as it would be, before anything is saved. */
export function CyclePreview({ preview }: { preview: LicensePreview | null }) {
  return (
    <div role="status" className={preview ? undefined : 'sr-only'}>
      {preview && (
        <div className="card">
          <p className="font-semibold">{preview.sentence}</p>
          {preview.because && <Rule clause={preview.because} />}
          {preview.asks && <p className="mt-2">{preview.asks}</p>}
          <p className="mt-2 text-sm text-ink-2">{preview.notice}</p>
        </div>
      )}
    </div>
  );
}
