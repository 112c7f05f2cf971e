import { type EvaluationPage, type FieldProblem, fieldProblem } from '@cohesion/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod/mini';
import { ApiError } from '../platform/api.js';
import type { DeviceNotes } from '../platform/outbox/device-notes.js';
import { evaluationQuery, giveEvaluation } from './evaluation.queries.js';
import { type Draft, draftFrom, evaluationFrom, omissions } from './evaluation-draft.js';

const namedQuestions = z.array(fieldProblem).check(z.minLength(1));

/** The form as it is filled in: kept on the device with every change, gone from it once it is sent. */
export function useEvaluation(page: EvaluationPage, notes: DeviceNotes | null) {
  const name = `evaluation/${page.enrollmentId}`;
  const [draft, setDraft] = useState<Draft>({});
  const [kept, setKept] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [sending, setSending] = useState(false);
  const touched = useRef(false);
  const queries = useQueryClient();

  useEffect(() => {
    let here = true;
    void notes?.read(name).then((text) => {
      if (!here || touched.current || text === null) return;
      setDraft(draftFrom(text, page.questions));
      setKept(true);
    });

    return () => {
      here = false;
    };
  }, [notes, name, page.questions]);

  const answer = (questionId: string, value: string | number) => {
    touched.current = true;
    const next = { ...draft, [questionId]: value };
    setDraft(next);
    void notes?.write(name, JSON.stringify(next)).then((result) => setKept(result.kept));
  };

  const send = async () => {
    const missing = omissions(page, draft);
    setProblems(missing);
    if (missing.length > 0) return;
    setSending(true);
    try {
      await giveEvaluation(page.enrollmentId, evaluationFrom(draft));
    } catch (error) {
      if (!(error instanceof ApiError && error.problem.code === 'evaluation-given')) {
        setProblems(refusal(error, kept));
        setSending(false);

        return;
      }
    }
    await notes?.remove(name);
    queries.setQueryData(evaluationQuery(page.enrollmentId).queryKey, { ...page, given: true });
    void queries.invalidateQueries({ queryKey: ['enrollments'], refetchType: 'none' });
    void queries.invalidateQueries({ queryKey: ['my-ce'] });
    document.querySelector('h1')?.focus();
  };

  return { draft, answer, problems, send, sending, kept };
}

/** What the server refused, beside the questions it names. */
function refusal(error: unknown, kept: boolean): FieldProblem[] {
  if (!(error instanceof ApiError)) {
    const safe = kept ? 'Your answers are kept on this device. ' : '';

    return [
      {
        field: '',
        message: `We could not reach the server. ${safe}Send them again when you are back online.`,
      },
    ];
  }
  const named = namedQuestions.safeParse(error.problem.details);

  return named.success ? named.data : [{ field: '', message: error.problem.message }];
}
