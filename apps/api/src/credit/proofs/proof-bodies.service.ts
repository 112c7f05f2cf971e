import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../../platform/problem.js';

const takesFiles = new Set(['/api/proofs/:id', '/api/societies/:org/certificate-template/pictures/:sha256']);

/** Lets bytes through as a stream, at the addresses that take files; anywhere else they are no JSON. */
@Injectable()
export class ProofBodies implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // The worker has no adapter.
    if (!this.host.httpAdapter) return;
    this.host.httpAdapter
      .getInstance<FastifyInstance>()
      .addContentTypeParser('application/octet-stream', (request, payload, done) => {
        if (takesFiles.has(request.routeOptions.url ?? '')) done(null, payload);
        else done(new AppError('not-json'));
      });
  }
}
