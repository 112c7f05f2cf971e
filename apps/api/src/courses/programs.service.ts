import { Injectable } from '@nestjs/common';
import type {
  ChangeProgram,
  PreviewProgram,
  ProgramList,
  ProgramPage,
  ProgramPreview,
  ProgramRow,
} from '@cohesion/contracts';
import {
  BODIES,
  bannedSentence,
  bannedWordings,
  inBodyOrder,
  isBodyId,
  planningRefusal,
  planningSentence,
} from '@cohesion/credit';
import type { Person } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { SocietiesService } from '../societies/societies.service.js';
import { mayKeep, WorkAccess } from '../societies/work-access.service.js';
import { previewClaims } from './claim-preview.js';
import { peopleOf, worksheetOf } from './offer-plan.js';
import { OffersService } from './offers.service.js';
import { presentProgram, presentProgramPage } from './programs.presenter.js';

type Planned = Awaited<ReturnType<OffersService['plans']>>[number];
type Mistake = Readonly<{ field: string; message: string }>;

/** Courses as a society offers them for credit. */
@Injectable()
export class ProgramsService {
  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly societies: SocietiesService,
    private readonly offers: OffersService,
  ) {}

  async list(actor: Person, org: string): Promise<ProgramList> {
    const { id } = await this.access.enter(actor, org);

    return this.database.as(actor, async (tx) => ({ programs: await this.rows(tx, id) }));
  }

  async rows(tx: Tx, societyId: string): Promise<ProgramRow[]> {
    const held = await this.offers.held(tx, societyId);
    const numbers = await versionNumbers(tx, societyId);

    return (await this.offers.plans(tx, societyId))
      .map((planned) => presentProgram({ ...planned, held, number: numbers.get(planned.slug) ?? 0 }))
      .toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
  }

  async page(actor: Person, org: string, course: string): Promise<ProgramPage> {
    const { id } = await this.access.enter(actor, org);

    return this.database.as(actor, (tx) => this.pageOf(tx, actor, id, course));
  }

  /** What claiming these bodies would do to the amounts. Writes nothing; refuses bodies that could not be claimed. */
  async preview(
    actor: Person,
    org: string,
    course: string,
    { bodies }: PreviewProgram,
  ): Promise<ProgramPreview> {
    const { id } = await this.access.keep(actor, org);

    return this.database.as(actor, async (tx) => {
      const { facts, program } = await this.planned(tx, id, course);
      const mistakes = await this.notApproved(tx, bodies);
      if (mistakes.length > 0) throw new AppError('program-off', mistakes);
      const [before, after] = [program?.bodies ?? [], bodies].map((claimed) =>
        worksheetOf(facts, inBodyOrder(claimed.filter(isBodyId))),
      );

      return previewClaims(before ?? null, after ?? null);
    });
  }

  /** A new version of what the society says of the course; its offers follow in the same transaction. */
  async change(actor: Person, org: string, course: string, request: ChangeProgram): Promise<ProgramPage> {
    const { id: societyId } = await this.access.keep(actor, org);

    return this.database.as(actor, async (tx) => {
      await tx.lock(`program ${societyId} ${course}`);
      const planned = await this.planned(tx, societyId, course);
      const { version, bodies, people } = request;
      if ((planned.program?.version ?? 0) !== version) throw new AppError('record-changed');
      const mistakes = await this.mistakes(tx, planned, request);
      if (mistakes.length > 0) throw new AppError('program-off', mistakes);
      await tx.query(
        `insert into programs (society_id, course, version, bodies, people, origin, recorded_by)
         values ($1, $2, $3, $4, $5, 'console', $6)`,
        [
          societyId,
          course,
          version + 1,
          inBodyOrder(bodies.filter(isBodyId)),
          JSON.stringify(people),
          actor.personId,
        ],
      );
      await this.offers.follow(tx, societyId, course);

      return this.pageOf(tx, actor, societyId, course);
    });
  }

  private async mistakes(
    tx: Tx,
    { facts }: Planned,
    { bodies, people }: ChangeProgram,
  ): Promise<readonly Mistake[]> {
    const known = bodies.filter(isBodyId);
    const everyone = peopleOf(facts, people);

    return [
      ...(await this.notApproved(tx, bodies)),
      ...known.flatMap((body) => {
        const refusal = planningRefusal(body, everyone);

        return refusal ? [{ field: 'people', message: planningSentence(refusal) }] : [];
      }),
      ...bannedWordings(facts.announcement, known).map((banned) => ({
        field: 'bodies',
        message: bannedSentence(banned),
      })),
    ];
  }

  private async notApproved(tx: Tx, bodies: readonly string[]): Promise<readonly Mistake[]> {
    const approved = new Set((await this.societies.allApprovals(tx)).map(({ body }) => body));

    return bodies
      .filter((body) => !isBodyId(body) || !approved.has(body))
      .map((body) => ({
        field: 'bodies',
        message: `The society has no ${isBodyId(body) ? BODIES[body].name : body} approval.`,
      }));
  }

  private async planned(tx: Tx, societyId: string, course: string): Promise<Planned> {
    const [planned] = await this.offers.plans(tx, societyId, course);
    if (!planned) throw new AppError('not-found');

    return planned;
  }

  private async pageOf(tx: Tx, actor: Person, societyId: string, course: string): Promise<ProgramPage> {
    const planned = await this.planned(tx, societyId, course);
    const approvals = await this.societies.allApprovals(tx);

    return presentProgramPage({
      ...planned,
      held: await this.offers.held(tx, societyId),
      number: (await versionNumbers(tx, societyId)).get(course) ?? 0,
      history: await this.offers.history(tx, planned.versionId),
      bodies: inBodyOrder(approvals.map(({ body }) => body).filter(isBodyId)),
      mayKeep: mayKeep(actor),
    });
  }
}

async function versionNumbers(tx: Tx, societyId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ slug: string; number: number }>(
    `select course.slug, max(version.number) as number
     from courses course join course_versions version on version.course_id = course.id
     where course.society_id = $1 group by course.slug`,
    [societyId],
  );

  return new Map(rows.map(({ slug, number }) => [slug, number]));
}
