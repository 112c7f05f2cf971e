import { Injectable } from '@nestjs/common';
import type { CourseHome, Enroll, EnrollmentList, EnrollmentSummary, LessonPage } from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { CoursesService } from '../courses/courses.service.js';
import { LessonPages } from '../courses/lesson-pages.service.js';
import { CertificatesLookup } from '../certificates/certificates-lookup.service.js';
import { presentCourseHome } from './course-home.presenter.js';
import { EnrollmentAccess, type EnrollmentBrief } from './enrollment-access.service.js';
import { Enrollment } from './enrollment.entity.js';
import { presentEnrollment } from './enrollment.presenter.js';
import { presentLesson } from './lesson.presenter.js';
import { ProgressService } from './progress.service.js';

@Injectable()
export class EnrollmentsService {
  constructor(
    private readonly database: Database,
    private readonly access: EnrollmentAccess,
    private readonly courses: CoursesService,
    private readonly lessons: LessonPages,
    private readonly progress: ProgressService,
    private readonly certificates: CertificatesLookup,
    private readonly clock: Clock,
  ) {}

  /** Idempotent: enrolling again in the same version answers the enrollment there is. */
  enroll(actor: Person, { courseSlug, disclosuresHash }: Enroll): Promise<EnrollmentSummary> {
    return this.database.as(actor, async (tx) => {
      const { content, page } = await this.courses.open(tx, actor, courseSlug);
      if (page.disclosures.hash !== disclosuresHash) throw new AppError('disclosures-changed');
      await tx.insertMissing(Enrollment, [
        {
          societyId: actor.societyId,
          personId: actor.personId,
          courseId: content.courseId,
          courseVersionId: content.id,
          disclosuresHash,
          pageSnapshot: page,
          createdAt: this.clock.now(),
        },
      ]);

      return this.summary(tx, await this.access.inVersion(tx, actor, content.id));
    });
  }

  list(actor: Person): Promise<EnrollmentList> {
    return this.database.as(actor, async (tx) => {
      const enrollments: EnrollmentSummary[] = [];
      for (const row of await this.access.all(tx, actor)) enrollments.push(await this.summary(tx, row));

      return { enrollments: enrollments.toSorted((a, b) => b.lastActiveAt.localeCompare(a.lastActiveAt)) };
    });
  }

  home(actor: Person, enrollmentId: string): Promise<CourseHome> {
    return this.database.as(actor, async (tx) => {
      const enrollment = await this.access.readable(tx, actor, enrollmentId);
      const progress = await this.progress.of(tx, enrollment);

      return presentCourseHome(enrollment, progress, await this.certificates.ofEnrollment(tx, enrollmentId));
    });
  }

  lesson(actor: Person, enrollmentId: string, lessonId: string): Promise<LessonPage> {
    return this.database.as(actor, async (tx) => {
      const enrollment = await this.access.readable(tx, actor, enrollmentId);
      const progress = await this.progress.of(tx, enrollment);
      const page = await this.lessons.page(tx, enrollment.courseVersionId, lessonId);

      return presentLesson(enrollment, progress, lessonId, page);
    });
  }

  /** The lesson that holds a branching case, which has a page of its own. */
  lessonOfCase(actor: Person, enrollmentId: string, caseId: string): Promise<LessonPage> {
    return this.database.as(actor, async (tx) => {
      const enrollment = await this.access.readable(tx, actor, enrollmentId);
      const progress = await this.progress.of(tx, enrollment);
      const lessonId = await this.lessons.lessonOfCase(tx, enrollment.courseVersionId, caseId);
      const page = await this.lessons.page(tx, enrollment.courseVersionId, lessonId);

      return presentLesson(enrollment, progress, lessonId, page);
    });
  }

  private async summary(tx: Tx, enrollment: EnrollmentBrief): Promise<EnrollmentSummary> {
    const certificates = await this.certificates.ofEnrollment(tx, enrollment.id);

    return presentEnrollment(enrollment, await this.progress.of(tx, enrollment), certificates.length > 0);
  }
}
