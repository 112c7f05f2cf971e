import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import type { AttemptResult } from '@cohesion/contracts';
import { z } from 'zod/mini';
import { queryClientContext } from '../platform/query-client.js';
import { ButtonLink } from '../ui/button.js';
import { resultsQuery } from './assessments.queries.js';
import { ItemReview } from './item-review.js';
import { Seats } from './seats.js';
import './quiz.css';

const routeParams = z.object({ attemptId: z.uuid() });

export const handle = { title: 'Your result' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { attemptId } = routeParams.parse(params);
  await context.get(queryClientContext).ensureQueryData(resultsQuery(attemptId));

  return { attemptId };
}

export function Component() {
  const { attemptId } = useLoaderData<typeof loader>();
  const { data: result } = useSuspenseQuery(resultsQuery(attemptId));

  return (
    <div className="quiz-check">
      <p className="text-ink-2">
        <Link to={`/learn/${result.enrollmentId}`} className="text-link">
          {result.courseTitle}
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-1">
        {headline(result)}
      </h1>
      <Seats right={result.right} of={result.of} />
      <p className="mt-4">{objectivesMet(result)}</p>
      <Next result={result} />
      <Objectives result={result} />
      <section aria-labelledby="questions" className="mt-12">
        <h2 id="questions">Your questions</h2>
        {!result.keyShown && (
          <p className="mt-2 text-ink-2">
            The best answers stay hidden for now, because a retake draws from the same questions. The links
            show where in the text each one is answered.
          </p>
        )}
        <ol className="mt-4 flex flex-col gap-5">
          {result.items.map((item) => (
            <ItemReview key={item.itemId} attemptId={result.attemptId} item={item} />
          ))}
        </ol>
      </section>
    </div>
  );
}

/** "You passed: 9 of 10." or "Not yet: 7 of 10, and 8 are needed." */
function headline({ passed, right, of, needed }: AttemptResult): string {
  return passed ? `You passed: ${right} of ${of}` : `Not yet: ${right} of ${of}, and ${needed} are needed`;
}

function objectivesMet({ objectives, passed }: AttemptResult): string {
  const met = objectives.filter((objective) => objective.met).length;
  const all = met === objectives.length;
  const words = all ? 'You met every objective.' : `You met ${met} of ${objectives.length} objectives.`;

  return passed || all ? words : `${words} One section will help most.`;
}

function Next({ result }: { result: AttemptResult }) {
  const { passed, rereadFirst, attemptsLeft, next, enrollmentId } = result;
  if (passed) {
    return (
      <p className="mt-6">
        <ButtonLink to={next.path}>{next.label}</ButtonLink>
      </p>
    );
  }
  const may = attemptsLeft === null || attemptsLeft > 0;

  return (
    <>
      {rereadFirst && (
        <section aria-labelledby="reread" className="card mt-6">
          <h2 id="reread">Read this first</h2>
          <p className="mt-2">
            About {rereadFirst.minutes === 1 ? 'one minute' : `${rereadFirst.minutes} minutes`}:{' '}
            {rereadFirst.title}. It answers{' '}
            {rereadFirst.items === 1 ? 'one question' : `${rereadFirst.items} questions`} you missed.
          </p>
          <p className="mt-4">
            <ButtonLink to={rereadFirst.path}>Re-read it</ButtonLink>
          </p>
        </section>
      )}
      <p className="mt-6 flex flex-wrap items-center gap-4">
        {may && (
          <ButtonLink quiet={rereadFirst !== null} to={`/learn/${enrollmentId}/quiz`}>
            Take it again
          </ButtonLink>
        )}
        <span className="text-ink-2">{retakeWords(attemptsLeft)}</span>
      </p>
    </>
  );
}

function retakeWords(left: number | null): string {
  if (left === null) return 'Whenever you like, as often as you like.';
  if (left === 0) return 'You have used every attempt this course allows.';

  return left === 1 ? 'One retake left. Take your time.' : `${left} retakes left.`;
}

function Objectives({ result }: { result: AttemptResult }) {
  return (
    <section aria-labelledby="objectives" className="mt-10">
      <h2 id="objectives">Objectives</h2>
      <ul className="mt-3 flex flex-col gap-2">
        {result.objectives.map((objective) => (
          <li key={objective.id} className="flex gap-3">
            <span className={`w-20 shrink-0 font-semibold ${objective.met ? 'text-leaf' : 'text-ochre'}`}>
              {objective.met ? '✓ Met' : 'Not yet'}
            </span>
            <span>{objective.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
