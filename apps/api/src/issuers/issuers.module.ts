import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CosponsorsModule } from '../cosponsorships/cosponsors.module.js';
import { SocietiesModule } from '../societies/societies.module.js';
import { DidController, IssuersController } from './issuers.controller.js';
import { KeyChanges } from './key-changes.service.js';
import { KeyThefts } from './key-thefts.service.js';
import { KeysController } from './keys.controller.js';
import { PublishedIssuers } from './published-issuers.service.js';
import { SocietyKeys } from './society-keys.service.js';
import { SocietySigners } from './society-signers.service.js';
import { TimeStamping } from './time-stamping.service.js';

/** What societies sign with, and where everybody can read which keys are theirs. */
@Module({
  imports: [AccountsModule, SocietiesModule, CosponsorsModule],
  controllers: [IssuersController, DidController, KeysController],
  providers: [SocietyKeys, SocietySigners, PublishedIssuers, KeyChanges, KeyThefts, TimeStamping],
  exports: [SocietyKeys, SocietySigners, KeyThefts, TimeStamping],
})
export class IssuersModule {}
