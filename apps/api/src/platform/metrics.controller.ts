import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { OpenToAll } from './actor.guard.js';
import { Metrics } from './metrics.js';
import { AppError } from './problem.js';

@ApiExcludeController()
@OpenToAll()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** For the scraper beside this process; a proxy in front must not pass it on. */
  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  read(@Req() request: FastifyRequest): Promise<string> {
    if (request.headers['x-forwarded-for']) throw new AppError('not-found');

    return this.metrics.registry.metrics();
  }
}
