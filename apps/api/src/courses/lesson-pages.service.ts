import { Injectable } from '@nestjs/common';
import type { LessonManifest } from '@cohesion/curriculum';
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
}
