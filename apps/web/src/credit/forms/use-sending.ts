import { fieldProblem, type Problem } from '@cohesion/contracts';
import { useEffect, useState } from 'react';
import { z } from 'zod/mini';
import { ApiError } from '../../platform/api.js';
import type { FieldMessage } from '../../ui/error-summary.js';

const fields = z.array(fieldProblem).check(z.minLength(1));

/** A refusal that a form answers in its own way; anything left is said at the top of the form. */
export type Refused = (problem: Problem) => readonly FieldMessage[] | undefined;

/** Sends a form once at a time; what is off stands in `problems`, and in the title of the page. */
export function useSending(refused: Refused = () => undefined) {
  const [problems, setProblems] = useState<readonly FieldMessage[]>([]);
  const [sending, setSending] = useState(false);
  useErrorTitle(problems.length > 0);
  const send = async (action: () => Promise<void>) => {
    setSending(true);
    setProblems([]);
    try {
      await action();
    } catch (error) {
      setProblems(problemsIn(error, refused));
    } finally {
      setSending(false);
    }
  };
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;

  return { send, sending, problems, setProblems, errorOf };
}

function problemsIn(error: unknown, refused: Refused): readonly FieldMessage[] {
  if (!(error instanceof ApiError))
    return [{ field: '', message: error instanceof Error ? error.message : String(error) }];
  const own = refused(error.problem);
  if (own) return own;
  const named = fields.safeParse(error.problem.details);

  return named.success ? named.data : [{ field: '', message: error.problem.message }];
}

/** What a schema objects to, with the field each sentence stands beside. */
export const issuesOf = ({ issues }: Pick<z.core.$ZodError, 'issues'>): FieldMessage[] =>
  issues.map(({ path, message }) => ({ field: path.join('.'), message }));

function useErrorTitle(hasProblems: boolean): void {
  useEffect(() => {
    if (!hasProblems) return undefined;
    document.title = `Error: ${document.title.replace(/^Error: /, '')}`;

    return () => {
      document.title = document.title.replace(/^Error: /, '');
    };
  }, [hasProblems]);
}
