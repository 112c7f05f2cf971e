import { Module } from '@nestjs/common';
import { AwardLedger } from './award-ledger.service.js';

@Module({ providers: [AwardLedger], exports: [AwardLedger] })
export class LedgerModule {}
