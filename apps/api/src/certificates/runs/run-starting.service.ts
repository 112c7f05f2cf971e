import { Injectable } from '@nestjs/common';
import type { CertificateRunPage, StartCertificateRun } from '@cohesion/contracts';
import { RosterAwards } from '../../credit/roster/roster-awards.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { WorkAccess } from '../../societies/work-access.service.js';
import { CertificateRun } from './certificate-run.entity.js';
import { CertificateRuns } from './certificate-runs.service.js';
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

    return this.database.as(actor, async (tx) => {
      await tx.lock(`certificate-runs ${society.id}`);
      const known = await tx.findOne(CertificateRun, { where: { id: request.id } });
      if (known && !isTheSame(known, request, people.length)) throw new AppError('sent-before');
      const run = known ?? (await this.write(tx, actor, request, people));

      return this.runs.pageOf(tx, run);
    });
  }

  private async write(
    tx: Tx,
    { societyId, personId }: Person,
    { id, course, bodies, completedOn, held, source }: StartCertificateRun,
    people: readonly RosterPerson[],
  ): Promise<CertificateRun> {
    const chosen = await this.awards.choose(tx, societyId, { course, bodies, completedOn });
    const run = await tx.insert(CertificateRun, {
      id,
      societyId,
      courseVersionId: chosen.courseVersionId,
      offerIds: [...chosen.offerIds],
      completedOn,
      // Certificates print it in one line.
      held: held?.replaceAll('\n', ' ') ?? null,
      source,
      statement: confirmation,
      lines: people.length,
      recordedBy: personId,
      createdAt: this.clock.now(),
    });
    await tx.query(
      `insert into certificate_run_lines (society_id, run_id, number, name, email)
       select $1, $2, number, name, email
       from unnest($3::text[], $4::text[]) with ordinality as given(name, email, number)`,
      [societyId, id, people.map(({ name }) => name), people.map(({ email }) => email)],
    );
    await enqueueAll(tx, run);

    return run;
  }
}

const isTheSame = (
  { completedOn, source, lines }: CertificateRun,
  request: StartCertificateRun,
  people: number,
): boolean => completedOn === request.completedOn && source === request.source && lines === people;
