import { fieldProblem } from '@cohesion/contracts';
import { type FormEvent, useEffect, useState } from 'react';
import { z } from 'zod/mini';
import { ApiError } from '../platform/api.js';
import type { FieldMessage } from '../ui/error-summary.js';

const fieldProblems = z.array(fieldProblem);

/** A form checked by the contract's own schema, on the device first and then by the api, whose refusals go to their fields. */
export function useForm<S extends z.ZodMiniType>(schema: S, send: (request: z.output<S>) => Promise<void>) {
  const [problems, setProblems] = useState<readonly FieldMessage[]>([]);
  const [sending, setSending] = useState(false);
  useErrorTitle(problems.length > 0);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const parsed = schema.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    if (!parsed.success) {
      setProblems(parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })));
      return;
    }
    setSending(true);
    try {
      await send(parsed.data);
      setProblems([]);
    } catch (error) {
      setProblems(problemsIn(error));
    } finally {
      setSending(false);
    }
  };
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;

  return { submit, sending, problems, errorOf };
}

function problemsIn(error: unknown): readonly FieldMessage[] {
  if (!(error instanceof ApiError))
    return [{ field: '', message: error instanceof Error ? error.message : String(error) }];
  const fields = fieldProblems.safeParse(error.problem.details);

  return fields.success && fields.data.length > 0
    ? fields.data
    : [{ field: '', message: error.problem.message }];
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
