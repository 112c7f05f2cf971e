import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { SocietiesModule } from '../../societies/societies.module.js';
import { TranscriptModule } from '../transcript/transcript.module.js';
import { SharedTranscripts } from './shared-transcripts.service.js';
import { SharesController } from './shares.controller.js';
import { SharesService } from './shares.service.js';
import { SharesSweep } from './shares-sweep.worker.js';

@Module({
  imports: [AccountsModule, SocietiesModule, TranscriptModule],
  controllers: [SharesController],
  providers: [SharesService, SharedTranscripts, SharesSweep],
})
export class SharesModule {}
