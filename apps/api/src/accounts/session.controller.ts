import { Controller, Get, Res } from '@nestjs/common';
import { session, type Session } from '@cohesion/contracts';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../platform/actor.js';
import { CurrentActor, OpenToVisitors } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { SignInService } from './sign-in.service.js';
import { CurrentVisit, sendCookies, type Visit } from './visit.js';

@Controller('session')
export class SessionController {
  constructor(private readonly signIns: SignInService) {}

  @Get()
  @OpenToVisitors()
  @Answers(session)
  async current(
    @CurrentActor() actor: Actor,
    @CurrentVisit() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    return sendCookies(reply, await this.signIns.current(actor, visit));
  }
}
