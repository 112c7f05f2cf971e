import { maxP12Bytes } from '@cohesion/contracts';
import { type FormEvent, useRef, useState } from 'react';
import { useSending } from '../../platform/use-sending.js';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { PasswordField, TextField } from '../../ui/field.js';
import type { Doing } from './key-section.js';
import { bringKeyFile } from './keys.queries.js';

export const inUse = (name: string): string =>
  `Your own key signs PDF files from now on. ${name} is retired.`;

/** The file that an authority gives, with its password: both are sent once and kept nowhere. */
export function OwnKeyFile({ org, issuerKey: { id, name }, keep }: Doing) {
  const { send, sending, problems, setProblems, errorOf } = useSending();
  const form = useRef<HTMLFormElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get('password');
    if (file === null || file.size === 0 || file.size > maxP12Bytes) {
      setProblems([{ field: 'file', message: file?.size ? tooLarge : missing }]);

      return;
    }
    void send(async () => {
      const page = await bringKeyFile(org, {
        replaces: id,
        file: await inBase64(file),
        password: typeof password === 'string' ? password : '',
      });
      form.current?.reset();
      setFile(null);
      keep(page, inUse(name));
    });
  };

  return (
    <form ref={form} noValidate className="mt-4 flex max-w-xl flex-col gap-5" onSubmit={submit}>
      <ErrorSummary problems={problems} />
      <TextField
        label="File (.p12 or .pfx)"
        name="file"
        type="file"
        accept=".p12,.pfx,application/x-pkcs12"
        hint="With the key, its certificate, and the ones that vouch for it."
        error={errorOf('file')}
        onChange={({ target }) => setFile(target.files?.[0] ?? null)}
      />
      <PasswordField
        label="Password of the file"
        name="password"
        autoComplete="off"
        hint="Used once to open the file. Neither is kept."
        error={errorOf('password')}
      />
      <p>
        <Button type="submit" isDisabled={sending}>
          {sending ? 'Sealing the key' : 'Use the key in this file'}
        </Button>
      </p>
    </form>
  );
}

const missing = 'Choose the .p12 or .pfx file';
const tooLarge = 'This file is larger than any with a key';

async function inBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());

  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
