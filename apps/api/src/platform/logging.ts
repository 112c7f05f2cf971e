import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';

/** Structured logs with request ids. Bodies, cookies, addresses and names never get here. */
export function createLogger(
  level: string,
  destination: DestinationStream = pino.destination({ dest: 1, sync: false }),
): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: {
        err: describeError,
        req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
          id,
          method,
          path: withoutSecrets(url),
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
    },
    destination,
  );
}

/** What went wrong and where. A database error's query parameters and detail are a person's data and stay out. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;

  return {
    name,
    message,
    stack,
    ...('code' in error ? { code: error.code } : {}),
    ...(cause instanceof Error ? { cause: describeError(cause) } : {}),
  };
}

export const makeRequestId = (): string => randomUUID();

/** Query strings can carry tokens and search words; certificate codes name a person's certificate; links to transcripts open them. */
function withoutSecrets(url: string): string {
  return url
    .replace(/\?.*$/, '')
    .replace(/^(\/(?:api\/verifications|v|api\/shared-transcripts|t)\/)[^/]+/, '$1…');
}

/** Gives Nest's own messages the same form. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  private write(level: 'debug' | 'warn' | 'error', message: unknown, rest: readonly unknown[]): void {
    if (typeof message !== 'object' || message === null) {
      this.logger[level]({ detail: rest }, String(message));
      return;
    }
    const [text] = rest;
    this.logger[level](message, typeof text === 'string' ? text : undefined);
  }
}
