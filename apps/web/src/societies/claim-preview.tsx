import type { ProgramPreview } from '@cohesion/contracts';
import { type FormEvent, useRef, useState } from 'react';
import { previewProgram } from './societies.queries.js';

/** Asks what the bodies ticked would do whenever they change. Without an answer nothing is shown: saving says what is off. */
export function useClaimPreview(org: string, course: string) {
  const [preview, setPreview] = useState<ProgramPreview | null>(null);
  const latest = useRef(0);
  const changed = ({ currentTarget, target }: FormEvent<HTMLFormElement>) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'bodies') return;
    const bodies = new FormData(currentTarget).getAll('bodies').map(String);
    latest.current += 1;
    const asked = latest.current;
    void previewProgram(org, course, { bodies })
      .catch(() => null)
      .then((answer) => {
        if (latest.current === asked) setPreview(answer);
      });
  };

  return { preview, changed };
}

/** Before anything is saved: whose credit would be another, with the figures. */
export function ClaimPreview({ preview }: { preview: ProgramPreview | null }) {
  const isEmpty = !preview || preview.changes.length === 0;

  return (
    <div role="status" className={isEmpty ? 'sr-only' : undefined}>
      {!isEmpty && (
        <div className={preview.warning === null ? 'card' : 'notice'}>
          <p className="font-semibold">
            {preview.warning === null
              ? 'This would change what others give.'
              : 'This would lower what others give.'}
          </p>
          {preview.warning !== null && <p className="mt-1">{preview.warning}</p>}
          <ul className="mt-2 list-disc ps-5">
            {preview.changes.map(({ body, bodyName, before, after, why }) => (
              <li key={body}>
                {bodyName}: {after ?? 'nothing'}; now {before ?? 'nothing'}. {why}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
