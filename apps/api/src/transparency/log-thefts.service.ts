import { Injectable, type OnModuleInit } from '@nestjs/common';
import { KeyThefts } from '../issuers/key-thefts.service.js';
import { sealLog } from './transparency.jobs.js';

/** A log whose key was stolen is signed again at once: until then nobody can tell whether it has only grown. */
@Injectable()
export class LogThefts implements OnModuleInit {
  constructor(private readonly thefts: KeyThefts) {}

  onModuleInit(): void {
    this.thefts.listen(async (tx, { societyId, purpose }) => {
      if (purpose === 'log') await tx.enqueue(sealLog, { societyId });
    });
  }
}
