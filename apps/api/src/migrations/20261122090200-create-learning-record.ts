import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
  create table enrollments (
    id uuid not null default uuidv7() constraint pk_enrollments primary key,
    society_id uuid not null constraint fk_enrollments_society references societies,
    person_id uuid not null constraint fk_enrollments_person references people,
    course_id uuid not null constraint fk_enrollments_course references courses,
    course_version_id uuid not null constraint fk_enrollments_version references course_versions,
    disclosures_hash text not null,
    page_snapshot jsonb not null,
    created_at timestamptz not null default now(),
    constraint uq_enrollments_course_version_id_person_id unique (course_version_id, person_id)
  );
  -- My courses, newest first.
  create index ix_enrollments_person_id_created_at on enrollments (person_id, created_at);

  create table reading_events (
    id uuid not null,
    society_id uuid not null,
    person_id uuid not null,
    enrollment_id uuid not null constraint fk_reading_events_enrollment references enrollments,
    seq integer not null,
    lesson text not null,
    paragraph text not null,
    "offset" real not null,
    active_seconds integer not null,
    finished boolean not null,
    at timestamptz not null,
    received_at timestamptz not null default now(),
    constraint pk_reading_events primary key (enrollment_id, id, received_at),
    constraint ck_reading_events_seconds check (active_seconds between 0 and 300)
  ) partition by range (received_at);
  -- Where someone stopped and what is finished, per lesson of one enrollment.
  create index ix_reading_events_enrollment_id_lesson_at on reading_events (enrollment_id, lesson, at);

  create table attempts (
    id uuid not null default uuidv7() constraint pk_attempts primary key,
    society_id uuid not null constraint fk_attempts_society references societies,
    person_id uuid not null constraint fk_attempts_person references people,
    enrollment_id uuid not null constraint fk_attempts_enrollment references enrollments,
    number integer not null,
    drawn jsonb not null,
    seed text not null,
    created_at timestamptz not null default now(),
    constraint uq_attempts_enrollment_id_number unique (enrollment_id, number)
  );

  create table attempt_steps (
    id uuid not null,
    society_id uuid not null,
    person_id uuid not null,
    attempt_id uuid not null constraint fk_attempt_steps_attempt references attempts,
    seq integer not null,
    item_id text not null,
    option_id text,
    flagged boolean not null,
    at timestamptz not null,
    received_at timestamptz not null default now(),
    constraint pk_attempt_steps primary key (attempt_id, id, received_at)
  ) partition by range (received_at);
  -- The answers of one attempt in the order they were made.
  create index ix_attempt_steps_attempt_id_seq on attempt_steps (attempt_id, seq);

  create table attempt_results (
    id uuid not null default uuidv7() constraint pk_attempt_results primary key,
    society_id uuid not null constraint fk_attempt_results_society references societies,
    person_id uuid not null constraint fk_attempt_results_person references people,
    attempt_id uuid not null constraint fk_attempt_results_attempt references attempts,
    enrollment_id uuid not null constraint fk_attempt_results_enrollment references enrollments,
    passed boolean not null,
    score jsonb not null,
    submitted_at timestamptz not null,
    created_at timestamptz not null default now(),
    constraint uq_attempt_results_attempt_id unique (attempt_id)
  );
  create index ix_attempt_results_enrollment_id on attempt_results (enrollment_id);

  -- Who has given an evaluation, and nothing of what it says.
  create table evaluation_receipts (
    id uuid not null default uuidv7() constraint pk_evaluation_receipts primary key,
    society_id uuid not null constraint fk_evaluation_receipts_society references societies,
    person_id uuid not null constraint fk_evaluation_receipts_person references people,
    enrollment_id uuid not null constraint fk_evaluation_receipts_enrollment references enrollments,
    created_at timestamptz not null default now(),
    constraint uq_evaluation_receipts_enrollment_id unique (enrollment_id)
  );

  -- What evaluations say, and nothing of who said it: a random id and a month, so that order tells nothing.
  create table evaluation_responses (
    id uuid not null default gen_random_uuid() constraint pk_evaluation_responses primary key,
    society_id uuid not null constraint fk_evaluation_responses_society references societies,
    course_version_id uuid not null constraint fk_evaluation_responses_version references course_versions,
    answers jsonb not null,
    month date not null
  );
`;

const ownRecords = [
  'enrollments',
  'reading_events',
  'attempts',
  'attempt_steps',
  'attempt_results',
  'evaluation_receipts',
];

const appendOnly = [...ownRecords, 'evaluation_responses']
  .map(
    (table) => `
  create trigger append_only before update or delete on ${table} for each row execute function refuse_change();`,
  )
  .join('');

/** A learner's record is hers in every society; its society's administrators may read it. */
const security =
  ownRecords
    .map(
      (table) => `
  alter table ${table} enable row level security;
  create policy read_own_or_staff on ${table} for select
    using (person_id = app_user() or (society_id = app_society() and app_is_staff()));
  create policy write_own on ${table} for insert with check (person_id = app_user() and society_id = app_society());`,
    )
    .join('') +
  `
  alter table evaluation_responses enable row level security;
  create policy read_staff on evaluation_responses for select using (society_id = app_society() and app_is_staff());
  create policy give on evaluation_responses for insert with check (society_id = app_society() and app_user() is not null);`;

/** A partition for each year; the last one catches what nobody made a partition for, so no evidence is ever refused. */
const partitions = ['reading_events', 'attempt_steps']
  .map((table) =>
    [2026, 2027, 2028]
      .map(
        (year) => `
  create table ${table}_${year} partition of ${table} for values from ('${year}-01-01') to ('${year + 1}-01-01');`,
      )
      .concat(`create table ${table}_rest partition of ${table} default;`)
      .join(''),
  )
  .join('');

export class CreateLearningRecord20261122090200 implements MigrationInterface {
  name = 'CreateLearningRecord20261122090200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + partitions + appendOnly + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table evaluation_responses, evaluation_receipts, attempt_results, attempt_steps, attempts, reading_events,
        enrollments;
    `);
  }
}
