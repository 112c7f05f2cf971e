import type { CourseHome } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { z } from 'zod/mini';
import { ApiError } from '../platform/api.js';
import { queryClientContext } from '../platform/query-client.js';
import { Button } from '../ui/button.js';
import { attemptQuery, quizQuery, startAttempt } from './assessments.queries.js';

const routeParams = z.object({ enrollmentId: z.uuid() });

export const handle = { title: 'Quiz' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { enrollmentId } = routeParams.parse(params);
  await context.get(queryClientContext).ensureQueryData(quizQuery(enrollmentId));

  return { enrollmentId };
}

export function Component() {
  const { enrollmentId } = useLoaderData<typeof loader>();
  const { data: course } = useSuspenseQuery(quizQuery(enrollmentId));
  const { quiz, summary } = course;
  const { start, starting, failure } = useStart(enrollmentId);
  const none = quiz.attemptsLeft === 0 && quiz.openAttemptId === null;

  return (
    <div className="quiz-check">
      <p className="text-ink-2">
        <Link to={`/learn/${enrollmentId}`} className="text-link">
          {summary.title}
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-1">
        Quiz
      </h1>
      <p className="mt-3 text-lg">
        {quiz.questions} questions. {quiz.needed} right to pass. Not timed. Stop and come back whenever you
        like; your answers are kept. {retakes(quiz)}
      </p>
      <p className="mt-3">Not sure? Choose the closest. You will see why at the end.</p>
      {failure && (
        <p role="alert" className="notice mt-4">
          {failure}
        </p>
      )}
      <div className="mt-8 flex flex-wrap items-center gap-4">
        {!none && (
          <Button onPress={() => void start()} isDisabled={starting}>
            {quiz.openAttemptId ? 'Go on with the quiz' : quiz.attemptsUsed > 0 ? 'Take it again' : 'Start'}
          </Button>
        )}
        {quiz.lastSubmittedAttemptId && (
          <Link to={`/attempts/${quiz.lastSubmittedAttemptId}/results`} className="text-link">
            See your last result
          </Link>
        )}
      </div>
    </div>
  );
}

function retakes({ attemptsLeft, attemptsUsed }: CourseHome['quiz']): string {
  if (attemptsLeft === null) return 'You can retake it.';
  if (attemptsLeft === 0) return 'You have used every attempt this course allows.';
  if (attemptsUsed === 0)
    return `You can take it ${attemptsLeft === 1 ? 'once' : `up to ${attemptsLeft} times`}.`;

  return attemptsLeft === 1 ? 'One attempt left. Take your time.' : `${attemptsLeft} attempts left.`;
}

function useStart(enrollmentId: string) {
  const [starting, setStarting] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const queries = useQueryClient();
  const navigate = useNavigate();

  const start = async () => {
    setStarting(true);
    setFailure(null);
    try {
      const attempt = await startAttempt(enrollmentId);
      queries.setQueryData(attemptQuery(attempt.id).queryKey, attempt);
      void queries.invalidateQueries({ queryKey: ['enrollments'] });
      await navigate(`/attempts/${attempt.id}?q=${firstOpen(attempt)}`);
    } catch (error) {
      setFailure(
        error instanceof ApiError
          ? error.problem.message
          : 'We could not reach the server. Nothing was started; try again in a moment.',
      );
      setStarting(false);
    }
  };

  return { start, starting, failure };
}

/** Where to go on: the first question without an answer. */
function firstOpen({ questions, answers }: Awaited<ReturnType<typeof startAttempt>>): number {
  const answered = new Set(answers.filter(({ optionId }) => optionId !== null).map(({ itemId }) => itemId));

  return questions.find(({ itemId }) => !answered.has(itemId))?.number ?? 1;
}
