import type { EvaluationPage } from '@cohesion/contracts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { z } from 'zod/mini';
import { usePersonOnDevice } from '../platform/outbox/use-outbox.js';
import { queryClientContext } from '../platform/query-client.js';
import { usePersonId } from '../platform/session.js';
import { Button, ButtonLink } from '../ui/button.js';
import { ErrorSummary } from '../ui/error-summary.js';
import { evaluationQuery } from './evaluation.queries.js';
import { EvaluationQuestionField } from './evaluation-question.js';
import { useEvaluation } from './use-evaluation.js';
import './evaluation.css';

const routeParams = z.object({ enrollmentId: z.uuid() });

export const handle = { title: 'Evaluation' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { enrollmentId } = routeParams.parse(params);
  await context.get(queryClientContext).ensureQueryData(evaluationQuery(enrollmentId));

  return { enrollmentId };
}

export function Component() {
  const { enrollmentId } = useLoaderData<typeof loader>();
  const { data: page } = useSuspenseQuery(evaluationQuery(enrollmentId));
  const there = usePersonOnDevice(usePersonId());

  return (
    <div className="evaluation">
      <p className="text-ink-2">
        <Link to={`/learn/${enrollmentId}`} className="text-link">
          {page.courseTitle}
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-1">
        Evaluation
      </h1>
      {page.given ? (
        <Received enrollmentId={enrollmentId} />
      ) : (
        <Form page={page} notes={there?.notes ?? null} />
      )}
    </div>
  );
}

function Received({ enrollmentId }: { enrollmentId: string }) {
  return (
    <>
      <p className="mt-3">Thank you. Your evaluation is in. Your answers are stored apart from your name.</p>
      <p className="mt-6">
        <ButtonLink to={`/learn/${enrollmentId}/claim`}>Go to your certificate</ButtonLink>
      </p>
    </>
  );
}

interface FormProps {
  page: EvaluationPage;
  notes: Parameters<typeof useEvaluation>[1];
}

function Form({ page, notes }: FormProps) {
  const { draft, answer, problems, send, sending, kept } = useEvaluation(page, notes);
  const messageFor = (id: string) => problems.find(({ field }) => field === id)?.message ?? null;

  return (
    <form
      noValidate
      className="mt-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary problems={problems} />
      <p>{page.intro}</p>
      <p className="mt-2 text-ink-2">
        Your answers are stored apart from your name. Only the fact that you answered is linked to you.
      </p>
      {page.statements.map((statement) => (
        <p key={statement} className="mt-2 text-ink-2">
          {statement}
        </p>
      ))}
      <div className="mt-8 flex flex-col gap-10">
        {page.questions.map((question) => (
          <EvaluationQuestionField
            key={question.id}
            question={question}
            value={draft[question.id] ?? null}
            message={messageFor(question.id)}
            answer={(value) => answer(question.id, value)}
          />
        ))}
      </div>
      <div className="mt-10 flex flex-wrap items-center gap-4">
        <Button type="submit" isDisabled={sending}>
          {sending ? 'Sending' : 'Send evaluation'}
        </Button>
        <span className="text-sm text-ink-2">{kept ? 'Saved on this device' : ''}</span>
      </div>
    </form>
  );
}
