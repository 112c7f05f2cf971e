import type { Problem, Verification } from '@cohesion/contracts';
import { formatDate } from '../ui/format.js';
import type { Outcome } from './render-verification.js';
import { Sessions } from './sessions.js';
import { headlineOf, reasonOf } from '../platform/certificate-words.js';

/** Answer first, then the facts, then how sure one can be of them. */
export function VerificationPage({ outcome }: { outcome: Outcome }) {
  return (
    <main>
      {outcome.kind === 'found' && <Found certificate={outcome.certificate} />}
      {outcome.kind === 'refused' && <Refused typed={outcome.typed} problem={outcome.problem} />}
      {outcome.kind === 'unreachable' && (
        <>
          <h1>We could not check this certificate</h1>
          <p>
            The record cannot be reached at the moment. This says nothing about the certificate. Please try
            again.
          </p>
        </>
      )}
      {outcome.kind === 'ask' && <h1>Check a certificate</h1>}
      {outcome.kind !== 'found' && <AskForm typed={outcome.kind === 'refused' ? outcome.typed : ''} />}
      <p className="again">
        {outcome.kind === 'found' && (
          <>
            <a href="/v">Check another code</a> ·{' '}
          </>
        )}
        <a href="/verify/file">Check the file itself</a>
      </p>
    </main>
  );
}

function Refused({ typed, problem }: { typed: string; problem: Problem }) {
  if (problem.code === 'too-many-requests') {
    return (
      <>
        <h1>Please wait a moment</h1>
        <p>{problem.message}</p>
      </>
    );
  }

  return (
    <>
      <h1 className="bad">No certificate has this code</h1>
      <p>
        You typed <strong>{typed}</strong>.{' '}
        {(problem.code === 'code-unreadable' || problem.code === 'not-found') && problem.message}
      </p>
      <p>
        Check for 0 and O, 1 and I, V and U: codes never contain O, I, L or U. The last letter or digit checks
        the others, so one that is wrong is always noticed.
      </p>
    </>
  );
}

function AskForm({ typed }: { typed: string }) {
  return (
    <form method="get" action="/v">
      <label htmlFor="code">Certificate code</label>
      <p id="hint" className="quiet">
        Eight letters and digits, such as 7K4M-92QX. It stands beside the square picture.
      </p>
      <input
        id="code"
        name="code"
        defaultValue={typed}
        aria-describedby="hint"
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
      />
      <button type="submit">Check certificate</button>
    </form>
  );
}

function Found({ certificate }: { certificate: Verification }) {
  const { status, name, licenses, activityTitle, amount, unit, bodyName, format, completedOn, society } =
    certificate;
  const {
    cosponsor,
    sample,
    statement,
    approvalNumber,
    providerNumber,
    version,
    code,
    checkedAt,
    timeZone,
    issuedAt,
  } = certificate;
  const reason = reasonOf(certificate);

  return (
    <>
      <h1 className={status === 'valid' ? 'good' : 'bad'}>{headlineOf(certificate)}</h1>
      {reason && <p>{reason} It is not valid, whichever version you hold.</p>}
      <Replaced certificate={certificate} />
      {sample && <p className="sample">Sample data: not valid for credit.</p>}
      <dl>
        <Fact label="Name" words={name} />
        {licenses.length > 0 && (
          <Fact label="Licenses, as the learner gave them" words={licenses.join('; ')} />
        )}
        <Fact label="Program" words={activityTitle} />
        <Fact label="Credit" words={`${amount} ${unit}, ${bodyName}`} />
        <ByType certificate={certificate} />
        <Fact label="Format" words={format} />
        <Fact label="Completed" words={formatDate(completedOn)} />
        <Fact label="Issued by" words={`${society}, ${formatInstant(issuedAt, timeZone)}`} />
        {cosponsor && (
          <Fact label="Co-sponsored by" words={`${cosponsor}, whose signature the file carries too`} />
        )}
        <Fact label="Code and version" words={`${code}, version ${version}`} />
        {providerNumber && <Fact label="Provider number" words={providerNumber} />}
        {approvalNumber && <Fact label="Approval number" words={approvalNumber} />}
      </dl>
      <Sessions certificate={certificate} />
      <p>{statement}</p>
      <Chain certificate={certificate} />
      <SignedAnew certificate={certificate} />
      <ForSoftware certificate={certificate} />
      <p className="quiet">
        Checked {formatInstant(checkedAt, timeZone)}. This page is the record. A printed copy is only as good
        as this page says. The approval is stated as it stood when the credit was earned.
      </p>
    </>
  );
}

/** For whoever holds an older copy: which one it is, and which one counts. */
function Replaced({ certificate: { status, version, askedVersion } }: { certificate: Verification }) {
  if (status === 'revoked' || version === 1) return null;

  return status === 'superseded' ? (
    <p className="sample">
      You asked about version {askedVersion}. Version {version} took its place; what follows is what it says.
    </p>
  ) : (
    <p className="sample">
      This is version {version}. If your copy says an earlier one, it was replaced: what counts is below.
    </p>
  );
}

function ByType({ certificate: { categories, unit } }: { certificate: Verification }) {
  if (categories.length === 0) return null;

  return (
    <Fact
      label="By type"
      words={categories.map(({ name, amount }) => `${name}: ${amount} ${unit}`).join('; ')}
    />
  );
}

function Chain({ certificate: { versions, code, timeZone } }: { certificate: Verification }) {
  if (versions.length < 2) return null;

  return (
    <>
      <h2>Versions</h2>
      <ol reversed>
        {versions.map(({ version, issuedAt, replacedAt }) => (
          <li key={version} value={version}>
            Issued {formatDay(issuedAt, timeZone)},{' '}
            {replacedAt ? (
              <a href={`/v/${code}?version=${version}`}>replaced {formatDay(replacedAt, timeZone)}</a>
            ) : (
              <strong>the newest</strong>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** For whoever holds a file from before: why it is not believed, and that the certificate is the same. */
function SignedAnew({ certificate: { signedAnewAt, timeZone } }: { certificate: Verification }) {
  if (signedAnewAt === null) return null;

  return (
    <p>
      Its file was signed anew on {formatDay(signedAnewAt, timeZone)}, because a key that had signed it was
      stolen. A file from before cannot be relied on; the certificate itself is the same.
    </p>
  );
}

/** The same certificate as an Open Badges credential, and as a signed token: of the version that was asked for. */
function ForSoftware({ certificate: { code, askedVersion } }: { certificate: Verification }) {
  const version = askedVersion === null ? '' : `?version=${askedVersion}`;

  return (
    <p className="quiet">
      For software: <a href={`/v/${code}.json${version}`}>credential</a>,{' '}
      <a href={`/v/${code}.jwt${version}`}>token</a>
    </p>
  );
}

function Fact({ label, words }: { label: string; words: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{words}</dd>
    </div>
  );
}

function formatInstant(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone,
  }).format(new Date(instant));
}

const formatDay = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone }).format(new Date(instant));
