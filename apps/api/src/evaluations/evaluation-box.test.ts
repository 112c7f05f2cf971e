import pg from 'pg';
import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { anEnrollment } from '../testing/learner.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { EvaluationBox } from './evaluation-box.worker.js';

let api: TestApi;
let owner: pg.Client;
/** Of the test: evaluations wait for others of the same course, so each test has its own. */
let slug: string;
let version: string;

beforeAll(async () => {
  api = await startTestApi();
  owner = new pg.Client({ connectionString: api.database.ownerUrl });
  await owner.connect();
});
let courses = 0;
beforeEach(async () => {
  courses += 1;
  slug = `course-${courses}`;
  await api.publish(aCreditCourse({ slug }));
  const { rows } = await owner.query(
    `select version.id from course_versions version join courses on courses.id = version.course_id
     where courses.slug = $1`,
    [slug],
  );
  version = rows[0].id;
});
afterAll(async () => {
  await owner.end();
  await api.close();
});

const empty = () => api.app.get(EvaluationBox, { strict: false }).run();

async function countOf(table: string): Promise<number> {
  const { rows } = await owner.query(
    `select count(*)::integer as count from ${table} where course_version_id = $1`,
    [version],
  );

  return rows[0].count;
}
const counts = async () => ({
  boxed: await countOf('boxed_evaluations'),
  written: await countOf('evaluation_responses'),
});

/** Someone goes through the portal and gives an evaluation. */
async function give(name: string): Promise<void> {
  const learner = await anEnrollment(await api.as({ name }), slug);
  await learner.evaluate();
}

/** Puts numbered evaluations into the box, each in a transaction of its own, as people do one after the other. */
async function box(count: number): Promise<void> {
  const month = `${api.clock.now().toISOString().slice(0, 7)}-01`;
  for (let number = 0; number < count; number += 1) {
    await owner.query(
      `insert into boxed_evaluations (society_id, course_version_id, answers, month)
       select society_id, id, jsonb_build_array($1::integer), $2 from course_versions where id = $3`,
      [number, month, version],
    );
  }
}

describe('the box for evaluations', () => {
  it('keeps what fewer than five people said, until there are five', async () => {
    for (const name of ['one', 'two', 'three', 'four']) await give(name);
    await empty();
    expect(await counts()).toEqual({ boxed: 4, written: 0 });

    await give('five');
    await empty();
    expect(await counts()).toEqual({ boxed: 0, written: 5 });
  });

  it('keeps them no longer than until their month has ended', async () => {
    const month = `${api.clock.now().toISOString().slice(0, 7)}-01`;
    await give('only');
    // At most 31 days: the next month.
    while (api.clock.now().toISOString().startsWith(month.slice(0, 7))) api.clock.advance(24 * 3600_000);
    await empty();

    expect(await counts()).toEqual({ boxed: 0, written: 1 });
    const { rows } = await owner.query(
      'select month::text from evaluation_responses where course_version_id = $1',
      [version],
    );
    expect(rows).toEqual([{ month }]);
  });

  it('writes in no transaction in which anything about a person was written', async () => {
    for (const name of ['one', 'two', 'three', 'four', 'five']) await give(name);
    await empty();
    const { rows } = await owner.query(
      'select distinct xmin::text from evaluation_responses where course_version_id = $1',
      [version],
    );
    expect(rows).toHaveLength(1);

    for (const table of ['evaluation_receipts', 'enrollments', 'outbox', 'audit_entries']) {
      const same = await owner.query(`select from ${table} where xmin::text = $1`, [rows[0].xmin]);
      expect({ table, rows: same.rowCount }).toEqual({ table, rows: 0 });
    }
  });

  it('leaves no entry in the outbox that says when', async () => {
    await give('one');
    const { rows } = await owner.query("select from outbox where job like 'evaluations.%'");

    expect(rows).toEqual([]);
  });

  it('writes in no order', async () => {
    await box(30);
    await empty();
    const { rows } = await owner.query(
      'select answers -> 0 as number from evaluation_responses where course_version_id = $1 order by ctid',
      [version],
    );
    const numbers = rows.map(({ number }) => number);
    const given = Array.from({ length: 30 }, (_, number) => number);

    // One of 30! orders is the one in which they were given.
    expect(numbers).not.toEqual(given);
    expect(numbers.toSorted((one, other) => one - other)).toEqual(given);
  });

  it('loses nothing and writes nothing twice when it is emptied many times at once', async () => {
    await box(20);
    await Promise.all([empty(), empty(), empty(), empty()]);

    expect(await counts()).toEqual({ boxed: 0, written: 20 });
  });

  it('loses nothing when it is stopped in the middle', async () => {
    await box(6);
    await owner.query(`
      create function stop() returns trigger language plpgsql as $$ begin raise exception 'stopped'; end $$;
      create trigger stop after insert on evaluation_responses for each statement execute function stop();`);
    await expect(empty()).rejects.toThrow('stopped');
    await owner.query('drop trigger stop on evaluation_responses; drop function stop();');
    expect(await counts()).toEqual({ boxed: 6, written: 0 });

    await empty();
    expect(await counts()).toEqual({ boxed: 0, written: 6 });
  });

  it('is closed to everyone but the system, and so is the way around it', async () => {
    await box(1);
    const database = api.app.get(Database);
    const { rows } = await owner.query('select id, society_id from course_versions where id = $1', [version]);
    const administrator = {
      kind: 'person',
      societyId: api.societies.acme,
      personId: '01a20000-0000-7000-8000-000000000001',
      sessionId: '01a20000-0000-7000-8000-000000000002',
      roles: ['ce-administrator'],
    } as const;
    const look = (actor: Parameters<Database['as']>[0]) =>
      database.as(actor, (tx) =>
        tx.query('select id from boxed_evaluations where course_version_id = $1', [version]),
      );

    expect(await look(administrator)).toEqual([]);
    expect(await look({ kind: 'visitor', societyId: api.societies.acme })).toEqual([]);
    expect(await look(systemOf(api.societies.globex))).toEqual([]);
    expect(await look(systemOf(api.societies.acme))).toHaveLength(1);
    await expect(
      database.as(administrator, (tx) =>
        tx.query(
          `insert into evaluation_responses (society_id, course_version_id, answers, month)
           values ($1, $2, '[]', '2026-11-01')`,
          [rows[0].society_id, rows[0].id],
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});
