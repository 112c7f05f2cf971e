import type { IssuerKey, IssuerPage as Issuer } from '@cohesion/contracts';
import { fingerprintWords, formatDay, grouped, purposeWords, inUseWords } from '../../platform/key-words.js';

/** Older keys than these are in the document for programs; a page of any length stays a page. */
const oldKeysShown = 12;

export function IssuerPage({ issuer }: { issuer: Issuer }) {
  const { name, place, sample, keys, timeZone } = issuer;
  const used = keys.filter(({ state }) => state === 'in-use');

  return (
    <main>
      <h1>{name}</h1>
      <p className="lead">
        This society, in {place}, issues certificates of continuing education. Here is how to tell that a
        certificate is its own: by the keys that sign it.
      </p>
      {sample && <p className="sample">A sample society. Its certificates are not valid for credit.</p>}
      <HowToCheck />
      <h2>Keys in use</h2>
      {used.map((key) => (
        <KeyCard key={key.name} issuerKey={key} timeZone={timeZone} />
      ))}
      <p className="quiet">
        A fingerprint is short for the key. If somebody tells you one by phone or on paper, compare it with
        what stands here.
      </p>
      <OldKeys issuer={issuer} />
      <Records issuer={issuer} />
    </main>
  );
}

function HowToCheck() {
  return (
    <>
      <h2>Check a certificate</h2>
      <ul>
        <li>
          <a href="/v">By its code</a>, eight letters and digits beside the square picture.
        </li>
        <li>
          <a href="/verify/file">By its PDF file</a>. The file stays on your device.
        </li>
        <li>
          On a command line, with Node.js:
          <pre>
            <code>npx cohesion verify FILE.pdf</code>
          </pre>
        </li>
      </ul>
    </>
  );
}

type CardProps = Readonly<{ issuerKey: IssuerKey; timeZone: string }>;

function KeyCard({ issuerKey, timeZone }: CardProps) {
  const { purpose, kind, certificate, name } = issuerKey;
  const { title, what } = purposeWords[purpose];

  return (
    <section className="key" id={name}>
      <h3>{title}</h3>
      <p>{what}</p>
      <dl>
        <div>
          <dt>In use</dt>
          <dd>{inUseWords(issuerKey, timeZone)}</dd>
        </div>
        <Fingerprint issuerKey={issuerKey} />
        {certificate && (
          <div>
            <dt>Its certificate</dt>
            <dd>{certificateWords(certificate, timeZone)}</dd>
          </div>
        )}
      </dl>
      <p className="quiet">
        {name}, {kind}
      </p>
    </section>
  );
}

function certificateWords(
  { origin, subject, issuedBy, validUntil }: NonNullable<IssuerKey['certificate']>,
  timeZone: string,
): string {
  const by = origin === 'made' ? 'by the society itself' : `by ${issuedBy}`;

  return `For ${subject}, ${by}, until ${formatDay(validUntil, timeZone)}`;
}

function Fingerprint({ issuerKey }: { issuerKey: IssuerKey }) {
  return (
    <div>
      <dt>{fingerprintWords(issuerKey)}</dt>
      <dd>
        <code className="fp">{grouped(issuerKey.fingerprint)}</code>
      </dd>
    </div>
  );
}

function OldKeys({ issuer: { keys, timeZone, documentUrl } }: { issuer: Issuer }) {
  const old = keys.filter(({ state }) => state !== 'in-use');
  const left = old.length - oldKeysShown;

  return (
    <>
      <h2>Keys no longer used</h2>
      <p>
        A <strong>retired</strong> key made way for a new one. What it signed while it was in use stays valid.
        A <strong>stolen</strong> key fell into other hands. Nothing it signed is believed, whatever date it
        bears: the society issues those certificates again.
      </p>
      {old.length === 0 && <p>There are none yet.</p>}
      {old.slice(0, oldKeysShown).map((key) => (
        <section
          key={key.name}
          id={key.name}
          className={`key gone ${key.state === 'stolen' ? 'stolen' : ''}`}
        >
          <h3>
            {key.name}, {key.state === 'stolen' ? 'stolen: do not trust it' : 'retired'}
          </h3>
          <p>
            {purposeWords[key.purpose].past}, {inUseWords(key, timeZone)}.
            {key.stolenAt && ` Reported stolen ${formatDay(key.stolenAt, timeZone)}.`}
          </p>
          <dl>
            <Fingerprint issuerKey={key} />
          </dl>
        </section>
      ))}
      {left > 0 && (
        <p>
          {left} older {left === 1 ? 'one is' : 'ones are'} in the{' '}
          <a href={documentUrl}>document for programs</a>.
        </p>
      )}
    </>
  );
}

function Records({ issuer: { did, documentUrl, log, contact } }: { issuer: Issuer }) {
  return (
    <>
      <h2>The public log</h2>
      <p>
        Every certificate, each correction and each revocation is an entry in a log that can only grow. It
        names nobody. Certificates carry the proof that they are in it; whoever checks one sees that the log
        still has all that it had. <a href={`${log.url}/head`}>How far it has come</a>
      </p>
      <h2>For programs</h2>
      <p>
        The keys in machine-readable form: <a href={documentUrl}>did.json</a>. The society is known as{' '}
        <code>{did}</code>, its log as <code>{log.origin}</code>.
      </p>
      <h2>Ask a person</h2>
      <p>
        {contact.name}, <a href={`mailto:${contact.email}`}>{contact.email}</a>
      </p>
    </>
  );
}
