import { Controller, Get, Ip, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { askedVersion, typedCode, type AskedVersion } from '@cohesion/contracts';
import type { FastifyReply } from 'fastify';
import { OpenToVisitors } from '../platform/actor.guard.js';
import { VerificationService } from './verification.service.js';

/** The credential, for machines: beside the public page, not below /api, because its address is printed. */
@ApiExcludeController()
@OpenToVisitors()
@Controller('v')
export class VerificationRecordController {
  constructor(private readonly verification: VerificationService) {}

  @Get(':code.json')
  async record(
    @Param('code', { schema: typedCode }) code: string,
    @Query({ schema: askedVersion }) { version }: AskedVersion,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { credential } = await this.verification.credential(code, address, numberOf(version));
    await publish(reply, 'application/vc', `${JSON.stringify(credential, null, 1)}\n`);
  }

  @Get(':code.jwt')
  async token(
    @Param('code', { schema: typedCode }) code: string,
    @Query({ schema: askedVersion }) { version }: AskedVersion,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { token } = await this.verification.credential(code, address, numberOf(version));
    await publish(reply, 'application/jwt', token);
  }
}

const numberOf = (version: string | undefined): number | null =>
  version === undefined ? null : Number(version);

/** Anyone may read it from any page: it is public, and no cookie changes what it says. */
const publish = (reply: FastifyReply, type: string, text: string): FastifyReply =>
  reply
    .headers({
      'content-type': type,
      'cache-control': 'public, max-age=60',
      'access-control-allow-origin': '*',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
    })
    .send(text);
