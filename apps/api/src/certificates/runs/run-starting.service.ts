import { Injectable } from '@nestjs/common';
import type { CertificateRunPage, RunSession, StartCertificateRun } from '@cohesion/contracts';
import { RunOffers, type RunOffer } from '../../courses/run-offers.service.js';
import { LiveCredit } from '../../credit/roster/live-credit.service.js';
import { RosterAwards } from '../../credit/roster/roster-awards.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { WorkAccess } from '../../societies/work-access.service.js';
import { CertificateRun } from './certificate-run.entity.js';
import { CertificateRuns } from './certificate-runs.service.js';
import { LiveRuns } from './live-runs.service.js';
import { RosterReader } from './roster-reader.service.js';
import type { RosterPerson } from './roster.js';
import { enqueueAll } from './run-batches.js';
import { confirmation } from './run.presenter.js';

/** Problems named in a refusal; the check of the roster shows more of them. */
const named = 20;

@Injectable()
export class RunStarting {
  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly rosters: RosterReader,
    private readonly awards: RosterAwards,
    private readonly live: LiveRuns,
    private readonly credit: LiveCredit,
    private readonly offers: RunOffers,
    private readonly runs: CertificateRuns,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes down who is on the roster and what the society says of them, with the jobs that issue the certificates. Refused
   * with every line that is not right and everything that cannot be given; sent twice, it is started once.
   */
  async start(actor: Person, org: string, request: StartCertificateRun): Promise<CertificateRunPage> {
    const society = await this.access.keep(actor, org);
    const { people, problems } = await this.rosters.read(request.roster);
    if (problems.length > 0)
      throw new AppError(
        'roster-off',
        problems.slice(0, named).map(({ line, sentence }) => ({
          field: 'roster',
          message: line === 0 ? sentence : `Line ${line}: ${sentence}`,
        })),
      );

    const asked = { ...request, completedOn: this.completedOn(request, society.timeZone) };

    return this.database.as(actor, async (tx) => {
      await tx.lock(`certificate-runs ${society.id}`);
      const known = await tx.findOne(CertificateRun, { where: { id: request.id } });
      if (known && !isTheSame(known, asked, people.length)) throw new AppError('sent-before');
      const run = known ?? (await this.write(tx, actor, asked, people));

      return this.runs.pageOf(tx, run);
    });
  }

  /** The day that was said, or the one on which the last session was. */
  private completedOn({ live, completedOn }: StartCertificateRun, zone: string): string {
    const off = (message: string) => new AppError('run-off', [{ field: 'completedOn', message }]);
    if (!live) {
      if (completedOn === undefined) throw off('Enter the day it was completed');

      return completedOn;
    }
    if (completedOn !== undefined) throw off('Its sessions say the day: leave this out');

    return this.live.completedOn(live, zone, 'live.');
  }

  private async write(
    tx: Tx,
    { societyId, personId }: Person,
    request: Asked,
    people: readonly RosterPerson[],
  ): Promise<CertificateRun> {
    const { id, completedOn, live, held, source, tellsPeople } = request;
    const chosen = await this.chosen(tx, societyId, request);
    const run = await tx.insert(CertificateRun, {
      id,
      societyId,
      courseVersionId: chosen.courseVersionId,
      offerIds: [...chosen.offerIds],
      completedOn,
      format: live?.format ?? null,
      sessions: live?.sessions ?? null,
      // Certificates print it in one line.
      held: held?.replaceAll('\n', ' ') ?? null,
      source,
      statement: confirmation,
      lines: people.length,
      tellsPeople,
      recordedBy: personId,
      createdAt: this.clock.now(),
    });
    await this.offers.write(tx, run, chosen.offers);
    await tx.query(
      `insert into certificate_run_lines (society_id, run_id, number, name, email)
       select $1, $2, number, name, email
       from unnest($3::text[], $4::text[]) with ordinality as given(name, email, number)`,
      [societyId, id, people.map(({ name }) => name), people.map(({ email }) => email)],
    );
    await enqueueAll(tx, run);

    return run;
  }

  private async chosen(
    tx: Tx,
    societyId: string,
    { course, bodies, completedOn, live }: Asked,
  ): Promise<Chosen> {
    if (!live)
      return { ...(await this.awards.choose(tx, societyId, { course, bodies, completedOn })), offers: [] };
    const { courseVersionId, offers } = await this.credit.choose(tx, societyId, {
      course,
      bodies,
      live,
      completedOn,
    });

    return { courseVersionId, offers, offerIds: offers.map(({ id }) => id) };
  }
}

type Asked = StartCertificateRun & Readonly<{ completedOn: string }>;

/** `offers` are those that are written with the run. */
type Chosen = Readonly<{
  courseVersionId: string;
  offerIds: readonly string[];
  offers: readonly RunOffer[];
}>;

const isTheSame = (
  { completedOn, source, lines, format, sessions }: CertificateRun,
  { live, ...request }: Asked,
  people: number,
): boolean =>
  completedOn === request.completedOn &&
  source === request.source &&
  lines === people &&
  format === (live?.format ?? null) &&
  inWords(sessions) === inWords(live?.sessions ?? null);

const inWords = (sessions: readonly RunSession[] | null): string =>
  JSON.stringify(sessions?.map(({ title, day, from, to }) => [title, day, from, to]) ?? null);
