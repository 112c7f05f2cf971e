import { StandardSchemaSerializerInterceptor, StandardSchemaValidationPipe } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FieldProblem } from '@cohesion/contracts';
import { serveDocumentation } from './documentation.js';
import { AppError } from './problem.js';
import { ProblemFilter } from './problem.filter.js';
import { StorableTextPipe } from './storable-text.pipe.js';

type Issue = Readonly<{
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
}>;

/** Shared by main.ts and the tests, so both run the same pipes. */
export function configureApp(app: NestFastifyApplication): void {
  app.setGlobalPrefix('api', {
    exclude: [
      'health/live',
      'health/ready',
      'metrics',
      'dev/mail',
      'dev/mail/:id',
      'v/:code.json',
      'v/:code.jwt',
      'issuers/:society/did.json',
      'issuers/:society/log/head',
      'issuers/:society/log/consistency',
      'issuers/:society/log/inclusion',
      'issuers/:society/log/entries',
      'issuers/:society/status/:purpose/:list',
    ],
  });
  app.useGlobalPipes(
    new StandardSchemaValidationPipe({
      exceptionFactory: (issues) => new AppError('invalid-request', issues.map(fieldProblem)),
    }),
    new StorableTextPipe(),
  );
  app.useGlobalInterceptors(new StandardSchemaSerializerInterceptor(app.get(Reflector)));
  app.useGlobalFilters(new ProblemFilter());
  serveDocumentation(app);
}

function fieldProblem({ path, message }: Issue): FieldProblem {
  return {
    field: (path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
    message,
  };
}
