import type { AttemptView } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type LoaderFunctionArgs, redirect, useLoaderData, useNavigate } from 'react-router';
import { z } from 'zod/mini';
import { ApiError } from '../platform/api.js';
import { SavedPill } from '../platform/outbox/saved-pill.js';
import { queryClientContext } from '../platform/query-client.js';
import { usePersonId } from '../platform/session.js';
import { Button } from '../ui/button.js';
import { attemptQuery, resultsQuery, submitAttempt } from './assessments.queries.js';
import { AttemptNotices } from './attempt-notices.js';
import { AnswerRow } from './answer-row.js';
import { reasonToWait } from './sending.js';
import { type Answering, useAnswering } from './use-answering.js';
import { useOneTab } from './use-one-tab.js';
import './quiz.css';

const routeParams = z.object({ attemptId: z.uuid() });

export const handle = { title: 'Check your answers' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { attemptId } = routeParams.parse(params);
  const attempt = await context.get(queryClientContext).ensureQueryData(attemptQuery(attemptId));
  if (attempt.submitted) throw redirect(`/attempts/${attemptId}/results`);

  return { attemptId };
}

export function Component() {
  const { attemptId } = useLoaderData<typeof loader>();
  const { data: attempt } = useSuspenseQuery(attemptQuery(attemptId));
  const answering = useAnswering(attempt, usePersonId());
  const { tab, useThisOne } = useOneTab(attemptId);
  const { unanswered, flagged } = answering.progress;
  const open = new Set(unanswered);
  const rows = attempt.questions.toSorted((a, b) => Number(open.has(b.number)) - Number(open.has(a.number)));

  return (
    <div className="quiz-check">
      <p className="text-ink-2">{attempt.courseTitle}</p>
      <h1 tabIndex={-1} className="mt-1">
        Check your answers
      </h1>
      <p className="mt-2">{standing(unanswered, flagged)}</p>
      <AttemptNotices
        answering={answering}
        tab={tab}
        useThisOne={useThisOne}
        here={`/attempts/${attemptId}/check`}
      />
      <dl className="mt-6 border-t border-line">
        {rows.map((question) => (
          <AnswerRow
            key={question.itemId}
            attemptId={attemptId}
            question={question}
            answer={answering.answers.get(question.itemId)}
          />
        ))}
      </dl>
      <Send attempt={attempt} answering={answering} />
    </div>
  );
}

function standing(unanswered: readonly number[], flagged: readonly number[]): string {
  const parts = [
    unanswered.length === 0
      ? 'Every question has an answer.'
      : `${unanswered.length === 1 ? 'One question has' : `${unanswered.length} questions have`} no answer yet.`,
    flagged.length > 0 && `You flagged ${flagged.length === 1 ? 'one' : flagged.length} to come back to.`,
    'You can change any of them until you send.',
  ];

  return parts.filter(Boolean).join(' ');
}

function Send({ attempt, answering }: { attempt: AttemptView; answering: Answering }) {
  const { send, sending, failure } = useSending(attempt, answering);
  const reason = reasonToWait(answering);

  return (
    <div className="mt-8">
      {failure && (
        <p role="alert" className="notice mb-4">
          {failure}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-4">
        <Button
          onPress={() => void send()}
          isDisabled={reason !== null || sending}
          aria-describedby="send-reason"
        >
          {sending ? 'Sending' : 'Send answers'}
        </Button>
        <SavedPill words={answering.saved} />
      </div>
      <p id="send-reason" className="mt-3 text-ink-2">
        {reason ?? 'After sending, answers cannot be changed. You see the result right away.'}
      </p>
    </div>
  );
}

/** Sends for grading: first whatever is unsent, then the ids of all steps, so that nothing is graded without being there. */
function useSending(attempt: AttemptView, answering: Answering) {
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const results = `/attempts/${attempt.id}/results`;

  const send = async () => {
    setSending(true);
    setFailure(null);
    try {
      await answering.outbox?.flush();
      const steps = answering.stepsNow();
      if (steps.unsent > 0) throw new Error('unsent');
      const result = await submitAttempt(attempt.id, steps.ids);
      queries.setQueryData(resultsQuery(attempt.id).queryKey, result);
      queries.setQueryData<AttemptView>(attemptQuery(attempt.id).queryKey, { ...attempt, submitted: true });
      void queries.invalidateQueries({ queryKey: ['enrollments'] });
      await answering.outbox?.forgetAttempt(attempt.id);
      await navigate(results, { replace: true });
    } catch (error) {
      if (error instanceof ApiError && error.problem.code === 'attempt-closed') {
        await navigate(results, { replace: true });

        return;
      }
      setFailure(
        error instanceof ApiError
          ? error.problem.message
          : 'We could not reach the server. Your answers are saved. Try again when you are back online.',
      );
      setSending(false);
    }
  };

  return { send, sending, failure };
}
