import { Injectable } from '@nestjs/common';
import type { CertificateFacts } from '@cohesion/certificates';
import type { CorrectCertificate, SocietyCertificatePage } from '@cohesion/contracts';
import { formatCredit, parseCredit } from '@cohesion/credit';
import { AccountsService } from '../../accounts/accounts.service.js';
import { AwardLedger } from '../../credit/ledger/award-ledger.service.js';
import type { Person } from '../../platform/actor.js';
import { AppError } from '../../platform/problem.js';
import { corrected, notYours } from '../certificate-letters.js';
import { CertificateCorrection } from '../certificate-correction.entity.js';
import { CertificateSuperseding, type Supersession } from '../certificate-superseding.service.js';
import { revocationOf } from '../standing.js';
import { CertificateMails } from './certificate-mails.service.js';
import { KeptCertificates, type Kept } from './kept-certificates.service.js';
import { awardOf, wasSent } from './kept-rows.js';
import { SocietyCertificates } from './society-certificates.service.js';

type Correction<What extends CorrectCertificate['what']> = Extract<CorrectCertificate, { what: What }>;

/** A wrong name, wrong hours, the wrong person: a corrected version under the same code, and an award that points to the old one. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly kept: KeptCertificates,
    private readonly pages: SocietyCertificates,
    private readonly superseding: CertificateSuperseding,
    private readonly ledger: AwardLedger,
    private readonly accounts: AccountsService,
    private readonly mails: CertificateMails,
  ) {}

  /** Sent twice, it is done once; two people at once make one version, and the second is refused as `record-changed`. */
  correct(
    actor: Person,
    org: string,
    id: string,
    request: CorrectCertificate,
  ): Promise<SocietyCertificatePage> {
    return this.kept.change(actor, org, id, async (kept) => {
      if (await wasSent(kept, CertificateCorrection, request.id)) return this.pages.pageOf(kept);
      const { tx, newest } = kept;
      if (await revocationOf(tx, newest.code)) throw new AppError('certificate-revoked');
      if (newest.version !== request.version) throw new AppError('record-changed');
      const written = await this.superseding.supersede(tx, actor, {
        replaced: newest,
        ...(await this.changed(kept, actor, request)),
        correction: { id: request.id, what: request.what, reason: request.reason },
      });
      await this.mails.write(tx, 'corrected', written, (letter) => corrected(letter, request.reason));
      if (written.personId !== newest.personId)
        await this.mails.write(tx, 'not-yours', newest, (letter) => notYours(letter, request.reason));

      return this.pages.pageOf({ ...kept, newest: written, versions: [written, ...kept.versions] });
    });
  }

  private changed(kept: Kept, actor: Person, request: CorrectCertificate): Promise<Changed> {
    switch (request.what) {
      case 'name':
        return this.renamed(kept, request);
      case 'hours':
        return this.recounted(kept, actor, request);
      case 'person':
        return this.handedOver(kept, actor, request);
    }
  }

  private async renamed({ newest }: Kept, { name }: Correction<'name'>): Promise<Changed> {
    const { learner } = newest.facts;
    if (learner.name === name) throw new AppError('name-unchanged');

    return { award: awardOf(newest), changes: { learner: { ...learner, name } } };
  }

  /** Hours on paper equal hours approved (NCBTMB rejects what does not match): never more than the offer gives. */
  private async recounted(
    { tx, newest }: Kept,
    actor: Person,
    request: Correction<'hours'>,
  ): Promise<Changed> {
    const hours = parseCredit(request.amount) ?? 0;
    const amount = formatCredit(hours);
    const { credit, sessions } = newest.facts;
    const most = await this.ledger.most(tx, newest.awardId);
    if (sessions) throw off('amount', 'This certificate lists sessions, each with its hours');
    if (hours === 0) throw off('amount', 'Enter more than nothing, or revoke the certificate');
    if (hours === parseCredit(credit.amount)) throw off('amount', 'This is the amount on it already');
    if (hours > (parseCredit(most) ?? 0))
      throw off('amount', `The activity gives ${most} ${credit.unit} at most`);
    const award = await this.ledger.correct(tx, actor, awardOf(newest), { amount });

    return { award, changes: { credit: withAmount(credit, amount) } };
  }

  private async handedOver(
    { tx, newest }: Kept,
    actor: Person,
    { email }: Correction<'person'>,
  ): Promise<Changed> {
    const person = await this.accounts.member(tx, { email });
    if (!person) throw off('email', 'Nobody in this society has this address');
    if (person.id === newest.personId) throw off('email', 'It is this person’s already');
    const award = await this.ledger.correct(tx, actor, awardOf(newest), { personId: person.id });

    return { award, changes: { learner: { name: person.name, licenses: [] } } };
  }
}

type Changed = Pick<Supersession, 'award' | 'changes'>;

/** One category takes the whole amount; how several share another one is not known, so they are left out. */
function withAmount(credit: CertificateFacts['credit'], amount: string): CertificateFacts['credit'] {
  const [category, ...others] = credit.categories;

  return {
    ...credit,
    amount,
    categories: category && others.length === 0 ? [{ name: category.name, amount }] : [],
  };
}

const off = (field: string, message: string): AppError =>
  new AppError('correction-off', [{ field, message }]);
