import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { recordId, slug } from '@cohesion/contracts';
import type { FastifyRequest } from 'fastify';
import { personOf } from '../../platform/actor.guard.js';
import { CertificateRuns } from './certificate-runs.service.js';

type Asked = FastifyRequest<{ Params: { org: string; id: string } }>;

/** A stream of events has begun before its handler answers, so whoever may not see the run is refused here. */
@Injectable()
export class RunReadersGuard implements CanActivate {
  constructor(private readonly runs: CertificateRuns) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params } = context.switchToHttp().getRequest<Asked>();
    // What has the wrong shape is refused, by name, where the handler takes it.
    const [org, id] = [slug.safeParse(params.org), recordId.safeParse(params.id)];
    if (org.success && id.success)
      await this.runs.within(personOf(context), org.data, id.data, () => Promise.resolve());

    return true;
  }
}
