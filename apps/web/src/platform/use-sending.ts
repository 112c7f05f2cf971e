import { fieldProblem, type Problem } from '@cohesion/contracts';
import { useEffect, useState } from 'react';
import { z } from 'zod/mini';
import { ApiError } from './api.js';
import type { FieldMessage } from '../ui/error-summary.js';

const fieldProblems = z.array(fieldProblem).check(z.minLength(1));

type Answering = Readonly<{
  /** A refusal that a form answers in its own way; anything left is said at the top of the form. */
  refused?: (problem: Problem) => readonly FieldMessage[] | undefined;
  /** The field on the page that a path of the contract belongs to. */
  fieldOf?: (path: string) => string;
}>;

/** Sends a form once at a time; what is off stands in `problems`, and in the title of the page. */
export function useSending({ refused = () => undefined, fieldOf = (path) => path }: Answering = {}) {
  const [problems, setProblems] = useState<readonly FieldMessage[]>([]);
  const [sending, setSending] = useState(false);
  useErrorTitle(problems.length > 0);
  const send = async (work: () => Promise<void>) => {
    setSending(true);
    try {
      await work();
      setProblems([]);
    } catch (error) {
      setProblems(
        problemsIn(error, refused).map(({ field, message }) => ({ field: fieldOf(field), message })),
      );
    } finally {
      setSending(false);
    }
  };
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;

  return { send, sending, problems, setProblems, errorOf };
}

/** What a schema objects to, with the field each sentence stands beside. */
export const issuesOf = ({ issues }: Pick<z.core.$ZodError, 'issues'>): FieldMessage[] =>
  issues.map(({ path, message }) => ({ field: path.join('.'), message }));

/** For fields that hold several values: what is off in one of them is said of the field. */
export const wholeField = (path: string): string => path.split('.')[0] ?? '';

/** What a failure says, each sentence with its field. */
export const problemsOf = (error: unknown): readonly FieldMessage[] => problemsIn(error, () => undefined);

function problemsIn(error: unknown, refused: NonNullable<Answering['refused']>): readonly FieldMessage[] {
  if (!(error instanceof ApiError))
    return [{ field: '', message: error instanceof Error ? error.message : String(error) }];
  const own = refused(error.problem);
  if (own) return own;
  const named = fieldProblems.safeParse(error.problem.details);

  return named.success ? named.data : [{ field: '', message: error.problem.message }];
}

function useErrorTitle(hasProblems: boolean): void {
  useEffect(() => {
    if (!hasProblems) return undefined;
    document.title = `Error: ${document.title.replace(/^Error: /, '')}`;

    return () => {
      document.title = document.title.replace(/^Error: /, '');
    };
  }, [hasProblems]);
}
