import type { ChangeEvent } from 'react';
import { Button } from '../../ui/button.js';
import type { useProofs } from './use-proofs.js';

const accepted = '.pdf,.jpg,.jpeg,.png,.webp,.heic,application/pdf,image/*';

/** The certificate as a file, or a picture of it taken there and then. */
export function ProofFields({ kept }: { kept: ReturnType<typeof useProofs> }) {
  const { proofs, uploads, said, send, remove, forget } = kept;
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    send([...(currentTarget.files ?? [])]);
    currentTarget.value = '';
  };

  return (
    <fieldset>
      <legend className="font-semibold">The certificate, or another proof</legend>
      <p className="text-sm text-ink-2">
        A PDF or a picture, at most 10 MB. Boards ask for it in an audit. You can add it later.
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        <FilePick id="field-proofIds" label="Choose a file" accept={accepted} multiple onChange={take} />
        <span className="sm:hidden">
          <FilePick
            id="camera"
            label="Take a picture"
            accept="image/*"
            capture="environment"
            onChange={take}
          />
        </span>
      </div>
      <p role="status" className="mt-2 empty:hidden">
        {said}
      </p>
      <ul className="mt-3 flex flex-col gap-2">
        {proofs.map((proof) => (
          <li
            key={proof.id}
            className="flex flex-wrap items-center justify-between gap-3 border-b border-line pb-2"
          >
            <span className="min-w-0 break-words">
              {proof.name} <span className="text-sm text-ink-2">{sizeOf(proof.bytes)}</span>
            </span>
            <Button quiet onPress={() => void remove(proof)}>
              Take away<span className="sr-only"> {proof.name}</span>
            </Button>
          </li>
        ))}
        {uploads.map(({ id, name, share, problem }) => (
          <li key={id} className="border-b border-line pb-2">
            {problem === null ? (
              <label className="block">
                <span className="block break-words">Sending {name}</span>
                <progress value={share} max={1} className="mt-1 w-full accent-pine" />
              </label>
            ) : (
              <div role="alert" className="notice notice-bad">
                <p>
                  {name}: {problem}
                </p>
                <p className="mt-2">
                  <Button quiet onPress={() => forget(id)}>
                    Leave it out<span className="sr-only">: {name}</span>
                  </Button>
                </p>
              </div>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

type PickProps = Readonly<{
  id: string;
  label: string;
  accept: string;
  multiple?: boolean;
  capture?: 'environment';
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
}>;

/** The browser’s own file control, under a label that looks like the other buttons. */
function FilePick({ id, label, ...input }: PickProps) {
  return (
    <>
      <input {...input} id={id} type="file" className="file-pick sr-only" />
      <label htmlFor={id} className="button button-quiet">
        {label}
      </label>
    </>
  );
}

function sizeOf(bytes: number): string {
  const kilobytes = bytes / 1024;

  return kilobytes < 1024
    ? `${Math.max(1, Math.round(kilobytes))} KB`
    : `${(kilobytes / 1024).toFixed(1)} MB`;
}
