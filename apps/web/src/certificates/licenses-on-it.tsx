import { maxLicensesPrinted, type CertificateView } from '@cohesion/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSending, wholeField } from '../platform/use-sending.js';
import { Button } from '../ui/button.js';
import { CheckFields } from '../ui/choices.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { certificateQuery, chooseLicenses, licensesPrintedQuery } from './certificates.queries.js';

/** Puts licenses on a certificate or takes them off; the numbers are asked for when somebody looks. */
export function LicensesOnIt({ certificate }: { certificate: CertificateView }) {
  const [opened, setOpened] = useState(false);
  if (certificate.status !== 'valid') return null;

  return (
    <section aria-labelledby="licenses" className="mt-10">
      <h2 id="licenses">Licenses on it</h2>
      <p className="mt-2">A certificate prints those of your licenses that you choose, and no others.</p>
      <details className="fix-name mt-3" onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>Change what it prints</summary>
        {opened && <Choices certificate={certificate} />}
      </details>
    </section>
  );
}

function Choices({ certificate: { id } }: { certificate: CertificateView }) {
  const { data, isError, refetch } = useQuery(licensesPrintedQuery(id));
  if (isError)
    return (
      <p className="mt-3" role="alert">
        Your licenses could not be loaded.{' '}
        <button type="button" className="text-link min-h-11" onClick={() => void refetch()}>
          Try again
        </button>
      </p>
    );
  if (!data) return <p className="mt-3">Loading your licenses.</p>;
  const { printed, licenses } = data;
  const gone = printed.filter((line) => licenses.every((license) => license.line !== line));
  if (licenses.length === 0 && gone.length === 0)
    return <p className="mt-3">You keep no licenses in My CE yet. Add one there, then choose it here.</p>;

  return <ChoicesForm id={id} licenses={licenses} gone={gone} />;
}

type FormProps = Readonly<{
  id: string;
  licenses: readonly Readonly<{ id: string; line: string; chosen: boolean }>[];
  /** Printed, and not among hers as they are now. */
  gone: readonly string[];
}>;

function ChoicesForm({ id, licenses, gone }: FormProps) {
  const { send, sending, problems, errorOf } = useSending({
    fieldOf: wholeField,
    refused: ({ code, message }) =>
      code === 'text-does-not-fit' || code === 'glyph-missing'
        ? [{ field: 'licenseIds', message }]
        : undefined,
  });
  const [same, setSame] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const licenseIds = new FormData(event.currentTarget).getAll('licenseIds').map(String);
    setSame(false);
    void send(async () => {
      const changed = await chooseLicenses(id, { licenseIds });
      if (changed.id === id) {
        setSame(true);
        return;
      }
      queries.setQueryData(certificateQuery(changed.id).queryKey, changed);
      for (const queryKey of ['certificates', 'my-ce', 'enrollments'])
        void queries.invalidateQueries({ queryKey: [queryKey] });
      await navigate(`/certificates/${changed.id}`);
    });
  };

  return (
    <form noValidate className="mt-3 flex max-w-xl flex-col gap-5" onSubmit={submit}>
      <ErrorSummary problems={problems} />
      {gone.length > 0 && (
        <p className="notice">
          It prints {gone.join(' · ')}, which is not among your licenses as they are now. What you choose
          takes its place.
        </p>
      )}
      {licenses.length > 0 && (
        <CheckFields
          name="licenseIds"
          label="Print on the certificate"
          hint={`At most ${maxLicensesPrinted}, each as you see it here.`}
          error={errorOf('licenseIds')}
          options={licenses.map(({ id: license, line }) => ({ id: license, label: line }))}
          chosen={licenses.flatMap((license) => (license.chosen ? [license.id] : []))}
        />
      )}
      <p className="text-sm text-ink-2">
        The code stays. A new version takes the place of this one, and copies you gave away will read as
        replaced. Anyone with the code can read what a version prints; a license you take off leaves the
        public page, but not the copies and the data files of earlier versions.
      </p>
      <p>
        <Button type="submit" isDisabled={sending}>
          {sending ? 'Issuing' : 'Issue it this way'}
        </Button>
      </p>
      <p role="status" className="empty:hidden">
        {same && 'It prints exactly this already.'}
      </p>
    </form>
  );
}
