import { problem as problemSchema, type Problem } from '@cohesion/contracts';
import type { z } from 'zod/mini';

/** The api refused, by name. Pages know codes, not status numbers. */
export class ApiError extends Error {
  constructor(
    readonly problem: Problem,
    readonly status: number,
  ) {
    super(problem.message);
    this.name = 'ApiError';
  }
}

/** The api could not be reached, or answered with something it never says. */
export class Unreachable extends Error {
  constructor(cause?: unknown) {
    super('We could not reach the server. What you wrote is safe. Please try again when you are online.', {
      cause,
    });
    this.name = 'Unreachable';
  }
}

type Transport = (path: string, init: RequestInit) => Promise<Response>;

let transport: Transport = (path, init) => fetch(path, init);

/** On the server the api is called within the process; see server.tsx. */
export function setTransport(other: Transport): void {
  transport = other;
}

/** The answer at `path` below /api, checked against its schema. */
export function getJson<S extends z.ZodMiniType>(
  path: string,
  schema: S,
  signal?: AbortSignal,
): Promise<z.output<S>> {
  return send(path, schema, signal ? { signal } : {});
}

export const postJson = <S extends z.ZodMiniType>(
  path: string,
  body: unknown,
  schema: S,
): Promise<z.output<S>> => sendJson('POST', path, body, schema);

export const putJson = <S extends z.ZodMiniType>(
  path: string,
  body: unknown,
  schema: S,
): Promise<z.output<S>> => sendJson('PUT', path, body, schema);

export const deleteJson = <S extends z.ZodMiniType>(path: string, schema: S): Promise<z.output<S>> =>
  send(path, schema, { method: 'DELETE' });

function sendJson<S extends z.ZodMiniType>(
  method: string,
  path: string,
  body: unknown,
  schema: S,
): Promise<z.output<S>> {
  return send(path, schema, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function send<S extends z.ZodMiniType>(
  path: string,
  schema: S,
  init: RequestInit,
): Promise<z.output<S>> {
  const headers = { accept: 'application/json', ...init.headers };
  let response: Response;
  let answer: unknown;
  try {
    response = await transport(`/api${path}`, { ...init, headers });
    answer = response.status === 204 ? undefined : await response.json();
  } catch (error) {
    throw new Unreachable(error);
  }
  if (response.ok) return schema.parse(answer);
  const refusal = problemSchema.safeParse(answer);
  if (!refusal.success) throw new Unreachable(refusal.error);

  throw new ApiError(refusal.data, response.status);
}
