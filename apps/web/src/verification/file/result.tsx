import { useId } from 'react';
import type { Told, ToldCheck } from './file-words.js';
import { Mark } from './mark.js';
import { addressAllowing } from './policy.js';
import type { Entry } from './use-file-check.js';

type ResultProps = Readonly<{
  entry: Entry;
  /** Shown whole when it is the only one. */
  alone: boolean;
  /** Hosts that this page may ask already. */
  allowed: readonly string[];
}>;

/** What was found in one file: the answer, what to do, and then each check. */
export function Result({ entry: { file, told, share }, alone, allowed }: ResultProps) {
  const titleId = useId();

  return (
    <li className="card" aria-labelledby={titleId}>
      <p className="text-sm break-words text-ink-2">{file.name}</p>
      {told ? (
        <Findings told={told} titleId={titleId} alone={alone} allowed={allowed} />
      ) : (
        <Progress titleId={titleId} share={share} />
      )}
    </li>
  );
}

function Progress({ titleId, share }: { titleId: string; share: number | null }) {
  const words = share === null ? 'Waits for its turn' : share < 1 ? 'Reading' : 'Checking';

  return (
    <>
      <h3 id={titleId} className="mt-1">
        {words}
      </h3>
      {share !== null && (
        <progress
          aria-labelledby={titleId}
          max={1}
          {...(share < 1 ? { value: share } : {})}
          className="mt-2 w-full accent-pine"
        />
      )}
    </>
  );
}

type FindingsProps = Readonly<{ told: Told; titleId: string; alone: boolean; allowed: readonly string[] }>;

function Findings({ told, titleId, alone, allowed }: FindingsProps) {
  const { mark, headline, sample, sentence, advice, checks, hostsToAllow, record } = told;

  return (
    <>
      <h3 id={titleId} className="mt-1 flex items-center gap-2">
        <Mark sign={mark} className="size-6" />
        {headline}
      </h3>
      {sample && <p className="mt-2 font-semibold">Sample data: not valid for credit.</p>}
      <p className="mt-2 break-words">{sentence}</p>
      {advice.map((words) => (
        <p key={words} className="mt-2 break-words">
          {words}
        </p>
      ))}
      {hostsToAllow.length > 0 && (
        <p className="mt-2">
          <a
            href={addressAllowing([...allowed, ...hostsToAllow])}
            className="button button-quiet wrap-anywhere"
          >
            Allow this page to ask {hostsToAllow.join(' and ')}
          </a>
          <span className="mt-1 block text-sm text-ink-2">
            The page loads again; then choose the file once more. They learn that somebody checks, and nothing
            of the file.
          </span>
        </p>
      )}
      {record && (
        <p className="mt-2 break-words">
          {record.words}
          {record.address && (
            <a href={record.address} className="text-link flex min-h-11 items-center">
              See the record for this code
            </a>
          )}
        </p>
      )}
      {checks.length > 0 && <Checks checks={checks} open={alone} />}
    </>
  );
}

const signs = { ok: 'good', 'not-ok': 'bad', unchecked: 'open' } as const;

function Checks({ checks, open }: { checks: readonly ToldCheck[]; open: boolean }) {
  return (
    <details open={open} className="mt-4 border-t border-line pt-2">
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">What was checked</summary>
      <ul>
        {checks.map(({ name, outcome, word, sentence }) => (
          <li key={name} className="flex gap-3 border-t border-line py-3">
            <Mark sign={signs[outcome]} className="mt-1 size-5" />
            <div className="min-w-0">
              <p>
                <span className="font-semibold">{name}</span> <span className="text-ink-2">· {word}</span>
              </p>
              <p className="break-words">{sentence}</p>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
