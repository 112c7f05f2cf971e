import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RateLimits } from '../accounts/rate-limits.service.js';

/** From one address: enough to verify a hundred certificates a minute, or to read a log of 100,000 in two. */
const questionsPerAddress = { window: 60, max: 120 };

/** Refuses whoever asks too much of what societies publish, as `too-many-requests`. */
@Injectable()
export class ReadersGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { ip } = context.switchToHttp().getRequest<FastifyRequest>();
    await this.limits.refuseBeyond(`publication ${ip}`, questionsPerAddress);

    return true;
  }
}
