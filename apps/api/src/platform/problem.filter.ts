import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  HttpStatus,
  Logger,
} from '@nestjs/common';
import type { Problem, ProblemCode } from '@cohesion/contracts';
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

    if (refusal) {
      answerRefusal(refusal, request, reply);
      return;
    }
    logger.error({ err: error, requestId: request.id }, 'A request failed');
    const body: Problem = {
      code: 'fault',
      message: 'Something went wrong on our side. Your work is safe. Please try again.',
      requestId: request.id,
    };
    void asJson(reply).status(HttpStatus.INTERNAL_SERVER_ERROR).send(body);
  }
}

export function answerRefusal(refusal: AppError, { id }: FastifyRequest, reply: FastifyReply): void {
  const { code, message, details } = refusal;
  const wait = waiting.safeParse(details);
  if (wait.success) reply.header('retry-after', wait.data.retryAfterSeconds);
  const body: Problem = { code, message, ...(details === undefined ? {} : { details }), requestId: id };
  void asJson(reply).status(statusOf[code]).send(body);
}

/** A handler may have said what it answers before it failed. */
const asJson = (reply: FastifyReply): FastifyReply => reply.type('application/json; charset=utf-8');

/** Refusals of the framework, which come with a status, that have a name in our list. */
function asRefusal(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  const code = error instanceof HttpException ? frameworkCodes[error.getStatus()] : undefined;

  return code && new AppError(code);
}

const frameworkCodes: Readonly<Record<number, ProblemCode | undefined>> = {
  [HttpStatus.BAD_REQUEST]: 'not-json',
  [HttpStatus.NOT_FOUND]: 'not-found',
  [HttpStatus.PAYLOAD_TOO_LARGE]: 'body-too-large',
  [HttpStatus.UNSUPPORTED_MEDIA_TYPE]: 'not-json',
};
