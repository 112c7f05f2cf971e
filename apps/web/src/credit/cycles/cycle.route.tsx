import type { CycleLedger } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData, useLocation } from 'react-router';
import { z } from 'zod/mini';
import { LastSeen } from '../../platform/offline/last-seen.js';
import { queryClientContext } from '../../platform/query-client.js';
import { ButtonLink } from '../../ui/button.js';
import { ChairRing } from '../../ui/chair-ring.js';
import { OneTimeItems } from '../licenses/one-time-items.js';
import { licenseQuery } from '../licenses/licenses.queries.js';
import { TranscriptLinks } from '../transcript/transcript-links.js';
import { CycleTabs } from './cycle-tabs.js';
import { cyclesQuery, ledgerQuery } from './cycles.queries.js';
import { headlineWords, recordedWords, seatsOf } from './figures.js';
import { FrozenNotice } from './frozen-notice.js';
import { Ledger } from './ledger.js';
import { RenewalDate } from './license-card.js';
import { ProblemNotice } from './problem-notice.js';
import { RequirementRows } from './requirement-rows.js';
import { Rules } from './rules.js';
import { RulesChangedNotice } from './rules-changed.js';

const routeParams = z.object({ licenseId: z.uuid(), start: z.optional(z.string()) });

export const handle = { title: ({ name }: { name: string }) => name };

/** Without a first day in the address: the running cycle. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { licenseId, start } = routeParams.parse(params);
  const queries = context.get(queryClientContext);
  const [list] = await Promise.all([
    queries.ensureQueryData(cyclesQuery(licenseId)),
    queries.ensureQueryData(licenseQuery(licenseId)),
  ]);
  const key = start ?? list.cycles.find(({ state }) => state === 'current')?.key ?? null;
  if (key !== null && !(list.problem && start === undefined))
    await queries.ensureQueryData(ledgerQuery(licenseId, key));

  return { licenseId, key: list.problem && start === undefined ? null : key, name: list.license.name };
}

export function Component() {
  const { licenseId, key } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const shown = useSuspenseQuery(cyclesQuery(licenseId));
  const { data: list } = shown;
  const { data: detail } = useSuspenseQuery(licenseQuery(licenseId));

  return (
    <div className="max-w-4xl">
      <p className="text-ink-2">
        <Link to="/my-ce" className="text-link">
          My CE
        </Link>
      </p>
      <div className="mt-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h1 tabIndex={-1}>{list.license.name}</h1>
        <Link
          to={`/my-ce/licenses/${licenseId}/edit`}
          className="text-link inline-flex min-h-11 items-center"
        >
          Change or remove
        </Link>
      </div>
      <LastSeen path={pathname} shown={shown} />
      {list.license.numberEnding && <p className="text-ink-2">Number {list.license.numberEnding}</p>}
      {list.problem && <ProblemNotice license={list.license} problem={list.problem} />}
      {list.rulesChanged && (
        <div className="mt-4">
          <RulesChangedNotice license={list.license} changed={list.rulesChanged} />
        </div>
      )}
      <CycleTabs licenseId={licenseId} cycles={list.cycles} current={key} />
      {key !== null && <Cycle key={key} licenseId={licenseId} cycle={key} />}
      <OneTimeItems licenseId={licenseId} items={detail.oneTimeItems} />
    </div>
  );
}

function Cycle({ licenseId, cycle }: Readonly<{ licenseId: string; cycle: string }>) {
  const { data: ledger } = useSuspenseQuery(ledgerQuery(licenseId, cycle));

  return (
    <>
      {ledger.frozen && <FrozenNotice ledger={ledger} frozen={ledger.frozen} />}
      <Standing ledger={ledger} />
      <Ledger ledger={ledger} />
      <Arithmetic ledger={ledger} />
      <TranscriptLinks licenseId={licenseId} cycleKey={cycle} />
      <Rules figures={ledger.figures} />
    </>
  );
}

function Standing({ ledger: { figures, license, state } }: { ledger: CycleLedger }) {
  return (
    <section aria-labelledby="standing" className="card mt-6 gap-8 md:grid md:grid-cols-2">
      <div>
        <div className="flex items-center gap-4">
          <ChairRing {...seatsOf(figures)} className="w-26 shrink-0 sm:w-32" />
          <div>
            <h2
              id="standing"
              className={`font-ui text-xl font-semibold ${figures.isComplete ? 'text-leaf' : ''}`}
            >
              {headlineWords(figures)}
            </h2>
            <p className="mt-1 text-sm text-ink-2">{recordedWords(figures)}</p>
            {state === 'current' && <RenewalDate figures={figures} />}
          </div>
        </div>
        <Asides ledger={figures} />
        {state === 'current' && (
          <p className="mt-5 grid gap-3 sm:flex sm:flex-wrap">
            <ButtonLink to={`/my-ce/fits/${license.id}`}>Find hours that fit</ButtonLink>
            <ButtonLink to="/my-ce/add" quiet>
              Add outside hours
            </ButtonLink>
          </p>
        )}
      </div>
      <div className="mt-5 md:mt-0">
        <RequirementRows figures={figures} />
        {figures.limits.length > 0 && (
          <ul className="mt-3 flex flex-col gap-1 text-sm text-ink-2">
            {figures.limits.map(({ id, sentence }) => (
              <li key={id}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

/** What else holds for this cycle, each in a sentence. */
function Asides({
  ledger: { carriedIn, carriesOut, exemption, proration },
}: {
  ledger: CycleLedger['figures'];
}) {
  const sentences = [
    exemption?.text,
    proration && `This cycle asks for ${proration.hours} hours: ${proration.clause.text}`,
    carriedIn && `${carriedIn.hours} hours were carried in from the cycle before.`,
    carriesOut && Number(carriesOut) > 0 && `${carriesOut} hours would carry into the next cycle.`,
  ].filter((words) => typeof words === 'string');
  if (sentences.length === 0) return null;

  return (
    <ul className="mt-4 flex flex-col gap-1">
      {sentences.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

function Arithmetic({ ledger: { arithmetic } }: { ledger: CycleLedger }) {
  if (arithmetic.length === 0) return null;

  return (
    <details className="mt-4">
      <summary className="text-link inline-flex min-h-11 items-center">The arithmetic, step by step</summary>
      <ol className="mt-1 list-decimal ps-6">
        {arithmetic.map((line, index) => (
          <li key={index} className="py-0.5">
            {line}
          </li>
        ))}
      </ol>
    </details>
  );
}
