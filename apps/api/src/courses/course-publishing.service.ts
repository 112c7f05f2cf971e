import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BODIES, bannedSentence, bannedWordings, isBodyId } from '@cohesion/credit';
import {
  canonicalText,
  compareCourses,
  countStudyWords,
  neededRight,
  readCourse,
  readingMinutes,
  renderLesson,
  type CourseDocument,
  type CourseFiles,
  type Mistake,
} from '@cohesion/curriculum';
import { Clock, dateIn } from '../platform/clock.js';
import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import type { Tx } from '../platform/tx.js';
import { SocietiesService } from '../societies/societies.service.js';
import { Course } from './course.entity.js';
import { CourseVersion } from './course-version.entity.js';
import { publishedPage, summarize, worksheetView } from './course-page.js';
import { RenderedLessonPage } from './lesson-page.entity.js';
import { OffersService, type OfferChanges } from './offers.service.js';

/** What became of the offers: how many are new, how many were withdrawn, and why bodies that are claimed give nothing. */
type Offered = Readonly<{ offersMade: number; offersWithdrawn: number; notOffered: readonly string[] }>;

export type Publication =
  | (Offered & Readonly<{ outcome: 'unchanged'; slug: string; version: number }>)
  | (Offered & Readonly<{ outcome: 'published'; slug: string; version: number }>)
  | Readonly<{ outcome: 'refused'; mistakes: readonly Mistake[] }>;

@Injectable()
export class CoursePublishing {
  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly offers: OffersService,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes a course's files as its newest version, with the offers its society's approvals allow on this day. The same
   * text again makes no version; its offers still follow what changed around it. A course with a mistake is refused whole.
   */
  async publish(societyId: string, folder: string, files: CourseFiles): Promise<Publication> {
    const contentHash = createHash('sha256').update(canonicalText(files)).digest('hex');
    const known = await this.database.as(systemOf(societyId), (tx) => latestHash(tx, folder));
    // What was published was read then; not reading it again is what keeps a start with nothing new short.
    if (known?.contentHash === contentHash) return this.unchanged(societyId, folder, known.number);
    const reading = readCourse(files);
    if (!reading.ok) return { outcome: 'refused', mistakes: reading.mistakes };
    const { course } = reading;
    if (course.slug !== folder) return { outcome: 'refused', mistakes: [misplaced(folder)] };

    return this.database.as(systemOf(societyId), async (tx) => {
      await tx.lock(`publish ${societyId} ${course.slug}`);
      const program = await this.societies.program(tx, societyId, course.slug);
      const mistakes = bannedIn(course, program?.bodies ?? [], files);
      if (mistakes.length > 0) return { outcome: 'refused', mistakes };
      const row = await this.courseRow(tx, societyId, course.slug);
      const [latest] = await tx.find(CourseVersion, {
        where: { courseId: row.id },
        order: { number: 'DESC' },
        take: 1,
        select: { id: true, number: true, contentHash: true, document: true },
      });
      // Somebody else may have published the same text meanwhile.
      if (latest?.contentHash === contentHash) {
        const offered = offeredOf(await this.offers.follow(tx, societyId, course.slug));

        return { outcome: 'unchanged', slug: course.slug, version: latest.number, ...offered };
      }

      return this.addVersion(tx, { societyId, courseId: row.id, course, files, contentHash, latest });
    });
  }

  private unchanged(societyId: string, slug: string, version: number): Promise<Publication> {
    return this.database.as(systemOf(societyId), async (tx) => {
      const offered = offeredOf(await this.offers.follow(tx, societyId, slug));

      return { outcome: 'unchanged', slug, version, ...offered };
    });
  }

  private async courseRow(tx: Tx, societyId: string, slug: string): Promise<Course> {
    await tx.insertMissing(Course, [{ societyId, slug }]);

    return tx.need(Course, { where: { societyId, slug } });
  }

  private async addVersion(
    tx: Tx,
    { societyId, courseId, course, files, contentHash, latest }: NewVersion,
  ): Promise<Publication> {
    const publishedAt = this.clock.now();
    const society = await this.societies.byId(societyId);
    const today = dateIn(society.timeZone, publishedAt);
    const id = crypto.randomUUID();
    const summary = summarize(
      course,
      readingMinutes(countStudyWords(course).words),
      society.policies.fees,
      today,
    );

    await tx.insert(CourseVersion, {
      id,
      societyId,
      courseId,
      number: (latest?.number ?? 0) + 1,
      contentHash,
      changeClass: latest ? compareCourses(latest.document, course).change : 'content',
      summary,
      page: publishedPage(course, summary, neededRight(course.quiz.draw, course.quiz.passPercent)),
      document: course,
      source: Object.fromEntries(files),
      worksheet: worksheetView(course),
      publishedAt,
    });
    await tx.insertMissing(
      RenderedLessonPage,
      course.lessons.map((lesson) => rendered(societyId, id, course, lesson.id)),
    );
    const offered = offeredOf(await this.offers.follow(tx, societyId, course.slug));

    return { outcome: 'published', slug: course.slug, version: (latest?.number ?? 0) + 1, ...offered };
  }
}

function offeredOf([changes]: readonly OfferChanges[]): Offered {
  return {
    offersMade: changes?.made ?? 0,
    offersWithdrawn: changes?.withdrawn ?? 0,
    notOffered: (changes?.plan.refused ?? []).map(
      ({ body, sentence }) => `${BODIES[body].name}: ${sentence}`,
    ),
  };
}

/** Where the words that announce a course say what a body bans. */
function bannedIn(course: CourseDocument, bodies: readonly string[], files: CourseFiles): Mistake[] {
  const lines = (files.get('course.yaml') ?? '').split('\n');

  return (['title', 'promise', 'abstract'] as const).flatMap((field) =>
    bannedWordings(course[field], bodies.filter(isBodyId)).map((banned) => ({
      file: 'course.yaml',
      line:
        1 +
        Math.max(
          0,
          lines.findIndex((line) => line.startsWith(`${field}:`)),
        ),
      field,
      message: bannedSentence(banned),
    })),
  );
}

/** The newest version of a course by its slug, without the text. */
async function latestHash(
  tx: Tx,
  slug: string,
): Promise<{ number: number; contentHash: string } | undefined> {
  const [row] = await tx.query<{ number: number; contentHash: string }>(
    `select version.number, version.content_hash as "contentHash"
     from courses course join course_versions version on version.course_id = course.id
     where course.slug = $1 order by version.number desc limit 1`,
    [slug],
  );

  return row;
}

type NewVersion = Readonly<{
  societyId: string;
  courseId: string;
  course: CourseDocument;
  files: CourseFiles;
  contentHash: string;
  latest: CourseVersion | undefined;
}>;

/** A course's folder is its address. */
function misplaced(folder: string): Mistake {
  return {
    file: 'course.yaml',
    line: 1,
    field: 'slug',
    message: `must be the name of the folder, ${folder}`,
  };
}

function rendered(
  societyId: string,
  courseVersionId: string,
  course: CourseDocument,
  lesson: string,
): Partial<RenderedLessonPage> {
  const page = renderLesson(course, lesson);
  if (!page) throw new Error(`The lesson ${lesson} is not in its own course`);

  return { societyId, courseVersionId, lesson, html: page.html, manifest: page.manifest };
}
