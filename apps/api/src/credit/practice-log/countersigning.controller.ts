import { Body, Controller, Header, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  openSignatureLink,
  signaturePage,
  signPractice,
  type OpenSignatureLink,
  type SignaturePage,
  type SignPractice,
} from '@cohesion/contracts';
import type { Actor } from '../../platform/actor.js';
import { CurrentActor, OpenToVisitors } from '../../platform/actor.guard.js';
import { Answers } from '../../platform/answers.js';
import { Countersigning } from './countersigning.service.js';

/** For supervisors, who may have no account. */
@ApiTags('countersignatures')
@Controller('countersignatures')
@OpenToVisitors()
export class CountersigningController {
  constructor(private readonly countersigning: Countersigning) {}

  @Post('reading')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Answers(signaturePage)
  open(
    @CurrentActor() { societyId }: Actor,
    @Ip() address: string,
    @Body({ schema: openSignatureLink }) request: OpenSignatureLink,
  ): Promise<SignaturePage> {
    return this.countersigning.open({ societyId, address }, request);
  }

  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Answers(signaturePage)
  sign(
    @CurrentActor() { societyId }: Actor,
    @Ip() address: string,
    @Body({ schema: signPractice }) request: SignPractice,
  ): Promise<SignaturePage> {
    return this.countersigning.sign({ societyId, address }, request);
  }
}
