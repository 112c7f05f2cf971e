import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put, Res } from '@nestjs/common';
import {
  mailSent,
  profile,
  requestMail,
  resetPassword,
  session,
  signedInDevices,
  signIn,
  signUp,
  updateProfile,
  verifyEmail,
  type MailSent,
  type Profile,
  type RequestMail,
  type ResetPassword,
  type Session,
  type SignedInDevices,
  type SignIn,
  type SignUp,
  type UpdateProfile,
  type VerifyEmail,
} from '@cohesion/contracts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor, Person } from '../platform/actor.js';
import { CurrentActor, CurrentPerson, OpenToVisitors } from '../platform/actor.guard.js';
import { Answers } from '../platform/answers.js';
import { AccountsService } from './accounts.service.js';
import { SignInService } from './sign-in.service.js';
import { SignUpService } from './sign-up.service.js';
import { CurrentVisit, sendCookies, type Visit } from './visit.js';

@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly signUps: SignUpService,
    private readonly signIns: SignInService,
    private readonly accounts: AccountsService,
  ) {}

  @Post('sign-up')
  @OpenToVisitors()
  @HttpCode(HttpStatus.ACCEPTED)
  @Answers(mailSent, HttpStatus.ACCEPTED)
  signUp(
    @CurrentActor() actor: Actor,
    @CurrentVisit() visit: Visit,
    @Body({ schema: signUp }) request: SignUp,
  ): Promise<MailSent> {
    return this.signUps.signUp(actor, visit, request);
  }

  @Post('verification')
  @OpenToVisitors()
  @HttpCode(HttpStatus.OK)
  @Answers(session)
  async verify(
    @CurrentActor() actor: Actor,
    @CurrentVisit() visit: Visit,
    @Body({ schema: verifyEmail }) request: VerifyEmail,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    return sendCookies(reply, await this.signUps.verify(actor, visit, request));
  }

  @Post('verification-mails')
  @OpenToVisitors()
  @HttpCode(HttpStatus.ACCEPTED)
  @Answers(mailSent, HttpStatus.ACCEPTED)
  sendVerification(
    @CurrentActor() actor: Actor,
    @CurrentVisit() visit: Visit,
    @Body({ schema: requestMail }) request: RequestMail,
  ): Promise<MailSent> {
    return this.signUps.sendVerification(actor, visit, request);
  }

  @Post('sign-in')
  @OpenToVisitors()
  @HttpCode(HttpStatus.OK)
  @Answers(session)
  async signIn(
    @CurrentActor() actor: Actor,
    @CurrentVisit() visit: Visit,
    @Body({ schema: signIn }) request: SignIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    return sendCookies(reply, await this.signIns.signIn(actor, visit, request));
  }

  @Post('sign-out')
  @OpenToVisitors()
  @HttpCode(HttpStatus.NO_CONTENT)
  async signOut(
    @CurrentActor() actor: Actor,
    @CurrentVisit() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    return sendCookies(reply, await this.signIns.signOut(actor, visit));
  }

  @Post('password-reset-mails')
  @OpenToVisitors()
  @HttpCode(HttpStatus.ACCEPTED)
  @Answers(mailSent, HttpStatus.ACCEPTED)
  sendPasswordReset(
    @CurrentActor() actor: Actor,
    @CurrentVisit() visit: Visit,
    @Body({ schema: requestMail }) request: RequestMail,
  ): Promise<MailSent> {
    return this.signUps.sendPasswordReset(actor, visit, request);
  }

  @Post('password-resets')
  @OpenToVisitors()
  @HttpCode(HttpStatus.NO_CONTENT)
  resetPassword(
    @CurrentActor() actor: Actor,
    @CurrentVisit() visit: Visit,
    @Body({ schema: resetPassword }) request: ResetPassword,
  ): Promise<void> {
    return this.signUps.resetPassword(actor, visit, request);
  }

  @Get('devices')
  @Answers(signedInDevices)
  devices(@CurrentPerson() person: Person): Promise<SignedInDevices> {
    return this.signIns.devices(person);
  }

  @Delete('devices/:id')
  @HttpCode(HttpStatus.NO_CONTENT)
  signOutDevice(
    @CurrentPerson() person: Person,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    return this.signIns.signOutDevice(person, id);
  }

  @Get('profile')
  @Answers(profile)
  profile(@CurrentPerson() person: Person): Promise<Profile> {
    return this.accounts.profile(person);
  }

  @Put('profile')
  @Answers(profile)
  rename(
    @CurrentPerson() person: Person,
    @Body({ schema: updateProfile }) request: UpdateProfile,
  ): Promise<Profile> {
    return this.accounts.rename(person, request);
  }
}
