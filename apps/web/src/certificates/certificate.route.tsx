import type { CertificateView } from '@cohesion/contracts';
import { Link, type LoaderFunctionArgs, useLoaderData, useRouteError } from 'react-router';
import { z } from 'zod/mini';
import { ApiError } from '../platform/api.js';
import { queryClientContext } from '../platform/query-client.js';
import { formatDate } from '../ui/format.js';
import { CertificatePicture } from './certificate-picture.js';
import { certificateQuery } from './certificates.queries.js';
import { CopyLink } from './copy-link.js';
import { FixName } from './fix-name.js';
import { LicensesOnIt } from './licenses-on-it.js';
import { MailToMe } from './mail-to-me.js';
import { Standing, Versions } from './standing.js';
import { statusWords } from './status-words.js';
import { useUntilReady } from './use-until-ready.js';
import './certificate.css';

const routeParams = z.object({ certificateId: z.uuid() });

export const handle = { title: 'Certificate' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { certificateId } = routeParams.parse(params);
  await context.get(queryClientContext).ensureQueryData(certificateQuery(certificateId));

  return { certificateId };
}

export function Component() {
  const { certificateId } = useLoaderData<typeof loader>();
  const certificate = useUntilReady(certificateId);

  return (
    <div className="max-w-3xl">
      <p>
        <Link to="/certificates" className="text-link">
          Certificates
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-1">
        {certificate.amount} {certificate.unit}
      </h1>
      <p className="mt-1 text-ink-2">
        {certificate.activityTitle} · {certificate.bodyName}
      </p>
      {certificate.sample && (
        <p className="notice mt-4">
          Sample certificate. It shows how the software works and is not valid for credit.
        </p>
      )}
      <Standing certificate={certificate} />
      <Paper certificate={certificate} />
      <CertificatePicture certificate={certificate} />
      <Facts certificate={certificate} />
      <FixName certificate={certificate} />
      <LicensesOnIt key={certificate.id} certificate={certificate} />
      <Words certificate={certificate} />
    </div>
  );
}

function Paper({ certificate }: { certificate: CertificateView }) {
  return (
    <div className="mt-6">
      <div role="status">
        <Missing certificate={certificate} />
        {certificate.problem === null && !certificate.ready && (
          <p>Your credit is recorded. The PDF is being made and will be here in a moment.</p>
        )}
        {certificate.ready && <Download certificate={certificate} />}
        {certificate.signedAnewAt !== null && (
          <p className="mt-3 max-w-2xl text-ink-2">
            Signed anew on {formatDate(certificate.signedAnewAt)}, because a key that had signed it was
            stolen. Please use this file from now on. Your credit and the code are the same.
          </p>
        )}
      </div>
      {certificate.ready && <MailToMe certificateId={certificate.id} />}
    </div>
  );
}

/** Why there is no page, and what is going on about it. */
function Missing({ certificate: { problem, retrying } }: { certificate: CertificateView }) {
  if (problem === null) return null;
  if (retrying)
    return <p>Your credit is recorded. The PDF could not be made before, and is being made again now.</p>;

  return (
    <div className="certificate-problem">
      <p className="font-semibold">The PDF could not be made.</p>
      <p className="mt-1">{problem}</p>
      <p className="mt-1">
        Your credit is recorded and safe. The society can mend this and try again; there is nothing that you
        have to do.
      </p>
    </div>
  );
}

/** Plain links: they work before any script has run, and in every browser. */
function Download({ certificate: { id, bytes } }: { certificate: CertificateView }) {
  const file = `/api/certificates/${id}/file`;

  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <a href={file} download className="certificate-download">
        Download PDF
      </a>
      <span className="text-sm text-ink-2">
        US Letter{bytes !== null && `, ${Math.ceil(bytes / 1024)} KB`}
      </span>
      <a href={`${file}?paper=a4`} download className="text-link inline-flex min-h-11 items-center">
        Download on A4
      </a>
    </p>
  );
}

function Facts({ certificate }: { certificate: CertificateView }) {
  return (
    <section aria-labelledby="check" className="card mt-8">
      <h2 id="check">For anyone who wants to check</h2>
      <dl className="mt-3 grid gap-x-8 gap-y-3 sm:grid-cols-[auto_1fr]">
        <dt className="text-ink-2">Code</dt>
        <dd className="font-semibold tracking-normal">{certificate.code}</dd>
        <dt className="text-ink-2">Page</dt>
        <dd className="min-w-0">
          <a href={certificate.verifyUrl} className="text-link break-all">
            {certificate.verifyUrl}
          </a>
        </dd>
        <dt className="text-ink-2">Issued</dt>
        <dd>{formatDate(certificate.issuedAt)}</dd>
        <dt className="text-ink-2">Version</dt>
        <dd>
          {certificate.version}, {statusWords[certificate.status].toLowerCase()}
          <Versions certificate={certificate} />
        </dd>
        <dt className="text-ink-2">For software</dt>
        <dd>
          <ForSoftware certificate={certificate} />
        </dd>
      </dl>
      <CopyLink address={certificate.verifyUrl} />
      <p className="mt-2 text-sm">
        Or with the PDF itself:{' '}
        <a href="/verify/file" className="text-link">
          check the file
        </a>
        . It is not sent anywhere.
      </p>
      {certificate.linkedIn && (
        <p className="mt-3">
          <a
            href={certificate.linkedIn}
            target="_blank"
            rel="noreferrer"
            className="text-link inline-flex min-h-11 items-center"
          >
            Add to my LinkedIn profile
          </a>
          <span className="block text-sm text-ink-2">
            Opens LinkedIn’s own form in a new tab. Nothing is sent before you press Save there.
          </span>
        </p>
      )}
    </section>
  );
}

/** An Open Badges credential, and the same as a signed token: what wallets and badge collections take. */
function ForSoftware({ certificate: { verifyUrl, version } }: { certificate: CertificateView }) {
  return (
    <>
      <a href={`${verifyUrl}.json?version=${version}`} className="text-link">
        credential
      </a>
      ,{' '}
      <a href={`${verifyUrl}.jwt?version=${version}`} className="text-link">
        token
      </a>
      <span className="block text-sm text-ink-2">Open Badges 3.0, for wallets and badge collections.</span>
    </>
  );
}

/** The same words as on the paper, for reading and for screen readers. */
function Words({ certificate }: { certificate: CertificateView }) {
  return (
    <section aria-labelledby="words" className="mt-10">
      <h2 id="words">What the certificate says</h2>
      <div className="certificate-words">
        {certificate.lines.map(({ label, text }, index) => (
          <p key={index}>
            {label && <span className="block text-sm text-ink-2">{label}</span>}
            <span className={text === certificate.name ? 'certificate-name' : ''}>{text}</span>
          </p>
        ))}
      </div>
    </section>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (!(error instanceof ApiError && error.problem.code === 'not-found')) throw error;

  return (
    <>
      <h1 tabIndex={-1}>No such certificate</h1>
      <p className="mt-3">
        <Link to="/certificates" className="text-link">
          See your certificates
        </Link>
      </p>
    </>
  );
}
