import type { KeyPurpose, SocietyKey, SocietyKeysPage } from '@cohesion/contracts';
import { fingerprintWords, formatDay, grouped, inUseWords, purposeWords } from '../../platform/key-words.js';
import { countWords } from '../words.js';
import { NewKey } from './new-key.js';
import { OwnKeyForm } from './own-key-form.js';
import { StolenForm } from './stolen-form.js';

/** What the parts of the page do with a key: `keep` shows what the api answered, and says what was done. */
export type Doing = Readonly<{
  org: string;
  issuerKey: SocietyKey;
  keep: (page: SocietyKeysPage, words: string) => void;
}>;

type SectionProps = Readonly<{
  org: string;
  page: SocietyKeysPage;
  purpose: KeyPurpose;
  keep: Doing['keep'];
}>;

/** The key that does one thing, what can be done about it, and those before it. */
export function KeySection({ org, page, purpose, keep }: SectionProps) {
  const keys = page.keys.filter((key) => key.purpose === purpose);
  const used = keys.find(({ state }) => state === 'in-use');
  const old = keys.filter((key) => key !== used);
  const { title, what } = purposeWords[purpose];
  const doing = used && { org, issuerKey: used, keep };

  return (
    <section aria-labelledby={`purpose-${purpose}`} className="mt-10">
      <h2 id={`purpose-${purpose}`}>{title}</h2>
      <p className="mt-1 max-w-2xl text-ink-2">{what}</p>
      {used && <Facts issuerKey={used} timeZone={page.timeZone} />}
      {doing && (
        <div key={used.id} className="border-b border-line">
          <NewKey {...doing} />
          {purpose === 'document' && <OwnKeyForm {...doing} />}
          <StolenForm {...doing} />
        </div>
      )}
      {old.length > 0 && (
        <details className="fold border-b border-line py-2">
          <summary className="font-semibold">
            {countWords(old.length, 'key before it', 'keys before it')}
          </summary>
          {old.map((key) => (
            <OldKey key={key.id} org={org} issuerKey={key} keep={keep} timeZone={page.timeZone} />
          ))}
        </details>
      )}
    </section>
  );
}

type Shown = Readonly<{ issuerKey: SocietyKey; timeZone: string }>;

function Facts({ issuerKey, timeZone }: Shown) {
  const { name, kind, recordedBy, certificate, fingerprint } = issuerKey;
  const made = certificate?.origin === 'brought' ? 'Brought' : 'Made';

  return (
    <dl className="mt-4 grid gap-x-8 gap-y-3 border-y border-line py-5 sm:grid-cols-2">
      <Fact label="In use">{inUseWords(issuerKey, timeZone)}</Fact>
      <Fact label="Key">
        {name}, {kind}
      </Fact>
      <Fact label={fingerprintWords(issuerKey)}>
        <code className="key-fingerprint">{grouped(fingerprint)}</code>
      </Fact>
      <Fact label="Where it is from">
        {made} by {recordedBy ?? 'the platform, when there was none'}
      </Fact>
      {certificate && (
        <Fact label="Its certificate">
          {certificate.subject}, {certificate.origin === 'made' ? 'by itself' : `by ${certificate.issuedBy}`}.
          Until {formatDay(certificate.validUntil, timeZone)}: a day before, a new key is made in its place.
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-2">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function OldKey({ org, issuerKey, keep, timeZone }: Shown & Doing) {
  const { name, state, endings, fingerprint } = issuerKey;

  return (
    <div className="border-t border-line py-4 first-of-type:border-0">
      <h3 className={state === 'stolen' ? 'text-brick' : undefined}>
        {name}, {state === 'stolen' ? 'stolen' : 'retired'}
      </h3>
      <p>{inUseWords(issuerKey, timeZone)}</p>
      <ul className="mt-1">
        {endings.map(({ kind, at, why, recordedBy }) => (
          <li key={kind}>
            {kind === 'stolen' ? 'Reported stolen' : 'Retired'} {formatDay(at, timeZone)}
            {recordedBy !== null && ` by ${recordedBy}`}: {why}
          </li>
        ))}
      </ul>
      <code className="key-fingerprint mt-1 text-ink-2">{grouped(fingerprint)}</code>
      {state === 'retired' && <StolenForm org={org} issuerKey={issuerKey} keep={keep} />}
    </div>
  );
}
