import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { recordId } from '@cohesion/contracts';
import type { FastifyRequest } from 'fastify';
import { personOf } from '../platform/actor.guard.js';
import { CertificatesService } from './certificates.service.js';

/** A stream of events has begun before its handler answers, so whoever may not read the certificate is refused here. */
@Injectable()
export class CertificateReadersGuard implements CanActivate {
  constructor(private readonly certificates: CertificatesService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id: string } }>>();
    // An id of the wrong shape is refused, by name, where the handler takes it.
    const id = recordId.safeParse(params.id);
    if (id.success) await this.certificates.read(personOf(context), id.data);

    return true;
  }
}
