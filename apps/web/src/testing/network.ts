import type { ProblemCode } from '@cohesion/contracts';

/** Answers by method and path below /api, e.g. `'POST /enrollments'`; without a method, GET. A function is asked anew each time. */
export type Answers = Readonly<Record<string, unknown>>;

export type Sent = Readonly<{ method: string; path: string; body: unknown }>;

/** What the api says at each path, and what it was sent. A path that no test named is not found. */
export function aNetwork(answers: Answers) {
  const sent: Sent[] = [];
  const call = (address: string, init: RequestInit = {}): Promise<Response> => {
    const path = address.replace(/^\/api/, '');
    const method = init.method ?? 'GET';
    sent.push({ method, path, body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined });
    const answer = answers[method === 'GET' ? path : `${method} ${path}`] ?? refusal(404, 'not-found');
    const value = typeof answer === 'function' ? answer() : answer;

    return Promise.resolve(value instanceof Response ? value.clone() : Response.json(value));
  };

  return { call, sent };
}

export const refusal = (
  status: number,
  code: ProblemCode,
  parts: { message?: string; details?: unknown } = {},
): Response => Response.json({ code, message: code, requestId: 'request-1', ...parts }, { status });
