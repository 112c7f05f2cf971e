import { Injectable } from '@nestjs/common';
import type { MyCe } from '@cohesion/contracts';
import { BODIES, formatCredit, inBodyOrder, parseCredit } from '@cohesion/credit';
import type { Person } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import type { Tx } from '../platform/tx.js';
import { CertificatesLookup } from '../certificates/certificates-lookup.service.js';
import { EnrollmentAccess } from '../enrollments/enrollment-access.service.js';
import { ProgressService } from '../enrollments/progress.service.js';
import { Award } from './award.entity.js';
import { presentAwards } from './award.presenter.js';
import { AwardLedger } from './ledger/award-ledger.service.js';
import { LicenseCards } from './cycles/license-cards.service.js';

@Injectable()
export class MyCeService {
  constructor(
    private readonly database: Database,
    private readonly enrollments: EnrollmentAccess,
    private readonly progress: ProgressService,
    private readonly certificates: CertificatesLookup,
    private readonly cards: LicenseCards,
    private readonly ledger: AwardLedger,
  ) {}

  read(actor: Person): Promise<MyCe> {
    return this.database.as(actor, async (tx) => {
      const all = await tx.find(Award, {
        where: { personId: actor.personId },
        order: { completedOn: 'DESC', createdAt: 'DESC', body: 'ASC' },
        take: 500,
      });
      const reversed = await this.ledger.reversed(tx, actor.personId);
      const awards = all.filter(({ id }) => !reversed.has(id));

      return {
        totals: totals(awards),
        awards: presentAwards(awards, await this.certificates.ofAwards(tx, awards)),
        licenses: await this.cards.of(tx, actor.personId),
        needsYou: await this.needsYou(tx, actor, all),
      };
    });
  }

  /** Courses where reading and quiz are done and one step is left. */
  private async needsYou(tx: Tx, actor: Person, awards: readonly Award[]): Promise<MyCe['needsYou']> {
    const needs: MyCe['needsYou'] = [];
    for (const enrollment of await this.enrollments.all(tx, actor)) {
      if (awards.some(({ activity }) => activity.courseVersionId === enrollment.courseVersionId)) continue;
      const { completion, content } = await this.progress.of(tx, enrollment);
      if (!content.document.countsForCredit) continue;
      const home = `/learn/${enrollment.id}`;
      if (completion.complete) {
        needs.push({
          text: `Claim your credit for “${content.document.title}”`,
          path: `${home}/claim`,
          action: 'Claim',
        });
      } else if (completion.outstanding.every(({ kind }) => kind === 'evaluation')) {
        needs.push({
          text: `Evaluation for “${content.document.title}”`,
          path: `${home}/evaluation`,
          action: 'Finish',
        });
      }
    }

    return needs;
  }
}

/** Credit adds up per body and unit; units of different bodies are never added together. */
function totals(awards: readonly Award[]): MyCe['totals'] {
  const bodies = inBodyOrder(awards.map(({ body }) => body));

  return bodies.map((body) => {
    const own = awards.filter((award) => award.body === body);
    const sum = own.reduce((total, { amount }) => total + (parseCredit(amount) ?? 0), 0);

    return {
      body,
      bodyName: BODIES[body].name,
      amount: formatCredit(sum),
      unit: own[0]?.unit ?? '',
      awards: own.length,
    };
  });
}
