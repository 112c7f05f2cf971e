import { Injectable } from '@nestjs/common';
import type { CourseSummary } from '@cohesion/contracts';
import {
  FORMATS,
  isWithin,
  type BodyId,
  type Hundredths,
  type PlainDate,
  type Prospect,
} from '@cohesion/credit';
import { withCredit } from '../../courses/courses.service.js';
import type { Tx } from '../../platform/tx.js';
import { creditsOf, formatFrom, topicsOf } from '../records/award-records.service.js';

/** A course of the catalogue: its row as the catalogue shows it today, and the activity as it would be recorded on completion. */
export type CatalogueActivity = Readonly<{ summary: CourseSummary; prospect: Prospect }>;

type Version = Readonly<{ courseId: string; summary: CourseSummary }>;
type Terms = Readonly<{
  body: BodyId;
  amount: Hundredths;
  safeMinutes: number;
  format: string;
  from: PlainDate;
  to: PlainDate | null;
}>;

/**
 * The newest version of each course, and of each body its newest offer unless that was withdrawn: ids alone, because what they lead to
 * is long, never changes, and is kept.
 */
const inCatalogue = `
  select version.id, string_agg(offer.id::text, ',' order by offer.body, offer.id) as offers
  from courses course
    join lateral (select id from course_versions where course_id = course.id order by number desc limit 1) version on true
    left join offers offer on offer.course_version_id = version.id and offer.run_id is null
      and not exists (select from offers newer where newer.course_version_id = version.id
        and newer.run_id is null and newer.body = offer.body and newer.number > offer.number)
      and not exists (select from offer_withdrawals gone where gone.offer_id = offer.id)
  where course.society_id = $1 and ($2::text is null or course.slug = $2)
  group by version.id order by version.id`;

type Row = Readonly<{ id: string; offers: string | null }>;

/** Activities kept in memory: a catalogue of 200 courses for a hundred days. */
const keep = 20_000;

/** What the catalogue would give, for "will this count for me?". Which courses are open and approved is asked each time. */
@Injectable()
export class CatalogueActivities {
  private readonly activities = new Map<string, CatalogueActivity>();

  /** The newest version of each course, or of the one named, with the offers whose approvals are in force on the day. */
  async of(
    tx: Tx,
    societyId: string,
    on: PlainDate,
    slug: string | null = null,
  ): Promise<CatalogueActivity[]> {
    const rows = await tx.query<Row>(inCatalogue, [societyId, slug]);
    if (this.activities.size + rows.length > keep) this.activities.clear();
    const isKnown = (row: Row): boolean => this.activities.has(keyOf(row, on));
    if (!rows.every(isKnown))
      await this.learn(
        tx,
        rows.filter((row) => !isKnown(row)),
        on,
      );

    return rows.flatMap((row) => this.activities.get(keyOf(row, on)) ?? []);
  }

  /** The same version with the same offers on the same day is the same object, so that what was worked out for it is known again. */
  private async learn(tx: Tx, rows: readonly Row[], on: PlainDate): Promise<void> {
    const versions = await versionsById(
      tx,
      rows.map(({ id }) => id),
    );
    const terms = await termsById(tx, rows.flatMap(offersIn));
    for (const row of rows) {
      const version = versions.get(row.id);
      const inForce = offersIn(row)
        .flatMap((id) => terms.get(id) ?? [])
        .filter(({ from, to }) => isWithin(on, from, to));
      if (version) this.activities.set(keyOf(row, on), activityOf(version, inForce));
    }
  }
}

const keyOf = ({ id, offers }: Row, on: PlainDate): string => `${on} ${id} ${offers}`;
const offersIn = ({ offers }: Row): string[] => offers?.split(',') ?? [];

async function versionsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Version>> {
  const rows = await tx.query<Version & { id: string }>(
    'select id, course_id as "courseId", summary from course_versions where id = any($1)',
    [ids],
  );

  return new Map(rows.map((row) => [row.id, row]));
}

async function termsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Terms>> {
  const rows = await tx.query<Terms & { id: string }>(
    `select id, body, (terms ->> 'amount')::integer as amount, terms ->> 'format' as format,
       coalesce((terms #>> '{worksheet,safeMinutes}')::float8, 0) as "safeMinutes",
       terms #>> '{approval,from}' as from, terms #>> '{approval,to}' as to
     from offers where id = any($1)`,
    [ids],
  );

  return new Map(rows.map((row) => [row.id, row]));
}

function activityOf({ courseId, summary }: Version, terms: readonly Terms[]): CatalogueActivity {
  return {
    summary: withCredit(summary, terms),
    prospect: {
      course: courseId,
      format: formatFrom(terms[0]?.format ?? FORMATS[0]),
      activity: 'course',
      role: 'learner',
      formality: 'formal',
      parts: [{ id: 'all', topics: topicsOf(summary.categories, summary.topics), credits: creditsOf(terms) }],
    },
  };
}

/** Whether anyone approved it: what nobody approved gives no hours. */
export const givesCredit = ({ prospect }: CatalogueActivity): boolean =>
  prospect.parts.some(({ credits }) => credits.length > 0);
