import { Inject, Injectable } from '@nestjs/common';
import type { PolicyPage, SocietyBrief } from '@cohesion/contracts';
import { In } from 'typeorm';
import type { Actor } from '../platform/actor.js';
import { CONFIG } from '../platform/config.token.js';
import type { Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { Approval } from './approval.entity.js';
import { approvalsFor, approvalsInForce, newestVersions } from './approvals-in-force.js';
import { Program } from './program.entity.js';
import { Society } from './society.entity.js';
import { presentBrief, presentPolicy } from './society.presenter.js';

export { approvalsFor, newestVersions };
export type { Approval, Program, Society };
export type { ProgramPerson } from './program.entity.js';

/** Societies change when they are imported and at no other time; a change is seen after this long. In milliseconds. */
const keepFor = 60_000;

@Injectable()
export class SocietiesService {
  private known: Promise<readonly Society[]> | undefined;
  private knownAt = 0;

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async briefOf(societyId: string): Promise<SocietyBrief> {
    return presentBrief(await this.byId(societyId));
  }

  /**
   * Everything about a society: time zone, place, brand, signers, policies. Safe to call within a transaction: what is
   * known already is answered without a second connection.
   */
  async byId(societyId: string): Promise<Readonly<Society>> {
    const known = (await this.known)?.find(({ id }) => id === societyId);
    const society = known ?? (await this.read()).find(({ id }) => id === societyId);
    if (!society) throw new AppError('not-found');

    return society;
  }

  /** The society of an address that names it; another one is `not-found`. At most a minute old. */
  async bySlug(slug: string): Promise<Readonly<Society>> {
    const society = (await this.recent()).find((candidate) => candidate.slug === slug);
    if (!society) throw new AppError('not-found');

    return society;
  }

  /** The society of a request's host (a port is ignored), or the installation's default one. At most a minute old. */
  async byHost(host: string): Promise<Readonly<Society>> {
    const name = host.replace(/:\d+$/, '').toLowerCase();
    const societies = await this.recent();
    const society =
      societies.find((candidate) => candidate.host === name) ??
      societies.find(({ slug }) => slug === this.config.defaultSociety);
    if (!society) {
      this.forget();
      throw new Error(
        `There is no society "${this.config.defaultSociety}" yet; run the import of content/ first`,
      );
    }

    return society;
  }

  /**
   * The approvals of the actor's society that hold on a plain date: of each body one, for this course if there is such,
   * else for everything.
   */
  async approvalsInForce(tx: Tx, on: string, course: string | null = null): Promise<Approval[]> {
    return approvalsInForce(await this.allApprovals(tx), { on, course });
  }

  /** Every version of every approval, the newest first: a society has tens of them. */
  allApprovals(tx: Tx): Promise<Approval[]> {
    return tx.find(Approval, { order: { validFrom: 'DESC', version: 'DESC' } });
  }

  /** What the society offers: the newest version of each, in the order of their courses. */
  programs(tx: Tx, societyId: string): Promise<Program[]> {
    return tx.query<Program>(
      `select distinct on (course) id, society_id as "societyId", course, version, bodies, people, origin,
         recorded_by as "recordedBy", created_at as "createdAt"
       from programs where society_id = $1 order by course, version desc`,
      [societyId],
    );
  }

  /** The newest version, or null for a course that the society does not list. */
  async program(tx: Tx, societyId: string, course: string): Promise<Program | null> {
    return tx.findOne(Program, { where: { societyId, course }, order: { version: 'DESC' } });
  }

  approvalsById(tx: Tx, ids: readonly string[]): Promise<Approval[]> {
    return tx.find(Approval, { where: { id: In([...ids]) } });
  }

  /** Every society there is: for sweeps, which look at one after the other. */
  async ids(): Promise<string[]> {
    return (await this.recent()).map(({ id }) => id);
  }

  /** Where links in a society's mails lead: its own host when it has one. Without a slash at the end. */
  async addressOf(societyId: string): Promise<string> {
    const { host } = await this.byId(societyId);
    const { publicUrl } = this.config.http;
    if (host === null) return publicUrl;
    const address = new URL(publicUrl);
    address.hostname = host;

    return address.origin;
  }

  async policyPage(actor: Actor, policy: string): Promise<PolicyPage> {
    const page = presentPolicy(await this.byId(actor.societyId), policy);
    if (!page) throw new AppError('not-found');

    return page;
  }

  /** What an import changed is seen at once by this process. */
  forget(): void {
    this.known = undefined;
  }

  private recent(): Promise<readonly Society[]> {
    return this.known && performance.now() - this.knownAt < keepFor ? this.known : this.read();
  }

  private read(): Promise<readonly Society[]> {
    const reading = this.database.asDoorkeeper((tx) => tx.find(Society, {}));
    this.known = reading;
    this.knownAt = performance.now();
    reading.catch(() => {
      if (this.known === reading) this.forget();
    });

    return reading;
  }
}
