import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What identity needs to know of a request. */
export type Visit = Readonly<{ ip: string; userAgent: string; cookie: string | undefined }>;

export const CurrentVisit = createParamDecorator((_: unknown, context: ExecutionContext): Visit => {
  const { ip, headers } = context.switchToHttp().getRequest<FastifyRequest>();

  return { ip, userAgent: (headers['user-agent'] ?? '').slice(0, 500), cookie: headers.cookie };
});

/** An answer and the cookies that go with it. */
export type WithCookies<T> = Readonly<{ answer: T; cookies: readonly string[] }>;

export function sendCookies<T>(reply: FastifyReply, { answer, cookies }: WithCookies<T>): T {
  if (cookies.length > 0) reply.header('set-cookie', [...cookies]);
  reply.header('cache-control', 'no-store');

  return answer;
}
