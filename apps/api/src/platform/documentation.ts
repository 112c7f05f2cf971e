import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import * as contracts from '@cohesion/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { withQuestions } from './documented-questions.js';

const page = '/api/docs';

/** The interface as OpenAPI at /api/openapi.json and, for people, at /api/docs. */
export function serveDocumentation(app: NestFastifyApplication): void {
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  allowOwnStyles(fastify);
  SwaggerModule.setup(page, app, () => describe(app), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Cohesion: its interface',
    // No bar with somebody else's logo, and no asking a stranger's server whether the document is sound.
    swaggerOptions: { layout: 'BaseLayout', validatorUrl: null },
  });
}

/** The page has two style blocks within it. It alone may use them, and only with the very words they have. */
function allowOwnStyles(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const policy = reply.getHeader('content-security-policy');
    if (
      request.routeOptions.url?.startsWith(page) &&
      typeof payload === 'string' &&
      typeof policy === 'string'
    ) {
      const hashes = [...payload.matchAll(/<style>(.*?)<\/style>/gs)].map(
        ([, css = '']) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
      );
      reply.header(
        'content-security-policy',
        policy.replace(/style-src 'self'/, ['$&', ...hashes].join(' ')),
      );
    }
    done();
  });
}

/** Written from the same contracts that check what comes in and goes out. */
function describe(app: NestFastifyApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Cohesion')
    .setDescription('Training and continuing education for group psychotherapists.')
    .setVersion('1')
    .addCookieAuth('cohesion.session_token')
    .build();

  return withQuestions(
    app,
    SwaggerModule.createDocument(app, about, { standardSchemaConverter: jsonSchema }),
  );
}

function jsonSchema(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.core.$ZodType)) return undefined;
  const {
    $schema: _,
    definitions,
    ...rest
  } = z.toJSONSchema(schema, { io: schemaType, target: 'openapi-3.0', metadata: names });

  return { schema: rest, components: Object.fromEntries(Object.entries(definitions ?? {})) };
}

/** Every exported object is called by the name of its export: `coursePage` is CoursePage. */
const names = z.registry<{ id: string }>();
for (const [name, schema] of Object.entries(contracts)) {
  if (schema instanceof z.core.$ZodObject)
    names.add(schema, { id: `${name.charAt(0).toUpperCase()}${name.slice(1)}` });
}
