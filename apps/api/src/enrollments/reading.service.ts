import { Injectable } from '@nestjs/common';
import type { ReadingSaved, ReportReading } from '@cohesion/contracts';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { CourseVersions } from '../courses/course-versions.service.js';
import { EnrollmentAccess } from './enrollment-access.service.js';

/** What is recorded of one lesson: where the reader stopped, and the first event that finished it. */
export type LessonReading = Readonly<{
  lesson: string;
  paragraph: string;
  offset: number;
  at: Date;
  finishedId: string | null;
  finishedAt: Date | null;
}>;

@Injectable()
export class ReadingService {
  constructor(
    private readonly database: Database,
    private readonly access: EnrollmentAccess,
    private readonly versions: CourseVersions,
    private readonly clock: Clock,
  ) {}

  /** Keeps reading events as evidence. Sending the same events again changes nothing. */
  report(actor: Person, enrollmentId: string, { events }: ReportReading): Promise<ReadingSaved> {
    return this.database.as(actor, async (tx) => {
      const enrollment = await this.access.own(tx, actor, enrollmentId);
      const { document } = await this.versions.content(tx, enrollment.courseVersionId);
      const lessons = new Set(document.lessons.map(({ id }) => id));
      const stray = events.find(({ lesson }) => !lessons.has(lesson));
      if (stray)
        throw new AppError('invalid-request', [
          { field: 'events', message: `No lesson is called ${stray.lesson}` },
        ]);
      // An event sent twice at once is kept once.
      await tx.lock(`readings ${enrollmentId}`);
      await tx.query(
        `insert into reading_events (enrollment_id, society_id, person_id, id, seq, lesson, paragraph, "offset", active_seconds, finished, at, received_at)
         select distinct on (event.id) $1::uuid, $2::uuid, $3::uuid, event.id, event.seq, event.lesson, event.paragraph, event."offset", event."activeSeconds", event.finished, event.at, $6::timestamptz
         from jsonb_to_recordset($4::jsonb) as event(id uuid, seq integer, lesson text, paragraph text, "offset" real,
           "activeSeconds" integer, finished boolean, at timestamptz)
         where not exists (select from reading_events known
           where known.enrollment_id = $1::uuid and known.id = event.id and known.received_at >= $5::timestamptz)
         order by event.id, event.seq`,
        [
          enrollmentId,
          enrollment.societyId,
          actor.personId,
          JSON.stringify(events),
          enrollment.createdAt,
          this.clock.now(),
        ],
      );

      return { saved: events.map(({ id }) => id) };
    });
  }

  /** Every lesson that was opened, by lesson id. */
  async readings(tx: Tx, enrollmentId: string): Promise<ReadonlyMap<string, LessonReading>> {
    const rows = await tx.query<LessonReading>(
      `select distinct on (event.lesson) event.lesson, event.paragraph, event."offset", event.at,
         finished.id as "finishedId", finished.received_at as "finishedAt"
       from reading_events event
       left join lateral (
         select first.id, first.received_at from reading_events first
         where first.enrollment_id = $1 and first.lesson = event.lesson and first.finished
         order by first.received_at, first.id limit 1
       ) finished on true
       where event.enrollment_id = $1
       order by event.lesson, event.at desc, event.seq desc`,
      [enrollmentId],
    );

    return new Map(rows.map((row) => [row.lesson, row]));
  }
}
