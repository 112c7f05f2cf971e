import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../../platform/problem.js';

/** Lets bytes through as a stream, at the one address that takes files; anywhere else they are no JSON. */
@Injectable()
export class ProofBodies implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // The worker has no adapter.
    if (!this.host.httpAdapter) return;
    this.host.httpAdapter
      .getInstance<FastifyInstance>()
      .addContentTypeParser('application/octet-stream', (request, payload, done) => {
        if (request.routeOptions.url === '/api/proofs/:id') done(null, payload);
        else done(new AppError('not-json'));
      });
  }
}
