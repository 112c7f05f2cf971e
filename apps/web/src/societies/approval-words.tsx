import type { ApprovalPage, ApprovalVersion, PrescribedWords } from '@cohesion/contracts';
import { formatDate } from '../ui/format.js';
import { formatWords, periodWords } from './words.js';

const artefacts = {
  page: 'course page',
  slide: 'slide before a live event',
  evaluation: 'evaluation form',
  certificate: 'certificate',
} as const;

const trust = {
  stated: 'Read at the body’s own page or in the text of a rule',
  secondary: 'Read in a copy',
  unverified: 'Common knowledge that nobody could look up',
} as const;

/** What is printed today, and what it stands on. */
export function PrescribedStatements({ page: { printed, prescribed, approval } }: { page: ApprovalPage }) {
  const own = prescribed.length === 0;

  return (
    <section aria-labelledby="printed" className="mt-8">
      <h2 id="printed">What is printed</h2>
      <blockquote className="mt-3 border-s-4 border-pine ps-4 font-read">{printed.page}</blockquote>
      {printed.certificate !== printed.page && (
        <>
          <p className="mt-3 font-semibold">On certificates</p>
          <blockquote className="mt-1 border-s-4 border-pine ps-4 font-read">
            {printed.certificate}
          </blockquote>
        </>
      )}
      {own ? (
        <p className="mt-3 text-ink-2">
          We know no words that {approval.bodyName} prescribes. These are the society’s own, from its approval
          letter.
        </p>
      ) : (
        <ul className="mt-3 flex flex-col gap-3">
          {unique(prescribed).map((words) => (
            <Prescribed
              key={words.text}
              words={words}
              on={prescribed.filter(({ text }) => text === words.text)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Prescribed({ words, on }: Readonly<{ words: PrescribedWords; on: readonly PrescribedWords[] }>) {
  return (
    <li className="text-sm text-ink-2">
      Prescribed for the {on.map(({ artefact }) => artefacts[artefact]).join(' and the ')}.{' '}
      {trust[words.confidence]}
      {words.source && (
        <>
          :{' '}
          <a href={words.source.url} className="text-link" rel="noreferrer">
            {words.source.title}
          </a>
        </>
      )}
      , checked {formatDate(words.verifiedOn)}. {words.note}
    </li>
  );
}

const unique = (all: readonly PrescribedWords[]): PrescribedWords[] =>
  all.filter(({ text }, index) => all.findIndex((other) => other.text === text) === index);

const changes = { added: 'Added', changed: 'Changed', ended: 'Ended' } as const;

/** Every version, the newest first: what a certificate says can be found here. */
export function ApprovalVersions({ versions }: { versions: readonly ApprovalVersion[] }) {
  return (
    <section aria-labelledby="versions" className="mt-10">
      <h2 id="versions">History</h2>
      <ol className="mt-3 border-t border-line" reversed>
        {versions.map((version) => (
          <li key={version.version} className="border-b border-line py-4">
            <p className="font-semibold">
              Version {version.version}: {changes[version.change].toLowerCase()}{' '}
              {formatDate(version.recordedAt)} by {version.recordedBy ?? 'the society’s file'}
            </p>
            {version.note && <p className="mt-1">{version.note}</p>}
            <p className="mt-1 text-sm text-ink-2">
              {periodWords(version)}. {formatWords(version.formats)}. Number:{' '}
              {version.approvalNumber ?? version.providerNumber ?? 'none'}.{' '}
              {version.courses ? `For: ${version.courses.join(', ')}.` : ''}
            </p>
            {version.statement && <p className="mt-1 text-sm text-ink-2">“{version.statement}”</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
