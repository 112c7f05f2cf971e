import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../platform/actor.js';
import { Doorkeeper } from '../platform/doorkeeper.js';
import { SocietiesService } from '../societies/societies.service.js';
import { SessionsService } from './sessions.service.js';

/** The society by the host asked for, the person by the session cookie, the roles by that person's memberships there. */
@Injectable()
export class AccountsDoorkeeper extends Doorkeeper {
  constructor(
    private readonly societies: SocietiesService,
    private readonly sessions: SessionsService,
  ) {
    super();
  }

  async actorOf({ hostname, cookies }: FastifyRequest): Promise<Actor> {
    const { id: societyId } = await this.societies.byHost(hostname);

    return (
      (await this.sessions.personOf(cookies[this.sessions.cookieName], societyId)) ?? {
        kind: 'visitor',
        societyId,
      }
    );
  }
}
