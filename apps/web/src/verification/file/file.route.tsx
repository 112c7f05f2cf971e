import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button } from '../../ui/button.js';
import { ChooseFiles } from './choose-files.js';
import type { Collection } from './collection.js';
import { countWords } from './file-words.js';
import { allowedHosts } from './policy.js';
import { Result } from './result.js';
import { type Entry, useFileCheck } from './use-file-check.js';
import { WithoutInternet } from './without-internet.js';

export const handle = { title: 'Check a certificate file' };

export function Component() {
  const [search] = useSearchParams();
  const allowed = allowedHosts(search);
  const [collection, setCollection] = useState<Collection | null>(null);
  const { entries, said, isBusy, pages, collected, load, choose, again } = useFileCheck(collection);
  const isAlive = useIsAlive();

  return (
    <div className="max-w-2xl">
      <h1 tabIndex={-1}>Check a certificate file</h1>
      <p className="mt-3">
        Choose the PDF of a certificate, and this page says whether it is genuine and still counts. The file
        stays on this device: it is read here, in your browser, and never sent.
      </p>
      <noscript>
        <p className="notice mt-4">
          Reading a file here takes JavaScript, which is turned off. Checking by the code that is printed on
          the certificate works without it: see below.
        </p>
      </noscript>
      {allowed.length > 0 && (
        <p className="notice mt-4 break-words">
          You allowed this page to ask {allowed.join(' and ')} until you leave it.
        </p>
      )}
      <div className="mt-6">
        <ChooseFiles isDisabled={!isAlive || isBusy} onChoose={choose} />
        <p role="status" className="mt-2 font-semibold empty:hidden">
          {said}
        </p>
      </div>
      <Results entries={entries} isBusy={isBusy} allowed={allowed} onAgain={again} />
      <ByCode />
      <WithoutInternet
        collection={collection}
        onCollection={setCollection}
        pages={pages}
        collected={collected}
        load={load}
      />
      <StaysHere />
    </div>
  );
}

/** Nothing here works before the page is taken over from the server. */
function useIsAlive(): boolean {
  const [isAlive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);

  return isAlive;
}

type ResultsProps = Readonly<{
  entries: readonly Entry[];
  isBusy: boolean;
  allowed: readonly string[];
  onAgain: () => void;
}>;

function Results({ entries, isBusy, allowed, onAgain }: ResultsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isDone = entries.length > 0 && !isBusy;
  useEffect(() => {
    if (isDone) heading.current?.focus();
  }, [isDone]);
  if (entries.length === 0) return null;
  const marks = entries.flatMap(({ told }) => (told ? [told.mark] : []));

  return (
    <section aria-labelledby="results" className="mt-8">
      <h2 id="results" ref={heading} tabIndex={-1} className="outline-none">
        What was found
      </h2>
      <p role="status" className="mt-1 text-ink-2">
        {isBusy ? `Checking file ${marks.length + 1} of ${entries.length}` : countWords(marks)}
      </p>
      <ul className="mt-4 flex flex-col gap-4">
        {entries.map((entry) => (
          <Result key={entry.id} entry={entry} alone={entries.length === 1} allowed={allowed} />
        ))}
      </ul>
      {isDone && marks.includes('open') && (
        <p className="mt-4">
          <Button quiet onPress={onAgain}>
            Check again
          </Button>
        </p>
      )}
    </section>
  );
}

function ByCode() {
  return (
    <section aria-labelledby="by-code" className="mt-12">
      <h2 id="by-code">Only the code?</h2>
      <form method="get" action="/v" className="mt-3">
        <label htmlFor="code" className="font-semibold">
          Certificate code
        </label>
        <p id="code-hint" className="text-sm text-ink-2">
          Eight letters and digits, such as 7K4M-92QX. It stands beside the square picture.
        </p>
        <div className="mt-1 flex flex-wrap gap-3">
          <input
            id="code"
            name="code"
            aria-describedby="code-hint"
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
            className="field-input max-w-64"
          />
          <Button quiet type="submit">
            Check by code
          </Button>
        </div>
      </form>
    </section>
  );
}

function StaysHere() {
  return (
    <section aria-labelledby="stays" className="mt-12">
      <h2 id="stays">How you know that the file stays here</h2>
      <ul className="mt-3 flex list-disc flex-col gap-2 ps-5">
        <li>
          The part of this page that opens files may connect to nothing at all. Your browser holds it to that:
          the server sends it with the content security policy <code>default-src 'none'</code>.
        </li>
        <li>
          The rest of the page fetches what the society publishes, at the addresses that the certificate
          names: its keys, its lists and its log. It asks only this server and the one where its societies
          publish, and others if you allow them by name. It sends them no cookies, and of the file nothing but
          those addresses.
        </li>
        <li>You can see for yourself: get the page ready, turn the internet off, and check a file.</li>
        <li>
          The same check without this page: <code>npx cohesion verify FILE.pdf</code>.
        </li>
      </ul>
    </section>
  );
}
