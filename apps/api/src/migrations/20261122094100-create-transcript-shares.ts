import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
  -- A transcript that somebody lets others read for a while. Of the link's secret, its digest.
  create table transcript_shares (
    id uuid not null constraint pk_transcript_shares primary key,
    society_id uuid not null constraint fk_transcript_shares_society references societies,
    person_id uuid not null constraint fk_transcript_shares_person references people,
    license_id uuid not null constraint fk_transcript_shares_license references licenses,
    license_name text not null,
    cycle text not null,
    cycle_start date,
    cycle_end date,
    shows_number boolean not null,
    secret_sha256 text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    constraint uq_transcript_shares_secret_sha256 unique (secret_sha256),
    constraint ck_transcript_shares_secret check (secret_sha256 ~ '^[0-9a-f]{64}$'),
    constraint ck_transcript_shares_expiry check (expires_at > created_at and expires_at <= created_at + interval '30 days')
  );
  create index ix_transcript_shares_person_id_created_at on transcript_shares (person_id, created_at);

  create table transcript_share_revocations (
    id uuid not null default uuidv7() constraint pk_transcript_share_revocations primary key,
    share_id uuid not null constraint fk_transcript_share_revocations_share references transcript_shares,
    society_id uuid not null constraint fk_transcript_share_revocations_society references societies,
    person_id uuid not null constraint fk_transcript_share_revocations_person references people,
    created_at timestamptz not null,
    constraint uq_transcript_share_revocations_share_id unique (share_id)
  );

  -- What the link shows: the transcript of that day. It goes when the link ends.
  create table transcript_share_contents (
    share_id uuid not null constraint pk_transcript_share_contents primary key
      constraint fk_transcript_share_contents_share references transcript_shares,
    society_id uuid not null constraint fk_transcript_share_contents_society references societies,
    person_id uuid not null constraint fk_transcript_share_contents_person references people,
    expires_at timestamptz not null,
    transcript jsonb not null
  );
  create index ix_transcript_share_contents_society_id_expires_at on transcript_share_contents (society_id, expires_at);
`;

const guards = `
  create trigger append_only before update or delete on transcript_shares for each row execute function refuse_change();
  create trigger never_emptied before truncate on transcript_shares for each statement execute function refuse_change();
  create trigger append_only before update or delete on transcript_share_revocations
    for each row execute function refuse_change();
  create trigger never_emptied before truncate on transcript_share_revocations
    for each statement execute function refuse_change();
  create trigger never_changed before update on transcript_share_contents for each row execute function refuse_change();
`;

const own = ['transcript_shares', 'transcript_share_revocations', 'transcript_share_contents']
  .map(
    (table) => `
  alter table ${table} enable row level security;
  create policy read_own on ${table} for select using (person_id = app_user());
  create policy add_own on ${table} for insert with check (person_id = app_user() and society_id = app_society());`,
  )
  .join('');

/** Whoever holds a link sees its share and what that shows; neither needs an account, and neither can change anything. */
const held = `
  create policy read_held on transcript_shares for select using (
    app_purpose() = 'link' and society_id = app_society() and secret_sha256 = current_setting('app.code', true));
  create policy read_held on transcript_share_revocations for select using (app_purpose() = 'link' and exists (
    select from transcript_shares share where share.id = transcript_share_revocations.share_id));
  create policy read_held on transcript_share_contents for select using (app_purpose() = 'link' and exists (
    select from transcript_shares share where share.id = transcript_share_contents.share_id));

  create policy forget_own on transcript_share_contents for delete using (person_id = app_user());
  create policy read_to_sweep on transcript_share_contents for select
    using (society_id = app_society() and app_role() = 'system');
  create policy sweep on transcript_share_contents for delete
    using (society_id = app_society() and app_role() = 'system');

  grant select, insert on transcript_shares, transcript_share_revocations to cohesion_app;
  grant select, insert, delete on transcript_share_contents to cohesion_app;
`;

export class CreateTranscriptShares20261122094100 implements MigrationInterface {
  name = 'CreateTranscriptShares20261122094100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + guards + own + held);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table transcript_share_contents, transcript_share_revocations, transcript_shares;',
    );
  }
}
