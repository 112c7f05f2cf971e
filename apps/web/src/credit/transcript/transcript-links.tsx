import { useState } from 'react';
import { Link } from 'react-router';
import { filePath, pagePath, type CycleName } from './paths.js';

/** Everything to take along from one cycle: the transcript to print and to compute with, the audit pack, a link to share. */
export function TranscriptLinks({ licenseId, cycleKey }: Readonly<{ licenseId: string; cycleKey: string }>) {
  const cycle = { licenseId, cycleKey };

  return (
    <section aria-labelledby="take-along" className="mt-10">
      <h2 id="take-along">Transcript</h2>
      <Downloads cycle={cycle} />
      <ul className="mt-2">
        <Way to={pagePath('transcript', cycle)} words="See what is in the audit pack, or share a link" />
        <Way to={pagePath('ce-broker', cycle)} words="Copy for CE Broker" />
      </ul>
    </section>
  );
}

function Way({ to, words }: Readonly<{ to: string; words: string }>) {
  return (
    <li>
      <Link to={to} className="text-link inline-flex min-h-11 items-center">
        {words}
      </Link>
    </li>
  );
}

const files = [
  { file: 'transcript.pdf', words: 'Transcript (PDF)', quiet: false },
  { file: 'audit-pack.zip', words: 'Audit pack (ZIP)', quiet: true },
  { file: 'transcript.csv', words: 'CSV', quiet: true },
  { file: 'transcript.json', words: 'JSON', quiet: true },
  { file: 'transcript.clr.jwt', words: 'Signed record for software (CLR)', quiet: true },
] as const;

/** Their words are short enough to stand beside another. */
const narrow: readonly string[] = ['transcript.csv', 'transcript.json'];

/** The browser saves each of them while it is being made; what it is doing is said beside the buttons. */
export function Downloads({ cycle }: Readonly<{ cycle: CycleName }>) {
  const [said, setSaid] = useState('');

  return (
    <>
      <p className="mt-3 grid grid-cols-2 gap-3 sm:flex sm:flex-wrap">
        {files.map(({ file, words, quiet }) => (
          <a
            key={file}
            href={filePath(file, cycle)}
            download
            className={`button ${quiet ? 'button-quiet' : ''} ${narrow.includes(file) ? '' : 'col-span-2'}`}
            onClick={() => setSaid(`${words} is on its way. Look in your downloads.`)}
          >
            {words}
          </a>
        ))}
      </p>
      <p role="status" className="mt-2 text-sm text-ink-2">
        {said}
      </p>
    </>
  );
}
