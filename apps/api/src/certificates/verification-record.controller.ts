import { Controller, Get, Header, Ip, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import {
  askedVersion,
  typedCode,
  verification,
  type AskedVersion,
  type Verification,
} from '@cohesion/contracts';
import { OpenToVisitors } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { VerificationService } from './verification.service.js';

/** What the public page says, for machines: beside the page, not below /api, because its address is printed. */
@ApiExcludeController()
@OpenToVisitors()
@Controller('v')
export class VerificationRecordController {
  constructor(private readonly verification: VerificationService) {}

  @Get(':code.json')
  @Header('x-robots-tag', 'noindex')
  @Header('cache-control', 'no-store')
  // Anyone may read it from any page: it is public, and no cookie changes what it says.
  @Header('access-control-allow-origin', '*')
  @Answers(verification)
  record(
    @Param('code', { schema: typedCode }) code: string,
    @Query({ schema: askedVersion }) { version }: AskedVersion,
    @Ip() address: string,
  ): Promise<Verification> {
    return this.verification.verify(code, address, version === undefined ? null : Number(version));
  }
}
