import { StandardSchemaSerializerInterceptor, StandardSchemaValidationPipe } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { FieldProblem } from '@cohesion/contracts';
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
    exclude: ['health/live', 'health/ready', 'metrics', 'dev/mail', 'dev/mail/:id'],
  });
  app.useGlobalPipes(
    new StandardSchemaValidationPipe({
      exceptionFactory: (issues) => new AppError('invalid-request', issues.map(fieldProblem)),
    }),
    new StorableTextPipe(),
  );
  app.useGlobalInterceptors(new StandardSchemaSerializerInterceptor(app.get(Reflector)));
  app.useGlobalFilters(new ProblemFilter());
  const documentation = new DocumentBuilder()
    .setTitle('Cohesion')
    .setDescription('Training and continuing education for group psychotherapists.')
    .setVersion('1')
    .addCookieAuth('cohesion.session_token')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, documentation), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Cohesion: its interface',
  });
}

function fieldProblem({ path, message }: Issue): FieldProblem {
  return {
    field: (path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
    message,
  };
}
