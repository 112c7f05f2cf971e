import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OpenToAll } from './actor.guard.js';
import { Health } from './health.js';

@ApiExcludeController()
@OpenToAll()
@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  /** The process runs. */
  @Get('live')
  live(): { live: true } {
    return { live: true };
  }

  /** The process can do its work: its database answers. */
  @Get('ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const ready = await this.health.isReady();
    await reply.status(ready ? 200 : 503).send({ ready });
  }
}
