import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  HttpStatus,
  Logger,
} from '@nestjs/common';
import { problemSentences, type Problem, type ProblemCode } from '@cohesion/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError, statusOf } from './problem.js';

const logger = new Logger('Faults');

/** What a refusal of too many tries says besides. */
const waiting = z.object({ retryAfterSeconds: z.int() });

/** The only place that turns an error into an answer. What is not a named refusal is a fault, answered neutrally. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refusal = asRefusal(error);

    // A handler may have said what it answers before it failed.
    reply.type('application/json; charset=utf-8');
    if (refusal) {
      const wait = waiting.safeParse(refusal.details);
      if (wait.success) reply.header('retry-after', wait.data.retryAfterSeconds);
      void reply.status(statusOf[refusal.code]).send(describe(refusal, request.id));
      return;
    }
    logger.error({ err: error, requestId: request.id }, 'A request failed');
    const body: Problem = {
      code: 'fault',
      message: 'Something went wrong on our side. Your work is safe. Please try again.',
      requestId: request.id,
    };
    void reply.status(HttpStatus.INTERNAL_SERVER_ERROR).send(body);
  }
}

function describe({ code, message, details }: AppError, requestId: string): Problem {
  return { code, message, ...(details === undefined ? {} : { details }), requestId };
}

/** Errors of the framework that have a name in our list. */
function asRefusal(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  const known = frameworkCodes[fastifyCode(error)];
  if (known) return new AppError(known, undefined, problemSentences[known]);
  if (error instanceof HttpException && error.getStatus() === 404) return new AppError('not-found');
  if (error instanceof HttpException && error.getStatus() === 400) return new AppError('not-json');

  return undefined;
}

const frameworkCodes: Record<string, ProblemCode | undefined> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_JSON_BODY: 'not-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'not-json',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'not-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'not-json',
};

function fastifyCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
