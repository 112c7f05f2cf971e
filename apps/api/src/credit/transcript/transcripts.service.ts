import { Injectable } from '@nestjs/common';
import type { CycleLedger, Transcript } from '@cohesion/contracts';
import { AccountsService } from '../../accounts/accounts.service.js';
import { RateLimits } from '../../accounts/rate-limits.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { SocietiesService, type Society } from '../../societies/societies.service.js';
import { CyclesService } from '../cycles/cycles.service.js';
import { presentTranscript } from './transcript.presenter.js';
import { TranscriptPdf } from './transcript-pdf.service.js';
import { transcriptCsv } from './transcript-csv.js';

/** For one person in ten minutes: each one is drawn anew. */
const drawings = { window: 600, max: 60 };

export type MadeTranscript = Readonly<{
  ledger: CycleLedger;
  transcript: Transcript;
  society: Readonly<Society>;
}>;

/** Transcripts of one's own licenses: `not-found` for anyone else's, `cycle-not-computable` where there is no cycle. */
@Injectable()
export class TranscriptsService {
  constructor(
    private readonly database: Database,
    private readonly cycles: CyclesService,
    private readonly accounts: AccountsService,
    private readonly societies: SocietiesService,
    private readonly paper: TranscriptPdf,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** From the ledger that the page of the cycle shows, so that every figure is the same. */
  async make(actor: Person, licenseId: string, cycle: string): Promise<MadeTranscript> {
    const ledger = await this.cycles.ledger(actor, licenseId, cycle);
    const person = await this.database.as(actor, (tx) => this.accounts.personName(tx, actor.personId));
    const society = await this.societies.byId(actor.societyId);

    return {
      ledger,
      society,
      transcript: presentTranscript(ledger, { person, society, now: this.clock.now() }),
    };
  }

  async json(actor: Person, licenseId: string, cycle: string): Promise<Transcript> {
    return (await this.make(actor, licenseId, cycle)).transcript;
  }

  async csv(
    actor: Person,
    licenseId: string,
    cycle: string,
  ): Promise<{ transcript: Transcript; text: string }> {
    const { transcript } = await this.make(actor, licenseId, cycle);

    return { transcript, text: transcriptCsv(transcript) };
  }

  async pdf(
    actor: Person,
    licenseId: string,
    cycle: string,
  ): Promise<{ transcript: Transcript; pdf: Uint8Array }> {
    await this.limits.refuseBeyond(`transcript-pdf ${actor.personId}`, drawings);
    const { transcript, society } = await this.make(actor, licenseId, cycle);

    return { transcript, pdf: this.paper.render(transcript, society) };
  }
}
