import { Injectable } from '@nestjs/common';
import type { Profile, Role, Session, UpdateProfile } from '@cohesion/contracts';
import { In } from 'typeorm';
import { type Person, systemOf } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { SocietiesService } from '../societies/societies.service.js';
import { PersonRecord } from './person.entity.js';

export type PersonBrief = Readonly<{ id: string; name: string }>;

/** Names no key: PostgreSQL would then ask for the right to read the row, and nobody's society has this person yet. */
const unlessKnown = 'on conflict do nothing';

type SignedIn = Readonly<{ id: string; name: string; email: string; roles: Role[] }>;

/** People, as the other slices know them. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly clock: Clock,
  ) {}

  /** The name as printed on certificates. */
  async personName(tx: Tx, personId: string): Promise<string> {
    return (await tx.need(PersonRecord, { where: { id: personId } })).name;
  }

  /** From now on this is the person's name, for the society's pages and for signing in. */
  async confirmName(tx: Tx, personId: string, name: string): Promise<void> {
    const now = this.clock.now();
    const changed = [personId, name, now];
    await tx.query('update people set name = $2, updated_at = $3 where id = $1 and name <> $2', changed);
    await tx.query(
      'update identity."user" set name = $2, "updatedAt" = $3 where id = $1 and name <> $2',
      changed,
    );
  }

  /** Those of these people whom the actor may see. */
  async briefs(tx: Tx, ids: readonly string[]): Promise<PersonBrief[]> {
    if (ids.length === 0) return [];
    const people = await tx.find(PersonRecord, { where: { id: In([...ids]) } });

    return people.map(({ id, name }) => ({ id, name }));
  }

  /** Who holds a role in the actor's society, with the address to write to. For the system alone. */
  async holdersOf(tx: Tx, role: Role): Promise<(PersonBrief & Readonly<{ email: string }>)[]> {
    return tx.query(
      `select p.id, p.name, u.email
       from memberships m join people p on p.id = m.person_id join identity."user" u on u.id = p.id
       where m.society_id = app_society() and m.role = $1 and u."emailVerified" and u."bannedAt" is null
       order by p.id`,
      [role],
    );
  }

  /** The member of the actor's society with this id or this address, to write to. For its administrators. */
  async member(
    tx: Tx,
    by: Readonly<{ id: string } | { email: string }>,
  ): Promise<(PersonBrief & Readonly<{ email: string }>) | null> {
    const [member] = await tx.query<PersonBrief & { email: string }>(
      `select p.id, p.name, u.email from people p join identity."user" u on u.id = p.id
       where ($1::uuid is null or p.id = $1) and ($2::text is null or u.email = lower($2))
         and exists (select from memberships m where m.person_id = p.id and m.society_id = app_society())`,
      ['id' in by ? by.id : null, 'email' in by ? by.email : null],
    );

    return member ?? null;
  }

  /**
   * The person whom each address leads to. An address that nobody signed up with leads to a new person without an account,
   * who is a learner of this society under the name given; whoever signs up with it and confirms it is that person. For the
   * system alone.
   */
  async atAddresses(
    tx: Tx,
    entries: readonly Readonly<{ email: string; name: string }>[],
  ): Promise<ReadonlyMap<string, string>> {
    const emails = entries.map(({ email }) => email.toLowerCase());
    const accounts = await tx.query<{ email: string; id: string }>(
      'select email, id from identity."user" where email = any($1)',
      [emails],
    );
    const found = new Map(accounts.map(({ email, id }) => [email, id]));
    const without = entries.filter(({ email }) => !found.has(email.toLowerCase()));
    if (without.length === 0) return found;
    const addresses = without.map(({ email }) => email.toLowerCase());
    const people = await tx.query<{ email: string; id: string }>(addPeople, [
      addresses,
      without.map(({ name }) => name),
    ]);
    for (const { email, id } of people) found.set(email, id);

    return found;
  }

  /** The id of the person who signs up with an address: from now on it leads to nobody else. */
  personToBe(societyId: string, email: string): Promise<string> {
    return this.database.as(systemOf(societyId), async (tx) => {
      const [address] = await tx.query<{ id: string }>('select id from people_at($1)', [
        [email.toLowerCase()],
      ]);
      if (!address) throw new Error('An address leads to somebody once it is kept');

      return address.id;
    });
  }

  async visitorView(societyId: string): Promise<Session> {
    return { society: await this.societies.briefOf(societyId), person: null };
  }

  /** Who this is here. Someone who is here for the first time joins as a learner. */
  async sessionView({ societyId, personId }: Pick<Person, 'societyId' | 'personId'>): Promise<Session> {
    const society = await this.societies.briefOf(societyId);
    const person = await this.database.as(systemOf(societyId), async (tx) => {
      const known = await signedIn(tx, personId);
      if (known && known.roles.length > 0) return known;
      await join(tx, personId, 'learner');

      return signedIn(tx, personId);
    });
    if (!person) throw new AppError('not-signed-in');

    return { society, person };
  }

  /** Makes the record of a person whose account was just made. Idempotent. */
  addPerson(societyId: string, id: string, name: string): Promise<void> {
    return this.database.as(systemOf(societyId), async (tx) => {
      await tx.query(`insert into people (id, name) values ($1, $2) ${unlessKnown}`, [id, name]);
    });
  }

  /** Idempotent. */
  addRole(societyId: string, personId: string, role: Role): Promise<void> {
    return this.database.as(systemOf(societyId), (tx) => join(tx, personId, role));
  }

  profile(person: Person): Promise<Profile> {
    return this.database.as(person, (tx) => profileIn(tx, person.personId));
  }

  /** The new name counts from now on; certificates already issued keep the one they were issued with. */
  rename(person: Person, { name }: UpdateProfile): Promise<Profile> {
    return this.database.as(person, async (tx) => {
      await this.confirmName(tx, person.personId, name);

      return profileIn(tx, person.personId);
    });
  }
}

/** Whom addresses without an account lead to; a name that is known stays. */
const addPeople = `
  with found as (
      select email, address.id, wanted.name
      from unnest($1::text[], $2::text[]) wanted(email, name) join people_at($1) address using (email)),
    added as (insert into people (id, name) select id, name from found order by id ${unlessKnown}),
    joined as (
      insert into memberships (society_id, person_id, role) select app_society(), id, 'learner' from found order by id
      on conflict (society_id, person_id, role) do nothing)
  select email, id from found`;

async function profileIn(tx: Tx, personId: string): Promise<Profile> {
  const [profile] = await tx.query<Profile>(
    'select p.name, u.email from people p join identity."user" u on u.id = p.id where p.id = $1',
    [personId],
  );
  if (!profile) throw new AppError('not-found');

  return profile;
}

async function signedIn(tx: Tx, personId: string): Promise<SignedIn | undefined> {
  const [person] = await tx.query<SignedIn>(
    `select u.id, p.name, u.email,
       array(select m.role from memberships m where m.person_id = u.id and m.society_id = app_society() order by m.role) as roles
     from identity."user" u join people p on p.id = u.id
     where u.id = $1`,
    [personId],
  );

  return person;
}

/** A person's record is made with the account; if that was cut short, it is made here. */
async function join(tx: Tx, personId: string, role: Role): Promise<void> {
  await tx.query(
    `insert into people (id, name) select id, name from identity."user" where id = $1 ${unlessKnown}`,
    [personId],
  );
  await tx.query(
    `insert into memberships (society_id, person_id, role) values (app_society(), $1, $2)
     on conflict (society_id, person_id, role) do nothing`,
    [personId, role],
  );
}
