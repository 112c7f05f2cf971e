import { keyPurpose, type SocietyKeysPage } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { queryClientContext } from '../../platform/query-client.js';
import { AdministratorsOnly } from '../administrators-only.js';
import { KeySection } from './key-section.js';
import { keysQuery, reissuesQuery } from './keys.queries.js';
import { Reissues } from './reissues.js';
import './keys.css';

export const handle = { title: 'Keys' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const org = params['org'] ?? '';
  const queries = context.get(queryClientContext);
  await queries.ensureQueryData(keysQuery(org));
  await queries.fetchQuery(reissuesQuery(org));

  return { org };
}

export const ErrorBoundary = () => <AdministratorsOnly title="Keys" />;

export function Component() {
  const { org } = useLoaderData<typeof loader>();
  const { data: page } = useSuspenseQuery(keysQuery(org));
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const keep = (changed: SocietyKeysPage, words: string) => {
    queries.setQueryData(keysQuery(org).queryKey, changed);
    setSaid(words);
    void queries.invalidateQueries({ queryKey: reissuesQuery(org).queryKey });
  };

  return (
    <div className="max-w-3xl">
      <h1 tabIndex={-1}>Keys</h1>
      <p className="mt-3 text-lg">
        What the society signs certificates with. Anyone can see which keys are yours, on{' '}
        <a href={page.pageUrl} className="text-link">
          the page of the issuer
        </a>
        . The secret halves are sealed here and never shown.
      </p>
      <p role="status" className="notice notice-good mt-4 empty:hidden">
        {said}
      </p>
      <Reissues org={org} timeZone={page.timeZone} />
      {keyPurpose.options.map((purpose) => (
        <KeySection key={purpose} org={org} page={page} purpose={purpose} keep={keep} />
      ))}
      <TimeStamps host={page.timeStamps} />
    </div>
  );
}

function TimeStamps({ host }: { host: string | null }) {
  return (
    <section aria-labelledby="stamps" className="mt-10">
      <h2 id="stamps">Time-stamps</h2>
      <p className="mt-2">
        {host
          ? `Each PDF file carries a token of ${host}, which proves when it was signed. While the service does not answer, certificates wait for it.`
          : 'PDF files say when they were signed; no third party vouches for it. Whoever runs this installation can set a time-stamp service.'}
      </p>
    </section>
  );
}
