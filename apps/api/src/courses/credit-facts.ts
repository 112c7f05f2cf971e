import type { CreditWorksheetView } from '@cohesion/contracts';
import type { Tx } from '../platform/tx.js';
import type { CreditFacts } from './offer-plan.js';

type Row = Omit<CourseCreditFacts, 'announcement'> & Readonly<{ promise: string; abstract: string }>;

export type CourseCreditFacts = CreditFacts &
  Readonly<{
    slug: string;
    title: string;
    notForCreditReason: string | null;
    worksheet: CreditWorksheetView;
  }>;

/** Of each course of a society, or of the one asked for, what the credit of its newest version is counted from. */
export async function creditFacts(
  tx: Tx,
  societyId: string,
  course: string | null,
): Promise<CourseCreditFacts[]> {
  const rows = await tx.query<Row>(
    `select course.slug, version.id as "versionId", (version.document -> 'countsForCredit')::boolean as "countsForCredit",
       (version.worksheet -> 'words')::int as words, (version.worksheet -> 'items')::int as items,
       (version.worksheet -> 'difficulty')::float8 as difficulty,
       (version.page -> 'quiz' -> 'passPercent')::int as "passPercent", version.summary -> 'categories' as categories,
       jsonb_path_query_array(version.page, '$.instructors[*].name') as instructors,
       version.page ->> 'notForCreditReason' as "notForCreditReason", version.worksheet,
       version.summary ->> 'title' as title, version.summary ->> 'promise' as promise, version.page ->> 'abstract' as abstract
     from courses course
       join lateral (select id from course_versions where course_id = course.id order by number desc limit 1) latest on true
       join course_versions version on version.id = latest.id
     where course.society_id = $1 and ($2::text is null or course.slug = $2)
     order by course.slug`,
    [societyId, course],
  );

  return rows.map(({ promise, abstract, ...facts }) => ({
    ...facts,
    announcement: announcementOf({ title: facts.title, promise, abstract }),
  }));
}

/** What announces a course: the words a body's ban is about. */
export const announcementOf = ({
  title,
  promise,
  abstract,
}: Readonly<{ title: string; promise: string; abstract: string }>): string =>
  [title, promise, abstract].join('.\n');
