import { Injectable } from '@nestjs/common';
import type { LessonManifest } from '@cohesion/curriculum';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { RenderedLessonPage } from './lesson-page.entity.js';

@Injectable()
export class LessonPages {
  /** A lesson's HTML and manifest as rendered at publish; `not-found` when the version has no such lesson. */
  async page(
    tx: Tx,
    courseVersionId: string,
    lesson: string,
  ): Promise<{ html: string; manifest: LessonManifest }> {
    return tx.need(RenderedLessonPage, {
      where: { courseVersionId, lesson },
      select: { id: true, html: true, manifest: true },
    });
  }

  /** The lesson in which a branching case stands; `not-found` when no lesson of the version has it. */
  async lessonOfCase(tx: Tx, courseVersionId: string, caseId: string): Promise<string> {
    const [found] = await tx.query<{ lesson: string }>(
      `select lesson from lesson_pages
       where course_version_id = $1 and manifest->'cases' @> to_jsonb($2::text) order by lesson limit 1`,
      [courseVersionId, caseId],
    );
    if (!found) throw new AppError('not-found');

    return found.lesson;
  }
}
