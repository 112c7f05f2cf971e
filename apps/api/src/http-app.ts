import 'reflect-metadata';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { maxBodyBytes } from '@cohesion/contracts';
import { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { installPages } from './pages/install-pages.js';
import type { Config } from './platform/config.js';
import { configureApp } from './platform/configure-app.js';
import { createLogger, makeRequestId, NestLogger } from './platform/logging.js';
import { Metrics } from './platform/metrics.js';
import { answerRefusal } from './platform/problem.filter.js';
import { AppError } from './platform/problem.js';

/** The HTTP process, not yet listening. Tests build it with the same call. */
export async function createHttpApp(
  config: Config,
  module: DynamicModule,
  logger = createLogger(config.logLevel),
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    genReqId: makeRequestId,
    bodyLimit: maxBodyBytes,
    trustProxy: config.http.trustProxy,
    // Each answer is logged once, by the hook below.
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read, or has a part longer than any, leads nowhere.
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      answerRefusal(new AppError('not-found'), request, reply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(logger),
    // Fastify reads JSON by itself; Nest would add forms, which pages of other websites can send.
    bodyParser: false,
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  fastify.removeContentTypeParser('text/plain');
  await app.register(cookie);
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1024 });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // React writes style attributes; stylesheets come from this server alone.
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: config.http.publicUrl.startsWith('https:'),
    referrerPolicy: { policy: 'same-origin' },
  });
  configureApp(app);
  const metrics = app.get(Metrics);
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.requestAnswered(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
    done();
  });
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  await installPages(app, config);
  app.enableShutdownHooks();

  return app;
}
