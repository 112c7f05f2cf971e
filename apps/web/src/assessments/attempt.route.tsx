import type { AttemptView } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type LoaderFunctionArgs, redirect, useLoaderData, useNavigate, useSearchParams } from 'react-router';
import { z } from 'zod/mini';
import { useShortcuts } from '../platform/outbox/device-setting.js';
import { SavedPill } from '../platform/outbox/saved-pill.js';
import { queryClientContext } from '../platform/query-client.js';
import { usePersonId } from '../platform/session.js';
import { Button, ButtonLink } from '../ui/button.js';
import { attemptQuery } from './assessments.queries.js';
import { AttemptNotices } from './attempt-notices.js';
import { FlagMark, QuestionList } from './question-list.js';
import { QuestionForm } from './question-form.js';
import { useAnswering } from './use-answering.js';
import { useOneTab } from './use-one-tab.js';
import { useQuizKeys } from './use-quiz-keys.js';
import './quiz.css';

const routeParams = z.object({ attemptId: z.uuid() });

export const handle = { title: 'Quiz' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { attemptId } = routeParams.parse(params);
  const attempt = await context.get(queryClientContext).ensureQueryData(attemptQuery(attemptId));
  if (attempt.submitted) throw redirect(`/attempts/${attemptId}/results`);

  return { attemptId };
}

export function Component() {
  const { attemptId } = useLoaderData<typeof loader>();
  const { data: attempt } = useSuspenseQuery(attemptQuery(attemptId));
  const [search] = useSearchParams();
  const asked = Number(search.get('q') ?? 1);
  const number = Math.min(Math.max(Number.isInteger(asked) ? asked : 1, 1), attempt.questions.length);

  return <Question attempt={attempt} number={number} />;
}

function Question({ attempt, number }: { attempt: AttemptView; number: number }) {
  const navigate = useNavigate();
  const answering = useAnswering(attempt, usePersonId());
  const { tab, useThisOne } = useOneTab(attempt.id);
  const [shortcuts, setShortcuts] = useShortcuts();
  const page = useFocusOnChange(number);
  const question = attempt.questions.find((candidate) => candidate.number === number);
  const last = number === attempt.questions.length;
  const next = last ? `/attempts/${attempt.id}/check` : `/attempts/${attempt.id}?q=${number + 1}`;
  const itemId = question?.itemId ?? '';
  const answer = answering.answers.get(itemId);
  const away = tab === 'moved';
  useEffect(() => {
    // The way to the end of the quiz must not depend on the network being there later.
    void import('./check.route.js');
    void import('./results.route.js');
  }, []);

  useQuizKeys(
    {
      options: away ? [] : (question?.options ?? []),
      choose: (optionId) => answering.choose(itemId, optionId),
      next: () => void navigate(next),
      flag: () => answering.flag(itemId),
    },
    shortcuts === 'on',
  );
  if (!question) return null;

  return (
    <div ref={page} className="quiz">
      <div className="quiz-main">
        <AttemptNotices
          answering={answering}
          tab={tab}
          useThisOne={useThisOne}
          here={`/attempts/${attempt.id}?q=${number}`}
        />
        <QuestionForm
          key={itemId}
          question={question}
          of={attempt.questions.length}
          chosen={answer?.optionId ?? null}
          isDisabled={away}
          choose={(optionId) => answering.choose(itemId, optionId)}
        />
        <div className="quiz-bar">
          <ButtonLink to={next}>{last ? 'Check your answers' : 'Next'}</ButtonLink>
          {number > 1 && (
            <ButtonLink quiet to={`/attempts/${attempt.id}?q=${number - 1}`}>
              Back
            </ButtonLink>
          )}
          <Button
            quiet
            aria-pressed={answer?.flagged ?? false}
            onPress={() => answering.flag(itemId)}
            isDisabled={away}
          >
            <FlagMark className="me-2" />
            {answer?.flagged ? 'Flagged' : 'Flag'}
          </Button>
          <span className="quiz-saved">
            {answering.answers.size > 0 && <SavedPill words={answering.saved} />}
          </span>
        </div>
        <p className="quiz-hint">Not sure? Choose the closest. You will see why at the end.</p>
        <details className="mt-6 text-sm text-ink-2">
          <summary>Keys</summary>
          <p className="mt-2">
            1 to 9 or A to I choose an option, Enter goes on, F flags.{' '}
            <button
              type="button"
              className="text-link"
              onClick={() => setShortcuts(shortcuts === 'on' ? 'off' : 'on')}
            >
              Turn single keys {shortcuts === 'on' ? 'off' : 'on'}
            </button>
          </p>
        </details>
      </div>
      <QuestionList attempt={attempt} answers={answering.answers} current={number} />
    </div>
  );
}

/** Another question in the same page: its heading gets the focus, as after any other navigation. */
function useFocusOnChange(number: number) {
  const page = useRef<HTMLDivElement>(null);
  const shown = useRef(number);
  useEffect(() => {
    if (shown.current === number) return;
    shown.current = number;
    page.current?.querySelector('h1')?.focus();
  }, [number]);

  return page;
}
