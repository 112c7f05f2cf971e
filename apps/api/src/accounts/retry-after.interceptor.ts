import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { catchError, type Observable, throwError } from 'rxjs';
import { z } from 'zod';
import { AppError } from '../platform/problem.js';

const details = z.object({ retryAfterSeconds: z.int() });

/** Says in the header as well how long to wait. */
@Injectable()
export class RetryAfterInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();

    return next.handle().pipe(
      catchError((error: unknown) => {
        const wait = error instanceof AppError ? details.safeParse(error.details) : undefined;
        if (wait?.success) reply.header('retry-after', wait.data.retryAfterSeconds);

        return throwError(() => error);
      }),
    );
  }
}
