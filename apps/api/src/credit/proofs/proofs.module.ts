import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { SocietiesModule } from '../../societies/societies.module.js';
import { ProofBodies } from './proof-bodies.service.js';
import { ProofUses } from './proof-uses.service.js';
import { ProofsController } from './proofs.controller.js';
import { ProofsService } from './proofs.service.js';
import { ProofsSweep } from './proofs-sweep.worker.js';

@Module({
  imports: [AccountsModule, SocietiesModule],
  controllers: [ProofsController],
  providers: [ProofsService, ProofUses, ProofBodies, ProofsSweep],
  exports: [ProofUses],
})
export class ProofsModule {}
