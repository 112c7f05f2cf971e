import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { queryClientContext } from '../platform/query-client.js';
import { capitalize, formatDate, formatMinutes } from '../ui/format.js';
import { BeforeYouEnroll } from './before-you-enroll.js';
import { courseQuery } from './courses.queries.js';
import { EnrollAction } from './enroll-action.js';
import { loadCourseFits } from './fits.queries.js';
import { Outline } from './outline.js';
import { WillThisCount } from './will-this-count.js';

export const handle = { title: ({ title }: { title: string }) => title };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const slug = params['slug'] ?? '';
  const queries = context.get(queryClientContext);
  const [{ summary }] = await Promise.all([
    queries.ensureQueryData(courseQuery(slug)),
    loadCourseFits(queries, slug),
  ]);

  return { slug, title: summary.title };
}

export function Component() {
  const { slug } = useLoaderData<typeof loader>();
  const { data: page } = useSuspenseQuery(courseQuery(slug));
  const { summary } = page;

  return (
    <div className="max-w-3xl">
      <p className="text-ink-2">
        <Link to="/courses" className="text-link">
          Courses
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-2">
        {summary.title}
      </h1>
      <p className="mt-3 font-read text-lg">{summary.promise}</p>
      {page.cosponsor && <p className="mt-3 text-ink-2 wrap-anywhere">Co-sponsored by {page.cosponsor}</p>}
      <dl className="mt-6 grid grid-cols-2 gap-x-6 gap-y-4 border-y border-line py-5 sm:grid-cols-4">
        <Fact label="Hours" words={summary.hours ?? 'Not for CE credit'} />
        <Fact label="Takes about" words={formatMinutes(summary.minutes)} />
        <Fact label="Format" words={summary.format} />
        <Fact label="Level" words={capitalize(summary.level)} />
      </dl>
      <WillThisCount slug={slug} />
      <EnrollAction page={page} />
      <div className="mt-8 flex flex-col gap-4 font-read">
        {page.abstract
          .trim()
          .split(/\n{2,}/)
          .map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
      </div>
      <section aria-labelledby="objectives" className="mt-10">
        <h2 id="objectives">What you will be able to do</h2>
        <ol className="mt-3 flex list-decimal flex-col gap-1.5 ps-6">
          {page.objectives.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="audience" className="mt-10">
        <h2 id="audience">Who it is for</h2>
        <p className="mt-3">{page.audience.join(', ')}.</p>
      </section>
      <Outline outline={page.outline} />
      <section aria-labelledby="instructors" className="mt-10">
        <h2 id="instructors">Instructor</h2>
        {page.instructors.map(({ name, credentials, position, expertise }) => (
          <p key={name} className="mt-3">
            <span className="font-semibold">{name}</span>, {credentials}. {position}. {expertise}.
          </p>
        ))}
      </section>
      <BeforeYouEnroll page={page} />
      <References references={page.references} />
      <p className="mt-8 text-sm text-ink-2">
        Version {page.version.number}, published {formatDate(page.version.publishedOn)}. Released{' '}
        {formatDate(page.version.released)}, open until {formatDate(page.version.expires)}.
      </p>
    </div>
  );
}

function Fact({ label, words }: { label: string; words: string }) {
  return (
    <div>
      <dt className="text-sm text-ink-2">{label}</dt>
      <dd className="font-semibold">{words}</dd>
    </div>
  );
}

/** Authors type these: one that is no web address is left out. */
function ReferenceLink({ url }: { url: string }) {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return null;

  return (
    <a href={url} className="text-link" rel="noreferrer">
      {new URL(url).hostname.replace(/^www\./, '')}
    </a>
  );
}

function References({
  references,
}: {
  references: readonly { id: string; text: string; url: string | null }[];
}) {
  return (
    <section aria-labelledby="references" className="mt-10">
      <h2 id="references">References</h2>
      <ul className="mt-3 flex flex-col gap-2 text-sm">
        {references.map(({ id, text, url }) => (
          <li key={id} className="break-words">
            {text} {url && <ReferenceLink url={url} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
