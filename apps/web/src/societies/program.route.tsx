import type { ProgramPage } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { capitalize, formatDate } from '../ui/format.js';
import { CosponsorSection } from './cosponsors/cosponsor-section.js';
import { cosponsorshipsQuery } from './cosponsors/cosponsors.queries.js';
import { ProgramForm } from './program-form.js';
import { programQuery } from './societies.queries.js';
import { disciplineWords, roleWords } from './words.js';

export const handle = { title: ({ title }: { title: string }) => title };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const [org, course] = [params['org'] ?? '', params['course'] ?? ''];
  const queries = context.get(queryClientContext);
  const [{ program }] = await Promise.all([
    queries.ensureQueryData(programQuery(org, course)),
    queries.ensureQueryData(cosponsorshipsQuery(org)),
  ]);

  return { org, course, title: program.title };
}

export function Component() {
  const { org, course } = useLoaderData<typeof loader>();
  const { data: page } = useSuspenseQuery(programQuery(org, course));
  const { program } = page;

  return (
    <div className="max-w-3xl">
      <p className="text-ink-2">
        <Link to={`/s/${org}/programs`} className="text-link">
          Programs
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-1">
        {program.title}
      </h1>
      <p className="mt-2 text-ink-2">
        Version {program.version}.{' '}
        <Link to={`/courses/${course}`} className="text-link">
          See its public page
        </Link>
      </p>
      <Offers page={page} org={org} />
      <Worksheet page={page} />
      <People page={page} />
      {page.mayKeep && <ProgramForm key={page.recordVersion} page={page} org={org} course={course} />}
      <CosponsorSection org={org} course={course} />
      <History page={page} />
    </div>
  );
}

type OnPage = Readonly<{ page: ProgramPage }>;

function Offers({ page: { program, notForCreditReason }, org }: OnPage & { org: string }) {
  const { offers, refused } = program;

  return (
    <section aria-labelledby="offers" className="mt-8">
      <h2 id="offers">What it gives today</h2>
      {offers.length === 0 && (
        <p className="mt-2">
          {program.forCredit
            ? 'No CE credit. Its public page says so.'
            : `No CE credit, by what the course itself says: ${notForCreditReason ?? 'it is not for credit.'}`}
        </p>
      )}
      <ul className="mt-3 flex flex-col gap-3">
        {offers.map(({ body, bodyName, amount, unit, format, approvalNumber, validTo }) => (
          <li key={body} className="border-s-4 border-pine ps-4">
            <p className="font-semibold">
              {bodyName}: {amount} {unit}
            </p>
            <p className="text-sm text-ink-2">
              {capitalize(format)}
              {approvalNumber && ` · Approval number ${approvalNumber}`}
              {validTo && ` · Until ${formatDate(validTo)}`}
            </p>
          </li>
        ))}
        {refused.map(({ body, bodyName, sentence }) => (
          <li key={body} className="border-s-4 border-ochre ps-4">
            <p className="font-semibold">{bodyName}: nothing</p>
            <p>{sentence}</p>
          </li>
        ))}
      </ul>
      <p className="mt-3">
        <Link to={`/s/${org}/approvals`} className="text-link inline-flex min-h-11 items-center">
          Approvals
        </Link>
      </p>
    </section>
  );
}

function Worksheet({ page: { worksheet } }: OnPage) {
  if (worksheet.bodies.length === 0) return null;

  return (
    <section aria-labelledby="worksheet" className="mt-8">
      <h2 id="worksheet">How it was counted</h2>
      <p className="mt-2">
        {worksheet.words.toLocaleString('en-US')} words of study text, {worksheet.items} quiz questions,
        difficulty {worksheet.difficulty} of 5. The smallest count of the bodies claimed is{' '}
        {Math.floor(worksheet.safeMinutes * 10) / 10} minutes.
      </p>
      {worksheet.bodies.map(({ body, bodyName, method, lines }) => (
        <details key={body} className="fold border-t border-line">
          <summary>
            {bodyName}: {method}
          </summary>
          <ol className="mb-3 list-decimal ps-6 text-sm">
            {lines.map(({ text, value }, index) => (
              <li key={index}>
                {text}: {value}
              </li>
            ))}
          </ol>
        </details>
      ))}
      <p className="mt-2 text-sm text-ink-2">Rules: {worksheet.ruleVersion}.</p>
    </section>
  );
}

function People({ page: { people, instructors } }: OnPage) {
  return (
    <section aria-labelledby="people" className="mt-8">
      <h2 id="people">Who stands behind it</h2>
      <p className="mt-2">Taught, by its own page, by {instructors.join(', ')}.</p>
      {people.length === 0 ? (
        <p className="mt-2">Nobody is named as planner or reviewer yet. Some bodies ask for one.</p>
      ) : (
        <ul className="mt-2 border-t border-line">
          {people.map(({ name, credentials, discipline, roles }) => (
            <li key={name} className="border-b border-line py-2">
              <span className="font-semibold">{name}</span>, {credentials}
              <span className="block text-sm text-ink-2">
                {roles.map((role) => roleWords[role]).join(', ')}. {disciplineWords[discipline]}.
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function History({ page: { history } }: OnPage) {
  if (history.length === 0) return null;

  return (
    <section aria-labelledby="history" className="mt-10">
      <h2 id="history">What became of its offers</h2>
      <ul className="mt-3 border-t border-line">
        {history.map(({ bodyName, amount, unit, madeAt, because, withdrawn, holds }) => (
          <li key={bodyName + madeAt} className="border-b border-line py-3">
            <p>
              <span className="font-semibold">
                {bodyName}: {amount} {unit}
              </span>{' '}
              from {formatDate(madeAt)}.{' '}
              {holds ? 'Holds.' : withdrawn ? '' : 'Replaced; awards made under it keep it.'}
            </p>
            {because.map((sentence) => (
              <p key={sentence} className="text-sm text-ink-2">
                {sentence}
              </p>
            ))}
            {withdrawn && (
              <p>
                Withdrawn {formatDate(withdrawn.at)}: {withdrawn.reason}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
