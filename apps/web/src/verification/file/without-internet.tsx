import { type ChangeEvent, useState } from 'react';
import type { Json } from '@cohesion/certificates/verify';
import { Button } from '../../ui/button.js';
import { formatDate } from '../../ui/format.js';
import { type Collection, largestCollection, readCollection, writeCollection } from './collection.js';

type WithoutInternetProps = Readonly<{
  collection: Collection | null;
  onCollection: (collection: Collection | null) => void;
  /** How many addresses were read so far; there is nothing to save before. */
  pages: number;
  collected: () => ReadonlyMap<string, Json>;
  load: () => Promise<boolean>;
}>;

/** For checking where there is no internet: get ready, keep what societies publish, and use what was kept. */
export function WithoutInternet(props: WithoutInternetProps) {
  return (
    <section aria-labelledby="offline" className="mt-12">
      <h2 id="offline">Without the internet</h2>
      <p className="mt-3">
        Once this page is ready, it checks files with the internet turned off. What a file does not carry, the
        society’s keys, its lists of revoked certificates and the newest state of its log, is then not at hand
        unless you saved it; the page says so.
      </p>
      <ol className="mt-4 flex flex-col gap-6">
        <GetReady load={props.load} />
        <Keep pages={props.pages} collected={props.collected} />
        <UseKept collection={props.collection} onCollection={props.onCollection} />
      </ol>
    </section>
  );
}

function GetReady({ load }: Pick<WithoutInternetProps, 'load'>) {
  const [state, setState] = useState<'before' | 'loading' | 'ready' | 'failed'>('before');
  const words = {
    before: '',
    loading: 'Loading…',
    ready: 'Ready. You can turn the internet off now; keep this page open.',
    failed: 'It could not be loaded. Please try again when you are online.',
  };
  const press = () => {
    setState('loading');
    void load().then((loaded) => setState(loaded ? 'ready' : 'failed'));
  };

  return (
    <li>
      <Button quiet isDisabled={state === 'loading'} onPress={press}>
        Get this page ready
      </Button>
      <p role="status" className="mt-1 text-sm empty:hidden">
        {words[state]}
      </p>
    </li>
  );
}

function Keep({ pages, collected }: Pick<WithoutInternetProps, 'pages' | 'collected'>) {
  const press = () => {
    const text = writeCollection(collected(), new Date().toISOString());
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = Object.assign(document.createElement('a'), {
      href: address,
      download: 'certificate-checks.json',
    });
    link.click();
    // The browser has taken it by then.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };

  return (
    <li>
      <Button quiet isDisabled={pages === 0} onPress={press}>
        Download what is needed to check without the internet
      </Button>
      <p className="mt-1 text-sm text-ink-2">
        {pages === 0
          ? 'Check a file here while you are online first.'
          : 'One file with what the societies published just now. It serves for the certificates checked above; the same societies’ others need the newest state of the log as well.'}
      </p>
    </li>
  );
}

function UseKept({ collection, onCollection }: Pick<WithoutInternetProps, 'collection' | 'onCollection'>) {
  const [problem, setProblem] = useState('');
  const take = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    if (!file) return;
    const text = file.size > largestCollection ? '' : await file.text().catch(() => '');
    currentTarget.value = '';
    const read = readCollection(text);
    setProblem(read ? '' : `${file.name} is not a file that was saved here for this.`);
    onCollection(read);
  };

  return (
    <li>
      <input
        id="saved-collection"
        type="file"
        accept="application/json,.json"
        aria-describedby="saved-collection-hint"
        className="file-pick sr-only"
        onChange={(event) => void take(event)}
      />
      <label htmlFor="saved-collection" className="button button-quiet">
        Use such a file
      </label>
      <p id="saved-collection-hint" className="mt-1 text-sm text-ink-2">
        Only one that you saved yourself: whoever hands you a certificate could hand you forged keys with it.
      </p>
      <p role="status" className="mt-1 text-sm font-semibold empty:hidden">
        {collection && inUse(collection)}
      </p>
      {problem && (
        <p role="alert" className="notice notice-bad mt-2">
          {problem}
        </p>
      )}
    </li>
  );
}

function inUse({ savedAt, pages }: Collection): string {
  const saved = savedAt === null ? '' : `, saved ${formatDate(savedAt)}`;

  return `In use${saved}: ${pages.size} ${pages.size === 1 ? 'address' : 'addresses'}. It is asked where the internet does not answer.`;
}
