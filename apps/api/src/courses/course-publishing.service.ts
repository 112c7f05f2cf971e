import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  BODIES,
  creditWorksheet,
  isBodyId,
  makeOffers,
  reasonSentence,
  type BodyId,
  type Offer,
  type SelfStudyWorksheet,
} from '@cohesion/credit';
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
import type { Approval } from '../societies/societies.service.js';
import { SocietiesService } from '../societies/societies.service.js';
import { Course } from './course.entity.js';
import { CourseVersion } from './course-version.entity.js';
import { publishedPage, summarize, worksheetView } from './course-page.js';
import { RenderedLessonPage } from './lesson-page.entity.js';
import { OfferRecord } from './offer.entity.js';

export type Publication =
  | Readonly<{ outcome: 'unchanged'; slug: string; version: number }>
  | Readonly<{ outcome: 'published'; slug: string; version: number; notOffered: readonly string[] }>
  | Readonly<{ outcome: 'refused'; mistakes: readonly Mistake[] }>;

@Injectable()
export class CoursePublishing {
  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes a course's files as its newest version, with the offers its society's approvals allow on this day.
   * The same text again changes nothing; a course with a mistake is refused whole.
   */
  async publish(
    societyId: string,
    folder: string,
    files: CourseFiles,
    bodies: readonly string[],
  ): Promise<Publication> {
    const contentHash = createHash('sha256').update(canonicalText(files)).digest('hex');
    const known = await this.database.as(systemOf(societyId), (tx) => latestHash(tx, folder));
    // What was published was read then; not reading it again is what keeps a start with nothing new short.
    if (known?.contentHash === contentHash)
      return { outcome: 'unchanged', slug: folder, version: known.number };
    const reading = readCourse(files);
    if (!reading.ok) return { outcome: 'refused', mistakes: reading.mistakes };
    const { course } = reading;
    if (course.slug !== folder) return { outcome: 'refused', mistakes: [misplaced(folder)] };

    return this.database.as(systemOf(societyId), async (tx) => {
      await tx.lock(`publish ${societyId} ${course.slug}`);
      const row = await this.courseRow(tx, societyId, course.slug);
      const [latest] = await tx.find(CourseVersion, {
        where: { courseId: row.id },
        order: { number: 'DESC' },
        take: 1,
        select: { id: true, number: true, contentHash: true, document: true },
      });
      // Somebody else may have published the same text meanwhile.
      if (latest?.contentHash === contentHash) {
        return { outcome: 'unchanged', slug: course.slug, version: latest.number };
      }

      return this.addVersion(tx, { societyId, courseId: row.id, course, files, contentHash, latest, bodies });
    });
  }

  private async courseRow(tx: Tx, societyId: string, slug: string): Promise<Course> {
    await tx.insertMissing(Course, [{ societyId, slug }]);

    return tx.need(Course, { where: { societyId, slug } });
  }

  private async addVersion(
    tx: Tx,
    { societyId, courseId, course, files, contentHash, latest, bodies }: NewVersion,
  ): Promise<Publication> {
    const publishedAt = this.clock.now();
    const society = await this.societies.byId(societyId);
    const today = dateIn(society.timeZone, publishedAt);
    const approvals = await this.societies.approvalsInForce(tx, today);
    const worksheet = worksheetOf(course, bodies.filter(isBodyId));
    const id = crypto.randomUUID();
    const { offers, refusals } = offersOf(id, course, worksheet, approvals, today);
    const view = worksheetView(course, worksheet);
    const minutes = worksheet
      ? Math.floor(worksheet.safeMinutes)
      : readingMinutes(countStudyWords(course).words);
    const summary = summarize(course, offers, minutes, society.policies.fees, today);

    await tx.insert(CourseVersion, {
      id,
      societyId,
      courseId,
      number: (latest?.number ?? 0) + 1,
      contentHash,
      changeClass: latest ? compareCourses(latest.document, course).change : 'content',
      summary,
      page: publishedPage(course, summary, view, neededRight(course.quiz.draw, course.quiz.passPercent)),
      document: course,
      source: Object.fromEntries(files),
      worksheet: view,
      publishedAt,
    });
    await tx.insertMissing(
      RenderedLessonPage,
      course.lessons.map((lesson) => rendered(societyId, id, course, lesson.id)),
    );
    await tx.insertMissing(
      OfferRecord,
      offers.map((terms) => ({
        societyId,
        courseVersionId: id,
        approvalId: terms.approval.id,
        body: terms.body,
        terms,
      })),
    );

    return {
      outcome: 'published',
      slug: course.slug,
      version: (latest?.number ?? 0) + 1,
      notOffered: refusals.map(({ body, reason }) => `${BODIES[body].name}: ${reasonSentence(reason)}`),
    };
  }
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
  bodies: readonly string[];
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

/** null: nothing is claimed for this course, or its figures are not such that credit could be counted. */
function worksheetOf(course: CourseDocument, bodies: readonly BodyId[]): SelfStudyWorksheet | null {
  if (!course.countsForCredit || bodies.length === 0) return null;
  const counted = creditWorksheet({
    words: countStudyWords(course).words,
    items: course.quiz.draw,
    difficulty: course.credit.difficulty,
    mediaMinutes: 0,
    passMark: course.quiz.passPercent,
    bodies,
  });

  return counted.ok ? counted.worksheet : null;
}

function offersOf(
  activityId: string,
  course: CourseDocument,
  worksheet: SelfStudyWorksheet | null,
  approvals: readonly Approval[],
  today: string,
): ReturnType<typeof makeOffers> & { offers: Offer[] } {
  if (!worksheet) return { offers: [], refusals: [] };
  const claimed = approvals.flatMap(({ id, body, approvalNumber, formats, validFrom, validTo }) =>
    isBodyId(body) && worksheet.inputs.bodies.includes(body)
      ? [
          {
            id,
            body,
            number: approvalNumber,
            formats: formats.filter(isFormat),
            from: validFrom,
            to: validTo,
          },
        ]
      : [],
  );

  return makeOffers(
    worksheet,
    claimed,
    {
      id: activityId,
      format: 'self-study',
      forCredit: course.countsForCredit,
      categories: course.categories,
    },
    today,
  );
}

const isFormat = (format: string): format is 'self-study' | 'live-in-person' | 'live-online' =>
  ['self-study', 'live-in-person', 'live-online'].includes(format);
