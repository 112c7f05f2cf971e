import { type ClaimPage, maxLicensesPrinted } from '@cohesion/contracts';
import { Button } from '../ui/button.js';
import { CheckFields } from '../ui/choices.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { useClaim } from './use-claim.js';
import '../ui/fields.css';

/** The name as it will be printed, which credit, and the attestation in the learner's own name. */
export function ClaimForm({ page }: { page: ClaimPage }) {
  const { name, setName, offerIds, toggle, attested, setAttested, problems, claim, claiming } =
    useClaim(page);
  const messageFor = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const open = page.offers.filter((offer) => !offer.awarded);

  return (
    <form
      noValidate
      className="mt-6 flex flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault();
        void claim(new FormData(event.currentTarget).getAll('licenseIds').map(String));
      }}
    >
      <ErrorSummary problems={problems} />
      <div>
        <label htmlFor="field-name" className="font-semibold">
          Your name, as it will be printed
        </label>
        <p id="name-hint" className="text-sm text-ink-2">
          Use the name on your license. It cannot be changed on this certificate later; a corrected one would
          replace it.
        </p>
        <FieldMessage id="name-error" message={messageFor('name')} />
        <input
          id="field-name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="name"
          aria-describedby="name-hint name-error"
          aria-invalid={messageFor('name') !== undefined}
          className="mt-2 block min-h-12 w-full rounded-lg border border-edge bg-card px-3 font-read text-xl"
        />
      </div>
      <fieldset aria-describedby="offers-error">
        <legend className="font-semibold">Which credit</legend>
        <FieldMessage id="offers-error" message={messageFor('offerIds')} />
        <div className="mt-2 flex flex-col gap-2">
          {open.map((offer, index) => (
            <label key={offer.id} className="choice">
              <input
                type="checkbox"
                id={index === 0 ? 'field-offerIds' : undefined}
                checked={offerIds.has(offer.id)}
                onChange={() => toggle(offer.id)}
              />
              <span>
                <span className="block font-semibold">
                  {offer.amount} {offer.unit}
                </span>
                <span className="block text-ink-2">
                  {offer.bodyName}
                  {offer.categories.length > 0 && `: ${offer.categories.join(', ')}`}
                </span>
                {offer.eligibleNote && <span className="block text-sm text-ochre">{offer.eligibleNote}</span>}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {page.licenses.length > 0 && <Licenses licenses={page.licenses} error={messageFor('licenseIds')} />}
      <div>
        <FieldMessage id="attested-error" message={messageFor('attested')} />
        <label className="choice">
          <input
            type="checkbox"
            id="field-attested"
            checked={attested}
            onChange={(event) => setAttested(event.target.checked)}
            aria-describedby="attested-error"
          />
          <span>{page.attestation.replaceAll(page.name, name.trim() || page.name)}</span>
        </label>
      </div>
      <div>
        <Button type="submit" isDisabled={claiming}>
          {claiming ? 'Creating' : 'Create certificate'}
        </Button>
      </div>
    </form>
  );
}

/** Hers to show or not; what is ticked is what she ticked the last time. */
function Licenses({
  licenses,
  error,
}: Readonly<{ licenses: ClaimPage['licenses']; error: string | undefined }>) {
  return (
    <CheckFields
      name="licenseIds"
      label="Print on the certificate"
      hint={
        <>
          Your licenses, each as it will be printed; tick those you want on it, at most {maxLicensesPrinted}.
          Whoever has the certificate’s code can read them.
        </>
      }
      error={error}
      options={licenses.map(({ id, line }) => ({ id, label: line }))}
      chosen={licenses.flatMap(({ id, chosen }) => (chosen ? [id] : []))}
    />
  );
}

function FieldMessage({ id, message }: { id: string; message: string | undefined }) {
  return (
    <p id={id} className="font-semibold text-brick empty:hidden">
      {message && (
        <>
          <span className="sr-only">Error: </span>
          {message}
        </>
      )}
    </p>
  );
}
