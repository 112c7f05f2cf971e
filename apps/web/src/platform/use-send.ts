import { fieldProblem } from '@cohesion/contracts';
import { useEffect, useState } from 'react';
import { z } from 'zod/mini';
import { ApiError } from './api.js';
import type { FieldMessage } from '../ui/error-summary.js';

const fieldProblems = z.array(fieldProblem);

/** Sends a form that the api judges, and brings its refusals to their fields. */
export function useSend() {
  const [problems, setProblems] = useState<readonly FieldMessage[]>([]);
  const [sending, setSending] = useState(false);
  const hasProblems = problems.length > 0;
  useEffect(() => {
    if (!hasProblems) return undefined;
    document.title = `Error: ${document.title.replace(/^Error: /, '')}`;

    return () => {
      document.title = document.title.replace(/^Error: /, '');
    };
  }, [hasProblems]);
  const send = async (work: () => Promise<void>) => {
    setSending(true);
    try {
      await work();
      setProblems([]);
    } catch (error) {
      setProblems(problemsIn(error));
    } finally {
      setSending(false);
    }
  };
  const errorOf = (field: string): string | undefined =>
    problems.find((problem) => problem.field.split('.')[0] === field)?.message;

  return { send, sending, problems, errorOf };
}

function problemsIn(error: unknown): readonly FieldMessage[] {
  if (!(error instanceof ApiError))
    return [{ field: '', message: error instanceof Error ? error.message : String(error) }];
  const fields = fieldProblems.safeParse(error.problem.details);

  return fields.success && fields.data.length > 0
    ? fields.data.map(({ field, message }) => ({ field: field.split('.')[0] ?? '', message }))
    : [{ field: '', message: error.problem.message }];
}
