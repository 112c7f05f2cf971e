import type { CosponsorshipRow, NameChangeRow, Session, SocietyToday } from '@cohesion/contracts';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { sessionQuery, useSession } from '../platform/session.js';
import { ChairRing } from '../ui/chair-ring.js';
import { formatDate } from '../ui/format.js';
import { nameChangesQuery } from './certificates/keeping.queries.js';
import { cosponsorshipsQuery } from './cosponsors/cosponsors.queries.js';
import { DoubtedQuestions } from './doubted-questions.js';
import { remarksQuery, todayQuery } from './societies.queries.js';
import { countWords, stateWords } from './words.js';

export const handle = { title: 'Today' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const org = params['org'] ?? '';
  const queries = context.get(queryClientContext);
  const session = await queries.ensureQueryData(sessionQuery());
  await Promise.all([
    queries.ensureQueryData(todayQuery(org)),
    administers(session) && queries.ensureQueryData(remarksQuery(org)),
    administers(session) && queries.ensureQueryData(nameChangesQuery(org)),
    administers(session) && queries.ensureQueryData(cosponsorshipsQuery(org)),
  ]);

  return { org };
}

export function Component() {
  const { org } = useLoaderData<typeof loader>();
  const { data: today } = useSuspenseQuery(todayQuery(org));
  const session = useSession();
  const { data: doubted } = useQuery({ ...remarksQuery(org), enabled: administers(session) });
  const { data: names } = useQuery({ ...nameChangesQuery(org), enabled: administers(session) });
  const { data: shared } = useQuery({ ...cosponsorshipsQuery(org), enabled: administers(session) });
  const { society } = session;
  const remarks = doubted?.remarks ?? [];
  const requests = names?.requests ?? [];
  const asked = (shared?.askedOfUs ?? []).filter(({ waits }) => waits);
  const declined = (shared?.askedByUs ?? []).filter(({ waits }) => waits);
  const { expiring, withoutOffer, gaps } = today;
  const quiet = [expiring, withoutOffer, gaps.sentences, remarks, requests, asked, declined].every(
    ({ length }) => length === 0,
  );

  return (
    <div className="max-w-3xl">
      <h1 tabIndex={-1}>Today at {society.shortName}</h1>
      <p className="mt-2 text-ink-2">
        {countWords(today.courses, 'course', 'courses')},{' '}
        {countWords(today.approvals, 'approval', 'approvals')}.
      </p>
      {quiet ? (
        <Quiet today={today} org={org} />
      ) : (
        <>
          <NamesToFix requests={requests} org={org} />
          <Cosponsors asked={asked} declined={declined} org={org} />
          <Expiring approvals={expiring} org={org} />
          <WithoutOffer programs={withoutOffer} org={org} />
          <DoubtedQuestions remarks={remarks} />
          <Gaps gaps={gaps} org={org} />
        </>
      )}
    </div>
  );
}

/** What learners write names them: it is for administrators. */
const administers = ({ person }: Session): boolean => person?.roles.includes('ce-administrator') ?? false;

type InOrg = Readonly<{ org: string }>;

function Quiet({ today, org }: { today: SocietyToday } & InOrg) {
  const begun = today.courses > 0;

  return (
    <div className="mt-10 text-center">
      <ChairRing seats={9} taken={begun ? 9 : 0} className="mx-auto w-48" />
      <p className="mt-4">
        {begun
          ? 'Nothing needs you today. No approval ends within 90 days, every course for credit has an offer, and the curriculum has no gap.'
          : 'There are no courses yet. Once there are, what needs you will be here.'}
      </p>
      <p className="mt-4">
        <Link to={`/s/${org}/programs`} className="text-link">
          Look at the programs
        </Link>
      </p>
    </div>
  );
}

/** Somebody waits for a decision: whom, and the way to it. */
function NamesToFix({ requests, org }: { requests: readonly NameChangeRow[] } & InOrg) {
  return (
    <Part id="names" heading="Names to fix on certificates" count={requests.length}>
      {requests.map(({ id, printedName, name, activityTitle, askedAt }) => (
        <Item
          key={id}
          to={`/s/${org}/certificates#name-${id}`}
          action="Decide"
          title={`${printedName} to ${name}`}
        >
          {activityTitle}, asked {formatDate(askedAt)}.
        </Item>
      ))}
    </Part>
  );
}

/** Who asks this society, and who declined what it asked. */
function Cosponsors({
  asked,
  declined,
  org,
}: Record<'asked' | 'declined', readonly CosponsorshipRow[]> & InOrg) {
  return (
    <Part id="cosponsors" heading="Co-sponsored programs" count={asked.length + declined.length}>
      {asked.map(({ id, title, host, askedAt }) => (
        <Item
          key={id}
          to={`/s/${org}/co-sponsored`}
          action="Answer"
          title={`${host.name} asks you to co-sponsor “${title}”`}
        >
          Asked {formatDate(askedAt)}.
        </Item>
      ))}
      {declined.map(({ id, course, title, cosponsor, turned }) => (
        <Item
          key={id}
          to={`/s/${org}/programs/${course}#cosponsor`}
          action="Look at it"
          title={`${cosponsor.name} declined to co-sponsor “${title}”`}
        >
          {turned?.why}
        </Item>
      ))}
    </Part>
  );
}

function Expiring({ approvals, org }: { approvals: SocietyToday['expiring'] } & InOrg) {
  return (
    <Part id="expiring" heading="Approvals that end soon" count={approvals.length}>
      {approvals.map((approval) => (
        <Item
          key={approval.id}
          to={`/s/${org}/approvals/${approval.id}`}
          action="Look at it"
          title={approval.bodyName}
        >
          {stateWords(approval)}
          {approval.validTo && `, on ${formatDate(approval.validTo)}`}.{' '}
          {countWords(approval.offers, 'course is', 'courses are')} offered under it.
        </Item>
      ))}
    </Part>
  );
}

function WithoutOffer({ programs, org }: { programs: SocietyToday['withoutOffer'] } & InOrg) {
  return (
    <Part
      id="without-offer"
      heading="Courses for credit that nobody gives credit for"
      count={programs.length}
    >
      {programs.map(({ course, title, refused }) => (
        <Item key={course} to={`/s/${org}/programs/${course}`} action="See why" title={title}>
          {refused[0]?.sentence ?? 'No body is claimed for it.'}
        </Item>
      ))}
    </Part>
  );
}

function Gaps({ gaps: { never, oneCourse, sentences }, org }: { gaps: SocietyToday['gaps'] } & InOrg) {
  if (sentences.length === 0) return null;
  const rest = never + oneCourse - sentences.length;

  return (
    <section aria-labelledby="gaps" className="card mt-8">
      <h2 id="gaps">Gaps in the curriculum</h2>
      <ul className="mt-3 flex list-disc flex-col gap-1 ps-5">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="mt-3">
        <Link to={`/s/${org}/curriculum`} className="text-link inline-flex min-h-11 items-center">
          {rest > 0 ? `See these and ${rest} more` : 'See the whole curriculum'}
        </Link>
      </p>
    </section>
  );
}

function Part({
  id,
  heading,
  count,
  children,
}: Readonly<{ id: string; heading: string; count: number; children: ReactNode }>) {
  if (count === 0) return null;

  return (
    <section aria-labelledby={id} className="card mt-8">
      <h2 id={id}>{heading}</h2>
      <ul className="mt-2">{children}</ul>
    </section>
  );
}

function Item({
  to,
  title,
  action,
  children,
}: Readonly<{ to: string; title: string; action: string; children: ReactNode }>) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-t border-line py-3">
      <span className="min-w-0 flex-1 basis-64">
        <span className="font-semibold">{title}</span>
        <br />
        {children}
      </span>
      <Link to={to} className="text-link inline-flex min-h-11 shrink-0 items-center">
        {action}
        <span className="sr-only">: {title}</span>
      </Link>
    </li>
  );
}
