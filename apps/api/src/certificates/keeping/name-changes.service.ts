import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { formatCode } from '@cohesion/certificates';
import type {
  AskNameChange,
  CertificateView,
  DecideNameChange,
  NameChangeList,
  NameChangeRow,
} from '@cohesion/contracts';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { WorkAccess } from '../../societies/work-access.service.js';
import { Certificate } from '../certificate.entity.js';
import { CertificateIssuing } from '../certificate-issuing.service.js';
import { corrected, nameRefused } from '../certificate-letters.js';
import { CertificateSuperseding } from '../certificate-superseding.service.js';
import { CertificatesService } from '../certificates.service.js';
import { NameChangeDecision, NameChangeRequest } from '../name-change.entity.js';
import { lockOf, revocationOf, versionsOf } from '../standing.js';
import { awardOf } from './kept-rows.js';
import { CertificateMails } from './certificate-mails.service.js';
import { certificatesNamed, waitingRequests, type WaitingRequest } from './waiting-requests.js';

/** "Fix my name": a learner asks, an administrator decides, and what is approved is issued anew under the same code. */
@Injectable()
export class NameChangesService {
  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly certificates: CertificatesService,
    private readonly issuing: CertificateIssuing,
    private readonly superseding: CertificateSuperseding,
    private readonly mails: CertificateMails,
    private readonly clock: Clock,
  ) {}

  /**
   * A newer request takes the place of one that waits. A name that cannot be printed is refused at once, so that nobody
   * waits for what cannot be done. Sent twice, it is asked once.
   */
  async ask(actor: Person, id: string, request: AskNameChange): Promise<CertificateView> {
    const societyId = await this.database.as(actor, async (tx) => {
      const certificate = await tx.need(Certificate, { where: { id, personId: actor.personId } });

      return certificate.societyId;
    });
    // Her record is hers in every society, and the request belongs to the one that issued.
    await this.database.as({ ...actor, societyId, roles: [] }, (tx) => this.write(tx, actor, id, request));

    return this.certificates.read(actor, id);
  }

  async waiting(actor: Person, org: string): Promise<NameChangeList> {
    const society = await this.access.keep(actor, org);

    return this.database.as(actor, (tx) => this.listOf(tx, society.id));
  }

  /** Decided twice in the same way, it is decided once; otherwise the second is refused as `name-change-closed`. */
  async decide(
    actor: Person,
    org: string,
    id: string,
    { decision, reason }: DecideNameChange,
  ): Promise<NameChangeList> {
    const society = await this.access.keep(actor, org);

    return this.database.as(actor, async (tx) => {
      const request = await tx.need(NameChangeRequest, { where: { id, societyId: society.id } });
      await tx.lock(namesOf(request.personId));
      const known = await tx.findOne(NameChangeDecision, { where: { requestId: id } });
      if (known?.decision === decision) return this.listOf(tx, society.id);
      const last = await tx.findOne(NameChangeRequest, {
        where: { code: request.code },
        order: { number: 'DESC' },
      });
      if (known || last?.id !== id) throw new AppError('name-change-closed');
      await tx.insert(NameChangeDecision, {
        societyId: society.id,
        personId: request.personId,
        requestId: id,
        decision,
        reason,
        recordedBy: actor.personId,
        createdAt: this.clock.now(),
      });
      if (decision === 'approved') await this.approve(tx, actor, request, reason);
      else await this.refuse(tx, request, reason);

      return this.listOf(tx, society.id);
    });
  }

  private async write(
    tx: Tx,
    { personId }: Person,
    id: string,
    { id: requestId, name, why, everywhere }: AskNameChange,
  ): Promise<void> {
    await tx.lock(namesOf(personId));
    const { code, societyId } = await tx.need(Certificate, { where: { id } });
    const known = await tx.findOne(NameChangeRequest, { where: { id: requestId } });
    if (known && known.code !== code) throw new AppError('sent-before');
    if (known) return;
    const [newest] = await versionsOf(tx, code);
    // Another person's since a correction: there is nothing of hers to change.
    if (newest?.personId !== personId) throw new AppError('not-found');
    if (await revocationOf(tx, code)) throw new AppError('certificate-revoked');
    const { learner } = newest.facts;
    if (learner.name === name) throw new AppError('name-unchanged');
    this.issuing.mustPrint({ ...newest.facts, learner: { ...learner, name } });
    const last = await tx.findOne(NameChangeRequest, { where: { code }, order: { number: 'DESC' } });
    const written = await tx.insertMissing(NameChangeRequest, [
      {
        id: requestId,
        societyId,
        personId,
        certificateId: newest.id,
        code,
        number: (last?.number ?? 0) + 1,
        printedName: learner.name,
        name,
        why,
        everywhere,
        createdAt: this.clock.now(),
      },
    ]);
    if (written === 0) throw new AppError('sent-before');
  }

  /** Issues every certificate that the request is about anew; one mail tells of all of them. */
  private async approve(
    tx: Tx,
    actor: Person,
    request: NameChangeRequest,
    reason: string | null,
  ): Promise<void> {
    const { personId, code, name, why } = request;
    const asked = await certificatesNamed(tx, request);
    // In one order for everybody, so that two people never wait for each other.
    for (const each of asked.toSorted()) await tx.lock(lockOf(each));
    const written: Certificate[] = [];
    for (const each of asked) {
      const [replaced] = await versionsOf(tx, each);
      if (!replaced || replaced.personId !== personId || replaced.facts.learner.name === name) continue;
      if (await revocationOf(tx, each)) {
        if (each === code) throw new AppError('certificate-revoked');
        continue;
      }
      written.push(
        await this.superseding.supersede(tx, actor, {
          replaced,
          award: awardOf(replaced),
          changes: { learner: { ...replaced.facts.learner, name } },
          correction: { id: randomUUID(), what: 'name', reason: reason ?? why ?? 'The learner asked for it' },
        }),
      );
    }
    const own = written.find((certificate) => certificate.code === code);
    if (own)
      await this.mails.write(tx, 'corrected', own, (letter) => corrected(letter, reason, written.length - 1));
  }

  private async refuse(tx: Tx, { code, name }: NameChangeRequest, reason: string | null): Promise<void> {
    const [newest] = await versionsOf(tx, code);
    if (newest)
      await this.mails.write(tx, 'name-refused', newest, (letter) => nameRefused(letter, name, reason ?? ''));
  }

  private async listOf(tx: Tx, societyId: string): Promise<NameChangeList> {
    return { requests: (await waitingRequests(tx, societyId)).map(presentWaiting) };
  }
}

const presentWaiting = ({
  personId: _,
  everywhere: __,
  code,
  createdAt,
  ...row
}: WaitingRequest): NameChangeRow => ({
  ...row,
  code: formatCode(code),
  askedAt: createdAt.toISOString(),
});

/** Requests of one person and their decisions come one after the other. */
const namesOf = (personId: string): string => `names ${personId}`;
