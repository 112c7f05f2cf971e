import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { Doorkeeper } from '../platform/doorkeeper.js';
import { SocietiesModule } from '../societies/societies.module.js';
import { AccountMailer } from './account-mailer.service.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsDoorkeeper } from './accounts.doorkeeper.js';
import { AccountsSeed } from './accounts.seed.js';
import { AccountsService } from './accounts.service.js';
import { IdentityPool } from './identity-pool.js';
import { IdentityService } from './identity.service.js';
import { RateLimits } from './rate-limits.service.js';
import { SameOriginGuard } from './same-origin.guard.js';
import { SessionController } from './session.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { SignUpService } from './sign-up.service.js';

@Module({
  imports: [SocietiesModule, NotificationsModule],
  controllers: [AccountsController, SessionController],
  providers: [
    AccountsService,
    SignUpService,
    SignInService,
    SessionsService,
    IdentityService,
    IdentityPool,
    RateLimits,
    AccountMailer,
    AccountsSeed,
    { provide: Doorkeeper, useClass: AccountsDoorkeeper },
    { provide: APP_GUARD, useClass: SameOriginGuard },
  ],
  exports: [AccountsService, AccountsSeed, Doorkeeper, RateLimits],
})
export class AccountsModule {}
