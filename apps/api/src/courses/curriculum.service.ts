import { Injectable } from '@nestjs/common';
import type { CurriculumCell, CurriculumMapPage } from '@cohesion/contracts';
import { curriculumMap, type CourseDocument } from '@cohesion/curriculum';
import type { Person } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { WorkAccess } from '../societies/work-access.service.js';
import { CourseVersions } from './course-versions.service.js';
import { presentCurriculum, presentCurriculumCell } from './curriculum.presenter.js';

/** What a society's courses teach, and what they do not. */
@Injectable()
export class CurriculumService {
  constructor(
    private readonly database: Database,
    private readonly access: WorkAccess,
    private readonly versions: CourseVersions,
  ) {}

  async map(actor: Person, org: string): Promise<CurriculumMapPage> {
    const { id } = await this.access.enter(actor, org);

    return this.database.as(actor, (tx) => this.mapOf(tx, id));
  }

  /** The newest version of every course, in the order of their titles. */
  async mapOf(tx: Tx, societyId: string): Promise<CurriculumMapPage> {
    const courses = await this.courses(tx, societyId);

    return presentCurriculum(courses, curriculumMap(courses));
  }

  async cell(actor: Person, org: string, course: string, term: string): Promise<CurriculumCell> {
    const { id } = await this.access.enter(actor, org);

    return this.database.as(actor, async (tx) => {
      const document = (await this.courses(tx, id)).find(({ slug }) => slug === course);
      const cell = document && presentCurriculumCell(document, term);
      if (!cell) throw new AppError('not-found');

      return cell;
    });
  }

  private async courses(tx: Tx, societyId: string): Promise<CourseDocument[]> {
    const newest = await tx.query<{ id: string }>(
      `select latest.id from courses course
         join lateral (select id from course_versions where course_id = course.id order by number desc limit 1) latest on true
       where course.society_id = $1`,
      [societyId],
    );
    const documents: CourseDocument[] = [];
    for (const { id } of newest) documents.push((await this.versions.content(tx, id)).document);

    return documents.toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
  }
}
