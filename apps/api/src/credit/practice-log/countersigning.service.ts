import { Injectable } from '@nestjs/common';
import type { OpenSignatureLink, SignaturePage, SignPractice } from '@cohesion/contracts';
import { In } from 'typeorm';
import { RateLimits } from '../../accounts/rate-limits.service.js';
import { NotificationsService } from '../../notifications/notifications.service.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { SocietiesService } from '../../societies/societies.service.js';
import { PracticeEntry } from './practice-entry.entity.js';
import { PracticeVersions } from './practice-versions.service.js';
import { presentSignaturePage } from './signature-page.presenter.js';
import { tellSigned } from './signature-mails.js';
import {
  SignatureLink,
  SignatureRequest,
  SignatureRequestEntry,
  SignatureWithdrawal,
} from './signature-request.entity.js';
import { Signature } from './signature.entity.js';
import { readContent, sha256 } from './signed-content.js';

/** From one address. The secret cannot be guessed at any pace; this keeps the trying cheap for us. */
const openings = { window: 60, max: 30 };

/** Where a request comes from: the society of the host, and the address. */
export type Caller = Readonly<{ societyId: string; address: string }>;

type Held = Readonly<{ link: SignatureLink; request: SignatureRequest; signature: Signature | null }>;

/** What a supervisor does with a mailed link. Needs no account, and shows nothing but what is to be signed. */
@Injectable()
export class Countersigning {
  constructor(
    private readonly database: Database,
    private readonly versions: PracticeVersions,
    private readonly societies: SocietiesService,
    private readonly notifications: NotificationsService,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * What is to be signed, or was. `link-expired` for a link that is unknown, of another society, too old or withdrawn;
   * `hours-changed` when an entry was changed after asking.
   */
  async open(caller: Caller, { token }: OpenSignatureLink): Promise<SignaturePage> {
    await this.limits.refuseBeyond(`countersign ${caller.address}`, openings);

    return this.database.asHolderOf(sha256(token), caller.societyId, async (tx) =>
      presentSignaturePage(await this.held(tx, token)),
    );
  }

  /** Signs once; a second time answers with the signature that stands. */
  async sign(
    caller: Caller,
    { token, contentSha256, name, credentials }: SignPractice,
  ): Promise<SignaturePage> {
    await this.limits.refuseBeyond(`countersign ${caller.address}`, openings);
    const address = await this.societies.addressOf(caller.societyId);

    return this.database.asHolderOf(sha256(token), caller.societyId, async (tx) => {
      const held = await this.held(tx, token);
      if (held.signature) return presentSignaturePage(held);
      const { link, request } = held;
      if (request.contentSha256 !== contentSha256) throw new AppError('hours-changed');
      const { attestation, society, supervisor } = readContent(request.content);
      const { personId, societyId } = request;
      const given = { linkId: link.id, name, credentials, attestation, contentSha256 };
      await tx.insert(Signature, {
        requestId: request.id,
        personId,
        societyId,
        ...given,
        signedAt: this.clock.now(),
      });
      await this.tell(tx, personId, { society, supervisor, address });

      return presentSignaturePage(await this.held(tx, token));
    });
  }

  /** Waits for whoever is changing these entries, or signing them, right now. */
  private async held(tx: Tx, token: string): Promise<Held> {
    const link = await tx.findOne(SignatureLink, { where: { secretSha256: sha256(token) } });
    if (!link || link.expiresAt <= this.clock.now()) throw new AppError('link-expired');
    await this.versions.lock(tx, link.personId);
    const request = await tx.need(SignatureRequest, { where: { id: link.requestId } });
    const requestId = request.id;
    const signature = await tx.findOne(Signature, { where: { requestId } });
    if (signature) return { link, request, signature };
    if (await tx.findOne(SignatureWithdrawal, { where: { requestId } })) throw new AppError('link-expired');
    const entries = await tx.find(SignatureRequestEntry, { where: { requestId } });
    const replaces = In(entries.map(({ entryId }) => entryId));
    if (await tx.findOne(PracticeEntry, { where: { replaces }, select: { id: true } }))
      throw new AppError('hours-changed');

    return { link, request, signature: null };
  }

  private async tell(
    tx: Tx,
    personId: string,
    what: Readonly<{ society: string; supervisor: string; address: string }>,
  ): Promise<void> {
    const [person] = await tx.query<{ email: string }>('select email from identity."user" where id = $1', [
      personId,
    ]);
    if (person) await this.notifications.send(tx, tellSigned(person.email, what));
  }
}
