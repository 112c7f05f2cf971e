import { Inject, Injectable } from '@nestjs/common';
import type { AskCosponsor, CosponsorshipList, TurnCosponsorship } from '@cohesion/contracts';
import { In } from 'typeorm';
import { keysLock } from '../issuers/society-keys.service.js';
import { SocietySigners } from '../issuers/society-signers.service.js';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.token.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { SocietiesService, type Society } from '../societies/societies.service.js';
import { mayKeep, WorkAccess } from '../societies/work-access.service.js';
import { Cosponsorship, CosponsorshipTurn } from './cosponsorship.entity.js';
import { tellOfCosponsorship } from './cosponsorships.jobs.js';
import { presentCosponsorship, type CosponsorshipParts } from './cosponsorships.presenter.js';
import { isOpen, judgeTurn, sideOf, stateOf } from './turns.js';

/** Two societies behind one course: one asks, the other answers, either ends it. Rows are only ever added. */
@Injectable()
export class CosponsorshipsService {
  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly societies: SocietiesService,
    private readonly signers: SocietySigners,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(actor: Person, org: string): Promise<CosponsorshipList> {
    await this.access.enter(actor, org);

    return this.database.as(actor, (tx) => this.listOf(tx, actor));
  }

  /**
   * Asks another society, whose administrators are written to. Refused as `cosponsor-known` while somebody is asked or
   * has accepted. Sent twice, it asks once.
   */
  async ask(actor: Person, org: string, course: string, request: AskCosponsor): Promise<CosponsorshipList> {
    const society = await this.access.keep(actor, org);
    const cosponsor = await this.other(society, request.cosponsor);
    const { id, note } = request;

    return this.database.as(actor, async (tx) => {
      const title = await titleOf(tx, society.id, course);
      await tx.lock(lockOf(society.id, course));
      const earlier = await tx.find(Cosponsorship, { where: { societyId: society.id, course } });
      const asked = { id, societyId: society.id, course, cosponsorId: cosponsor.id, note };
      const known = earlier.find((one) => one.id === id);
      if (known && (known.cosponsorId !== cosponsor.id || known.note !== note))
        throw new AppError('sent-before');
      if (known) return this.listOf(tx, actor);
      const turns = await turnsOf(tx, earlier);
      if (earlier.some((one) => isOpen(stateOf(turns(one))))) throw new AppError('cosponsor-known');
      const row = { ...asked, title, recordedBy: actor.personId, createdAt: this.clock.now() };
      // Under the id of another course's, or of one that nobody here can see.
      if ((await tx.insertMissing(Cosponsorship, [row])) === 0) throw new AppError('sent-before');
      await this.audit(tx, actor, row, 'asked', { course, cosponsor: cosponsor.slug });
      await tx.enqueue(tellOfCosponsorship, { cosponsorshipId: id, societyId: cosponsor.id, number: 0 });

      return this.listOf(tx, actor);
    });
  }

  /**
   * Accepts, declines or ends, and has the other society written to. Refused as `not-allowed` when it is for the other
   * one, as `record-changed` when that was overtaken, and, of accepting, as `signer-not-named` when nobody could tell
   * whose signature the society's would be. Sent twice, it is done once.
   */
  async turn(actor: Person, org: string, id: string, request: TurnCosponsorship): Promise<CosponsorshipList> {
    const society = await this.access.keep(actor, org);
    if (request.change === 'accepted') await this.signers.makeMissing(society.id);

    return this.database.as(
      actor,
      async (tx) => {
        const cosponsorship = await tx.need(Cosponsorship, { where: { id } });
        await tx.lock(lockOf(cosponsorship.societyId, cosponsorship.course));
        const turns = (await turnsOf(tx, [cosponsorship]))(cosponsorship);
        if (await this.mustTake(tx, actor, cosponsorship, turns, request))
          await this.take(tx, actor, cosponsorship, turns.length + 1, request);

        return this.listOf(tx, actor);
      },
      // Keys do not change while it is looked at what they say.
      keysLock(society.id),
    );
  }

  /** False: done already. */
  private async mustTake(
    tx: Tx,
    { societyId }: Person,
    cosponsorship: Cosponsorship,
    turns: readonly CosponsorshipTurn[],
    { change }: TurnCosponsorship,
  ): Promise<boolean> {
    const judged = judgeTurn(turns, { side: sideOf(cosponsorship, societyId), societyId, change });
    if (judged === 'not-yours')
      throw new AppError('not-allowed', undefined, 'Only the society that was asked can answer.');
    if (judged === 'too-late') throw new AppError('record-changed');
    if (judged === 'done') return false;
    if (change === 'accepted' && !(await this.signers.namesItself(tx, societyId)))
      throw new AppError('signer-not-named');

    return true;
  }

  private async take(
    tx: Tx,
    actor: Person,
    cosponsorship: Cosponsorship,
    number: number,
    request: TurnCosponsorship,
  ): Promise<void> {
    const { id, societyId, cosponsorId } = cosponsorship;
    const why = request.change === 'accepted' ? null : request.why;
    await tx.insert(CosponsorshipTurn, {
      cosponsorshipId: id,
      number,
      change: request.change,
      societyId: actor.societyId,
      why,
      recordedBy: actor.personId,
      createdAt: this.clock.now(),
    });
    await this.audit(tx, actor, cosponsorship, request.change, why === null ? {} : { why });
    const other = societyId === actor.societyId ? cosponsorId : societyId;
    await tx.enqueue(tellOfCosponsorship, { cosponsorshipId: id, societyId: other, number });
  }

  private async other(society: Readonly<Society>, slug: string): Promise<Readonly<Society>> {
    if (slug === society.slug) throw off('Choose another society than your own');
    const found = (await this.others(society.id)).find((other) => other.slug === slug);
    if (!found) throw off('There is no such society here');

    return found;
  }

  private async others(societyId: string): Promise<Readonly<Society>[]> {
    const ids = (await this.societies.ids()).filter((id) => id !== societyId);
    const others = await Promise.all(ids.map((id) => this.societies.byId(id)));

    return others.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  private async listOf(tx: Tx, actor: Person): Promise<CosponsorshipList> {
    const { societyId } = actor;
    const all = await tx.find(Cosponsorship, { order: { createdAt: 'DESC', id: 'DESC' } });
    const turns = await turnsOf(tx, all);
    const now = this.clock.now();
    const rows: CosponsorshipParts[] = [];
    for (const cosponsorship of all) {
      const host = await this.societies.byId(cosponsorship.societyId);
      rows.push({
        cosponsorship,
        turns: turns(cosponsorship),
        host,
        cosponsor: await this.societies.byId(cosponsorship.cosponsorId),
        page: await this.pageOf(host, cosponsorship.course),
        isOvertaken: all.some((other) => overtakes(other, cosponsorship)),
        viewer: societyId,
        now,
      });
    }
    const [ofUs, byUs] = (['cosponsor', 'host'] as const).map((side) =>
      rows.filter(({ cosponsorship }) => sideOf(cosponsorship, societyId) === side).map(presentCosponsorship),
    );

    return {
      mayKeep: mayKeep(actor),
      askedOfUs: ofUs ?? [],
      askedByUs: byUs ?? [],
      societies: (await this.others(societyId)).map(({ slug, name }) => ({ slug, name })),
    };
  }

  /** A society without a host of its own is seen where the installation's default one is. */
  private async pageOf({ id, slug, host }: Readonly<Society>, course: string): Promise<string | null> {
    if (host === null && slug !== this.config.defaultSociety) return null;

    return `${await this.societies.addressOf(id)}/courses/${course}`;
  }

  private async audit(
    tx: Tx,
    { personId, societyId }: Person,
    { id }: Pick<Cosponsorship, 'id'>,
    what: 'asked' | TurnCosponsorship['change'],
    facts: Readonly<Record<string, string>>,
  ): Promise<void> {
    await tx.query(
      `insert into audit_entries (society_id, actor, action, subject, subject_id, facts, created_at)
       values ($1, $2, $3, 'cosponsorship', $4, $5, $6)`,
      [
        societyId,
        JSON.stringify({ kind: 'person', id: personId }),
        `cosponsorship.${what}`,
        id,
        JSON.stringify(facts),
        this.clock.now(),
      ],
    );
  }
}

/** Questions about one course, and answers to them, wait for each other. */
const lockOf = (societyId: string, course: string): string => `cosponsorship ${societyId} ${course}`;

async function titleOf(tx: Tx, societyId: string, course: string): Promise<string> {
  const [found] = await tx.query<{ title: string }>(
    `select version.page #>> '{summary,title}' as title
     from courses course join course_versions version on version.course_id = course.id
     where course.society_id = $1 and course.slug = $2 order by version.number desc limit 1`,
    [societyId, course],
  );
  if (!found) throw new AppError('not-found');

  return found.title;
}

/** The turns of each, the oldest first. */
async function turnsOf(
  tx: Tx,
  cosponsorships: readonly Cosponsorship[],
): Promise<(one: Cosponsorship) => CosponsorshipTurn[]> {
  const ids = cosponsorships.map(({ id }) => id);
  const turns = await tx.find(CosponsorshipTurn, {
    where: { cosponsorshipId: In(ids) },
    order: { number: 'ASC' },
  });

  return ({ id }) => turns.filter(({ cosponsorshipId }) => cosponsorshipId === id);
}

const overtakes = (other: Cosponsorship, one: Cosponsorship): boolean =>
  other.societyId === one.societyId && other.course === one.course && other.createdAt > one.createdAt;

const off = (message: string): AppError => new AppError('invalid-request', [{ field: 'cosponsor', message }]);
