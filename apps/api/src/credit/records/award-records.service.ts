import { Injectable } from '@nestjs/common';
import {
  creditOf,
  FORMATS,
  isTopic,
  parseCredit,
  type BodyId,
  type Format,
  type Hundredths,
  type PartCredit,
  type Topic,
} from '@cohesion/credit';
import type { Tx } from '../../platform/tx.js';
import type { KeptRecord, RecordSource } from './kept-record.js';

type Row = Readonly<{
  id: string;
  ground: string;
  courseId: string;
  body: BodyId;
  amount: string;
  title: string;
  society: string;
  format: string;
  categories: readonly string[];
  tags: readonly string[] | null;
  completedOn: string;
}>;

/** Records kept in memory: awards are never changed, and lie beside pages that are long to read. */
const keep = 20_000;

/**
 * What was awarded here and was not taken back: however many bodies gave credit for an activity, it is one record with
 * several credits. Of an award that somebody got by a correction the enrollment is another person's and not to be seen.
 */
@Injectable()
export class AwardRecords implements RecordSource {
  private readonly known = new Map<string, KeptRecord>();

  async of(tx: Tx, personId: string): Promise<KeptRecord[]> {
    const groups = await tx.query<Group>(
      `select coalesce(enrollment_id, run_line_id) as ground, string_agg(id::text, ',' order by id) as "awardIds"
       from awards where person_id = $1 and award_counts(id) group by ground order by max(completed_on), ground`,
      [personId],
    );
    if (this.known.size + groups.length > keep) this.known.clear();
    const isKnown = (group: Group): boolean => this.known.has(keyOf(group));
    if (!groups.every(isKnown))
      await this.learn(
        tx,
        groups.filter((group) => !isKnown(group)),
      );

    return groups.flatMap((group) => this.known.get(keyOf(group)) ?? []);
  }

  private async learn(tx: Tx, groups: readonly Group[]): Promise<void> {
    const rows = await tx.query<Row>(
      `select award.id, coalesce(award.enrollment_id, award.run_line_id) as ground,
         coalesce(enrollment.course_id, (award.activity ->> 'courseId')::uuid) as "courseId", award.body, award.amount,
         award.activity ->> 'title' as title, award.activity ->> 'society' as society, coalesce(award.activity ->> 'delivery', award.activity ->> 'format') as format,
         award.activity -> 'categories' as categories, coalesce(enrollment.page_snapshot #> '{summary,topics}', award.activity -> 'topics') as tags,
         award.completed_on::text as "completedOn"
       from awards award
         left join enrollments enrollment on enrollment.id = award.enrollment_id
       where award.id = any($1) order by award.id`,
      [groups.flatMap(({ awardIds }) => awardIds.split(','))],
    );
    for (const group of groups) {
      const awards = rows.filter(({ ground }) => ground === group.ground);
      this.known.set(keyOf(group), recordOf(group.ground, awards));
    }
  }
}

/** What awards stand on together: an enrollment, or a line of a roster. */
type Group = Readonly<{ ground: string; awardIds: string }>;

const keyOf = ({ ground, awardIds }: Group): string => `${ground} ${awardIds}`;

function recordOf(ground: string, awards: readonly Row[]): KeptRecord {
  const [first] = awards;
  if (!first) throw new Error('A group of awards is never empty');
  const { courseId, title, society, format, categories, tags } = first;

  return {
    id: ground,
    course: courseId,
    format: formatFrom(format),
    activity: 'course',
    role: 'learner',
    formality: 'formal',
    // The day on the certificates; where they differ, the day on which the activity was complete for all of them.
    completedOn: awards.reduce((last, { completedOn }) => (completedOn > last ? completedOn : last), ''),
    parts: [
      {
        id: 'all',
        topics: topicsOf(categories, tags ?? []),
        credits: creditsOf(awards.map(({ body, amount }) => ({ body, amount: parseCredit(amount) ?? 0 }))),
      },
    ],
    source: 'award',
    title,
    provider: society,
    awardIds: awards.map(({ id }) => id),
  };
}

/** Two approvals by one body are two awards for the same hours: the larger one holds. */
export function creditsOf(given: readonly Readonly<{ body: BodyId; amount: Hundredths }>[]): PartCredit[] {
  const most = new Map<BodyId, Hundredths>();
  for (const { body, amount } of given) most.set(body, Math.max(most.get(body) ?? 0, amount));

  return [...most].map(([body, amount]) => creditOf(body, amount));
}

/** What hours are is for categories to say; a tag adds only what no category can be. */
const saidByCategories: readonly string[] = ['clinical', 'ethics', 'cultural', 'supervision'];

/** What the hours of a course are about, in the words of rule sets. */
export function topicsOf(categories: readonly string[], tags: readonly string[]): Topic[] {
  const words = tags.map((tag) => tag.toLowerCase().trim().replace(/\s+/g, '-'));
  const added = words.filter((word) => !saidByCategories.includes(word));

  return [...new Set([...categories, ...added])].filter(isTopic);
}

/** A format that is none of the rules' words is read as self-study, of which boards allow the least. */
export function formatFrom(text: string): Format {
  return FORMATS.find((format) => format === text) ?? 'self-study';
}
