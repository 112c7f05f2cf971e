import type { FormEvent } from 'react';
import type { z } from 'zod/mini';
import { issuesOf, useSending } from '../platform/use-sending.js';

/** A form checked by the contract's own schema, on the device first and then by the api, whose refusals go to their fields. */
export function useForm<S extends z.ZodMiniType>(schema: S, request: (body: z.output<S>) => Promise<void>) {
  const { send, sending, problems, setProblems, errorOf } = useSending();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const parsed = schema.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    if (parsed.success) await send(() => request(parsed.data));
    else setProblems(issuesOf(parsed.error));
  };

  return { submit, sending, problems, errorOf };
}
