import { Injectable } from '@nestjs/common';
import type { CreditWorksheetView } from '@cohesion/contracts';
import type { CourseDocument } from '@cohesion/curriculum';
import { Recent } from '../platform/recent.js';
import type { Tx } from '../platform/tx.js';
import { CourseVersion } from './course-version.entity.js';
import type { PublishedPage } from './course-page.js';

export type VersionContent = Readonly<{
  id: string;
  courseId: string;
  number: number;
  publishedAt: Date;
  document: CourseDocument;
  page: PublishedPage;
  worksheet: CreditWorksheetView;
}>;

/** Versions kept parsed in memory; they are small in number, large in size, and never change. */
const keep = 60;

/** What published versions say. Ask only for a version that an enrollment or the catalogue has led to. */
@Injectable()
export class CourseVersions {
  private readonly known = new Recent<VersionContent>(keep);

  content(tx: Tx, versionId: string): Promise<VersionContent> {
    return this.known.get(versionId, async () => {
      const { id, courseId, number, publishedAt, document, page, worksheet } = await tx.need(CourseVersion, {
        where: { id: versionId },
        select: {
          id: true,
          courseId: true,
          number: true,
          publishedAt: true,
          document: true,
          page: true,
          worksheet: true,
        },
      });

      return { id, courseId, number, publishedAt, document, page, worksheet };
    });
  }
}
