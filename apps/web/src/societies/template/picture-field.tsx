import { type ChangeEvent, type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.js';
import { pictureAddress, sendPicture } from './template.queries.js';

type PictureFieldProps = Readonly<{
  org: string;
  /** The field as the contract names it. */
  name: string;
  label: string;
  hint: string;
  /** The picture that is set, by its hash. */
  sha256: string | null;
  error: string | undefined;
  onChange: (sha256: string | null) => void;
  children?: ReactNode;
}>;

/** A logo or a signature: chosen, looked at by the server, shown, taken away. */
export function PictureField({
  org,
  name,
  label,
  hint,
  sha256,
  error,
  onChange,
  children,
}: PictureFieldProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const choose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    currentTarget.value = '';
    if (!file) return;
    setSending(true);
    setRefusal(null);
    try {
      onChange((await sendPicture(org, file)).sha256);
    } catch (failure) {
      setRefusal(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setSending(false);
    }
  };
  const message = refusal ?? error;

  return (
    <fieldset className={`min-w-0 ${message ? 'field-off' : ''}`}>
      <legend className="font-semibold">{label}</legend>
      <p className="text-sm text-ink-2">{hint}</p>
      {message && (
        <p role="alert" className="text-sm font-semibold text-brick">
          <span className="sr-only">Error: </span>
          {message}
        </p>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-3">
        {sha256 !== null && <img src={pictureAddress(org, sha256)} alt="" className="template-picture" />}
        <div className="flex flex-wrap gap-3">
          <input
            id={`field-${name}`}
            type="file"
            accept="image/png,image/jpeg"
            className="file-pick sr-only"
            onChange={(event) => void choose(event)}
          />
          <label htmlFor={`field-${name}`} className="button button-quiet">
            {isSending ? 'Sending' : sha256 === null ? 'Choose a picture' : 'Choose another'}
            <span className="sr-only">: {label}</span>
          </label>
          {sha256 !== null && (
            <Button quiet onPress={() => onChange(null)}>
              Take away<span className="sr-only">: {label}</span>
            </Button>
          )}
        </div>
      </div>
      {sha256 !== null && children}
    </fieldset>
  );
}
