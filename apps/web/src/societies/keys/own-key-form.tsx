import { type FormEvent } from 'react';
import { useSending } from '../../platform/use-sending.js';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextAreaField } from '../../ui/field.js';
import { typedIn } from '../certificates/typed.js';
import type { Doing } from './key-section.js';
import { bringKey } from './keys.queries.js';
import { inUse, OwnKeyFile } from './own-key-file.js';

/** For societies that have a certificate of a public authority: viewers then show their name with a check mark. */
export function OwnKeyForm(doing: Doing) {
  return (
    <details className="fold border-t border-line py-2">
      <summary className="font-semibold">Use your own key and certificate</summary>
      <p className="max-w-2xl text-ink-2">
        For a certificate that an authority gave you for signing documents: viewers of PDF files then show
        your society as one they know. The key is sealed as soon as it arrives, and nobody sees it again.
        Nothing that was issued changes.
      </p>
      <OwnKeyFile {...doing} />
      <details className="fold mt-4 border-t border-line py-2">
        <summary className="font-semibold">Paste them as text instead</summary>
        <PastedKey {...doing} />
      </details>
    </details>
  );
}

type PemProps = Readonly<{ label: string; name: string; hint: string; error: string | undefined }>;

const PemField = (props: PemProps) => (
  <div className="key-pem-field">
    <TextAreaField {...props} rows={6} autoComplete="off" autoCapitalize="none" spellCheck={false} />
  </div>
);

function PastedKey({ org, issuerKey: { id, name }, keep }: Doing) {
  const { send, sending, problems, errorOf } = useSending();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void send(async () =>
      keep(
        await bringKey(org, {
          replaces: id,
          certificates: typedIn(form, 'certificates'),
          key: typedIn(form, 'key'),
        }),
        inUse(name),
      ),
    );
  };

  return (
    <form noValidate className="mt-4 flex max-w-xl flex-col gap-5" onSubmit={submit}>
      <ErrorSummary problems={problems} />
      <PemField
        label="Certificate"
        name="certificates"
        hint="Yours first, then the ones that vouch for it, as PEM."
        error={errorOf('certificates')}
      />
      <PemField
        label="Key"
        name="key"
        hint="ECDSA P-256, or RSA of 2048 to 4096 bits, without a password."
        error={errorOf('key')}
      />
      <p>
        <Button type="submit" isDisabled={sending}>
          {sending ? 'Sealing the key' : 'Use this key'}
        </Button>
      </p>
    </form>
  );
}
