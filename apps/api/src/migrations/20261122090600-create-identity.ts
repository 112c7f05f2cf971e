import type { MigrationInterface, QueryRunner } from 'typeorm';

/** better-auth's own tables, under its own names; a test asks it whether anything is missing. */
const tables = `
  create schema identity;

  create table identity."user" (
    id uuid not null default uuidv7() constraint pk_user primary key,
    name text not null,
    email text not null constraint uq_user_email unique,
    "emailVerified" boolean not null,
    image text,
    "bannedAt" timestamptz,
    "createdAt" timestamptz not null default now(),
    "updatedAt" timestamptz not null default now()
  );

  create table identity.session (
    id uuid not null default uuidv7() constraint pk_session primary key,
    token text not null constraint uq_session_token unique,
    "userId" uuid not null constraint fk_session_user references identity."user" on delete cascade,
    "expiresAt" timestamptz not null,
    "ipAddress" text,
    "userAgent" text,
    "createdAt" timestamptz not null default now(),
    "updatedAt" timestamptz not null default now()
  );
  create index "session_userId_idx" on identity.session ("userId");

  create table identity.account (
    id uuid not null default uuidv7() constraint pk_account primary key,
    "userId" uuid not null constraint fk_account_user references identity."user" on delete cascade,
    "providerId" text not null,
    "accountId" text not null,
    "accessToken" text,
    "refreshToken" text,
    "idToken" text,
    "accessTokenExpiresAt" timestamptz,
    "refreshTokenExpiresAt" timestamptz,
    scope text,
    password text,
    "createdAt" timestamptz not null default now(),
    "updatedAt" timestamptz not null default now(),
    constraint "uq_account_providerId_accountId" unique ("providerId", "accountId")
  );
  create index "account_userId_idx" on identity.account ("userId");

  create table identity.verification (
    id uuid not null default uuidv7() constraint pk_verification primary key,
    identifier text not null,
    value text not null,
    "expiresAt" timestamptz not null,
    "createdAt" timestamptz not null default now(),
    "updatedAt" timestamptz not null default now()
  );
  create index verification_identifier_idx on identity.verification (identifier);

  -- How often something was tried: a digest of who and what, never an address. Shared by every http process.
  create table identity.tries (
    key text not null constraint pk_tries primary key,
    count integer not null,
    ends_at timestamptz not null
  );
  create index ix_tries_ends_at on identity.tries (ends_at);
`;

/**
 * Who a request is from, in one statement: the only thing that reads memberships without saying who is asking, and it
 * tells nothing but the holder of one session. It runs as its owner, whom row-level security does not bind.
 */
const sender = `
  create function identity.sender(session_token text, society uuid)
    returns table (session_id uuid, person_id uuid, roles text[])
    language sql stable security definer set search_path = identity, public, pg_temp
    as $$
      select s.id, u.id, array(select m.role from memberships m where m.person_id = u.id and m.society_id = society)
      from session s join "user" u on u.id = s."userId"
      where s.token = session_token and s."expiresAt" > now() and u."emailVerified" and u."bannedAt" is null
    $$;
  revoke all on function identity.sender from public;
`;

const grants = `
  grant usage on schema identity to cohesion_app;
  grant execute on function identity.sender to cohesion_app;
  grant select, insert, update, delete on identity."user", identity.session, identity.account, identity.verification,
    identity.tries to cohesion_app;
  -- Imports bring a society's own record up to date; row-level security keeps that to the system role.
  grant update (name, short_name, host, time_zone, place, sample, brand, policies, signers) on societies to cohesion_app;
`;

export class CreateIdentity20261122090600 implements MigrationInterface {
  name = 'CreateIdentity20261122090600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables + sender + grants);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke update (name, short_name, host, time_zone, place, sample, brand, policies, signers) on societies
        from cohesion_app;
      drop schema identity cascade;
    `);
  }
}
