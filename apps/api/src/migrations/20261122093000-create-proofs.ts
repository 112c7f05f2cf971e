import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
  -- A place in the file store, written down before anything is put there: so nothing lies around that no row knows of.
  create table proof_places (
    storage_key text not null constraint pk_proof_places primary key,
    society_id uuid not null constraint fk_proof_places_society references societies,
    created_at timestamptz not null
  );
  create index ix_proof_places_society_id_created_at on proof_places (society_id, created_at);

  create table proofs (
    id uuid not null constraint pk_proofs primary key,
    society_id uuid not null constraint fk_proofs_society references societies,
    person_id uuid not null constraint fk_proofs_person references people,
    storage_key text not null constraint fk_proofs_place references proof_places,
    name text not null,
    media_type text not null,
    bytes integer not null,
    sha256 text not null,
    created_at timestamptz not null,
    constraint uq_proofs_storage_key unique (storage_key),
    constraint ck_proofs_bytes check (bytes between 1 and 10485760),
    constraint ck_proofs_media_type
      check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/heic'))
  );
  create index ix_proofs_society_id_created_at on proofs (society_id, created_at);
  create index ix_proofs_person_id on proofs (person_id);
`;

/** A proof never changes. Until hours rest on it it can be taken back; after that, a foreign key keeps it. */
const guards = `
  create trigger never_changed before update on proofs for each row execute function refuse_change();
  create trigger never_emptied before truncate on proofs for each statement execute function refuse_change();
`;

/** Proofs are their person's alone: no role of a society reads them. The sweep sees them to clear what nobody used. */
const security = `
  alter table proof_places enable row level security;
  create policy add on proof_places for insert with check (society_id = app_society());
  create policy read_to_sweep on proof_places for select
    using (society_id = app_society() and app_role() = 'system');
  create policy sweep on proof_places for delete using (society_id = app_society() and app_role() = 'system');

  alter table proofs enable row level security;
  create policy read_own on proofs for select using (person_id = app_user());
  create policy read_to_sweep on proofs for select using (society_id = app_society() and app_role() = 'system');
  create policy add_own on proofs for insert with check (person_id = app_user() and society_id = app_society());
  create policy take_back on proofs for delete using (person_id = app_user());
  create policy sweep on proofs for delete using (society_id = app_society() and app_role() = 'system');

  grant select, insert, delete on proof_places, proofs to cohesion_app;
`;

export class CreateProofs20261122093000 implements MigrationInterface {
  name = 'CreateProofs20261122093000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + guards + security);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table proofs, proof_places;');
  }
}
