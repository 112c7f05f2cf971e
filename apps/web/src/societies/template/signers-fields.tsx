import type { CertificateTemplateData } from '@cohesion/contracts';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { PictureField } from './picture-field.js';

type Signer = CertificateTemplateData['signers'][number];

type SignersProps = Readonly<{
  org: string;
  signers: readonly Signer[];
  errorOf: (field: string) => string | undefined;
  change: (what: string, parts: Pick<CertificateTemplateData, 'signers'>) => void;
}>;

const most = 3;
const nobody: Signer = { name: '', role: '', signature: null };

/** One to three people, each with a role and, if they like, a picture of their signature. */
export function SignersFields({ org, signers, errorOf, change }: SignersProps) {
  const set = (index: number, parts: Partial<Signer>) =>
    change(`signers.${index}.${Object.keys(parts).join()}`, {
      signers: signers.map((signer, at) => (at === index ? { ...signer, ...parts } : signer)),
    });

  return (
    <section aria-labelledby="signers" id="field-signers" tabIndex={-1}>
      <h2 id="signers">Who signs</h2>
      <p className="mt-1 text-ink-2">
        Left to right. Whether or not there is a picture, the file carries the society’s own digital
        signature.
      </p>
      {signers.map((signer, index) => (
        // The place is who they are: there is nothing else to tell signers apart while they are typed.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} className="card mt-4 flex min-w-0 flex-col gap-4">
          <legend className="sr-only">Signer {index + 1}</legend>
          <TextField
            label="Name"
            name={`signers.${index}.name`}
            hint="With credentials, as it is to be printed"
            maxLength={120}
            autoComplete="off"
            value={signer.name}
            error={errorOf(`signers.${index}.name`)}
            onChange={({ target }) => set(index, { name: target.value })}
          />
          <TextField
            label="Role"
            name={`signers.${index}.role`}
            maxLength={80}
            autoComplete="off"
            value={signer.role}
            error={errorOf(`signers.${index}.role`)}
            onChange={({ target }) => set(index, { role: target.value })}
          />
          <PictureField
            org={org}
            name={`signers.${index}.signature`}
            label="Picture of the signature"
            hint="Optional. PNG or JPEG, dark on white or on nothing, at most 1 MB."
            sha256={signer.signature}
            error={errorOf(`signers.${index}.signature`)}
            onChange={(signature) => set(index, { signature })}
          />
          {signers.length > 1 && (
            <p>
              <Button
                quiet
                onPress={() => change('signer away', { signers: signers.filter((_, at) => at !== index) })}
              >
                Remove<span className="sr-only"> {signer.name || `signer ${index + 1}`}</span>
              </Button>
            </p>
          )}
        </fieldset>
      ))}
      {signers.length < most && (
        <p className="mt-4">
          <Button quiet onPress={() => change('signer added', { signers: [...signers, nobody] })}>
            Add somebody who signs
          </Button>
        </p>
      )}
    </section>
  );
}
