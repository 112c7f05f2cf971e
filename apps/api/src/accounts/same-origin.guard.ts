import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../platform/problem.js';

const reading: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** Another website cannot have a visitor's browser change anything here with the visitor's cookie. */
@Injectable()
export class SameOriginGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { method, headers, host } = context.switchToHttp().getRequest<FastifyRequest>();
    const { origin } = headers;
    if (reading.includes(method) || origin === undefined || hostOf(origin) === host.toLowerCase())
      return true;

    throw new AppError('not-allowed', undefined, 'This request came from another website.');
  }
}

/** Undefined for what has no host, such as the origin "null" of a sandboxed page. */
const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;
