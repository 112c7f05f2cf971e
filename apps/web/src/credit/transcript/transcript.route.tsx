import type { CycleList } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { z } from 'zod/mini';
import { queryClientContext } from '../../platform/query-client.js';
import { ButtonLink } from '../../ui/button.js';
import { cyclesQuery } from '../cycles/cycles.queries.js';
import { ProblemNotice } from '../cycles/problem-notice.js';
import { PackContents } from './pack-contents.js';
import { pagePath, type CycleName } from './paths.js';
import { spanOf } from './cycle-words.js';
import { Shares } from './shares.js';
import { Downloads } from './transcript-links.js';
import { licensesQuery, packQuery, sharesQuery } from './transcript.queries.js';

const asked = z.object({ license: z.nullable(z.uuid()), cycle: z.nullable(z.string()) });

export const handle = { title: 'Transcript' };

/** Without a license in the address: the first one; without a cycle, the newest. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const wanted = asked.safeParse({ license: searchParams.get('license'), cycle: searchParams.get('cycle') });
  const queries = context.get(queryClientContext);
  const [{ licenses }] = await Promise.all([
    queries.ensureQueryData(licensesQuery()),
    queries.ensureQueryData(sharesQuery()),
  ]);
  const license = licenses.find(({ id }) => id === wanted.data?.license) ?? licenses[0];
  if (!license) return { cycle: null, licenseId: null };
  const { cycles } = await queries.ensureQueryData(cyclesQuery(license.id));
  const cycle = cycles.find(({ key }) => key === wanted.data?.cycle) ?? cycles[0];
  if (!cycle) return { cycle: null, licenseId: license.id };
  const name = { licenseId: license.id, cycleKey: cycle.key };
  await queries.ensureQueryData(packQuery(name));

  return { cycle: name, licenseId: license.id };
}

export function Component() {
  const { cycle, licenseId } = useLoaderData<typeof loader>();

  return (
    <div className="max-w-3xl">
      <p className="text-ink-2">
        <Link to="/my-ce" className="text-link">
          My CE
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-1">
        Transcript
      </h1>
      {licenseId === null ? <NoLicense /> : <Chosen licenseId={licenseId} cycle={cycle} />}
      <Shares cycle={cycle} />
    </div>
  );
}

function NoLicense() {
  return (
    <>
      <p className="mt-3">A transcript is for one license and one cycle. Add a license, and it is here.</p>
      <p className="mt-4">
        <ButtonLink to="/my-ce/licenses/new">Add a license</ButtonLink>
      </p>
    </>
  );
}

function Chosen({ licenseId, cycle }: Readonly<{ licenseId: string; cycle: CycleName | null }>) {
  const { data } = useSuspenseQuery(licensesQuery());
  const { data: list } = useSuspenseQuery(cyclesQuery(licenseId));
  const current = list.cycles.find(({ key }) => key === cycle?.cycleKey);

  return (
    <>
      {data.licenses.length > 1 && (
        <Choices
          label="License"
          choices={data.licenses.map(({ id, name }) => ({
            to: `/my-ce/transcript?license=${id}`,
            words: name,
            isHere: id === licenseId,
          }))}
        />
      )}
      {list.cycles.length > 1 && (
        <Choices
          label="Cycle"
          choices={list.cycles.map((one) => ({
            to: pagePath('transcript', { licenseId, cycleKey: one.key }),
            words: yearsOf(one),
            isHere: one.key === cycle?.cycleKey,
          }))}
        />
      )}
      {list.problem && <ProblemNotice license={list.license} problem={list.problem} />}
      {cycle && current && (
        <section aria-labelledby="downloads" className="card mt-6">
          <h2 id="downloads" className="font-ui text-lg font-semibold">
            {list.license.name}
          </h2>
          <p className="text-sm text-ink-2">{spanOf(current)}</p>
          <Downloads cycle={cycle} />
          <PackContents cycle={cycle} />
          <p className="mt-2">
            <Link to={pagePath('ce-broker', cycle)} className="text-link inline-flex min-h-11 items-center">
              Copy for CE Broker
            </Link>
          </p>
        </section>
      )}
    </>
  );
}

const yearsOf = ({ state, start, end }: CycleList['cycles'][number]): string =>
  state === 'current' ? 'This cycle' : `${start?.slice(0, 4)} to ${end?.slice(0, 4)}`;

type Choice = Readonly<{ to: string; words: string; isHere: boolean }>;

function Choices({ label, choices }: Readonly<{ label: string; choices: readonly Choice[] }>) {
  return (
    <nav aria-label={label} className="mt-4 overflow-x-auto">
      <ul className="flex gap-1 border-b border-line">
        {choices.map(({ to, words, isHere }) => (
          <li key={to} className="shrink-0">
            <Link
              to={to}
              aria-current={isHere ? 'page' : undefined}
              className={`inline-flex min-h-11 items-center border-b-3 px-3 text-ink no-underline hover:underline ${
                isHere ? 'border-pine font-semibold' : 'border-transparent'
              }`}
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
