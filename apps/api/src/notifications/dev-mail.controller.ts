import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../platform/actor.js';
import { CurrentActor, OpenToVisitors } from '../platform/actor.guard.js';
import { DevMailService } from './dev-mail.service.js';

@ApiExcludeController()
@OpenToVisitors()
@Controller('dev/mail')
export class DevMailController {
  constructor(private readonly devMail: DevMailService) {}

  @Get()
  async inbox(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return asPage(reply, await this.devMail.inbox(actor, request));
  }

  @Get(':id')
  async mail(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return asPage(reply, await this.devMail.mail(actor, id, request));
  }
}

/** Only once there is a page: a refusal is JSON. */
function asPage(reply: FastifyReply, html: string): string {
  void reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');

  return html;
}
