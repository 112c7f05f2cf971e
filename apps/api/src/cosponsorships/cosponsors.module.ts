import { Module } from '@nestjs/common';
import { SocietiesModule } from '../societies/societies.module.js';
import { Cosponsors } from './cosponsors.service.js';

/** What others need to know of co-sponsors; asking and answering is beside it, and needs more. */
@Module({
  imports: [SocietiesModule],
  providers: [Cosponsors],
  exports: [Cosponsors],
})
export class CosponsorsModule {}
