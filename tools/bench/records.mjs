import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { loadKeys } from '../postgres/keys.mjs';
import { urls } from '../postgres/roles.mjs';
import { read, send } from './learners.mjs';

/** @typedef {import('./learners.mjs').Learner} Learner */

/** The catalogue and the record of the goals: 200 activities, and 60 awards for each learner. */
const activities = 200;
const awards = 60;

/**
 * Fills the catalogue, and gives each learner three licenses and her awards: rows of the owner's, since nobody completes
 * sixty courses in a bench. Each row is a copy of one that the system made, or holds what a ledger reads of it.
 *
 * @param {string} address
 * @param {string} dataDir
 * @param {readonly Learner[]} learners
 */
export async function makeRecords(address, dataDir, learners) {
  const owner = new pg.Client({ connectionString: ownerUrl(dataDir) });
  await owner.connect();
  try {
    await owner.query(catalogue, [activities]);
    for (const { enrollmentId } of learners) await owner.query(record, [enrollmentId, awards]);
  } finally {
    await owner.end();
  }

  for (const learner of learners) await addLicenses(address, learner);
}

/** @param {string} dataDir of a system that is running */
function ownerUrl(dataDir) {
  const { keys } = loadKeys(path.join(dataDir, 'keys/postgres.json'));
  // The fourth line of the file that PostgreSQL keeps while it runs.
  const port = Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[3]);

  return urls(keys, port).ownerUrl;
}

/** Courses with an offer, copied in turn under names of their own until there are so many with the ones that are there. */
const catalogue = `
  with templates as (
    select version.id, row_number() over (order by version.id) - 1 as place, count(*) over () as count
    from course_versions version
    where exists (select from offers offer where offer.course_version_id = version.id)
  ), wanted as (
    select n, uuidv7() as course, uuidv7() as version, template.id as template
    from generate_series(1, $1::int - (select count(*)::int from courses)) n
      join templates template on template.place = n % template.count
  ), course_rows as (
    insert into courses (id, society_id, slug)
    select course, old.society_id, 'bench-' || n from wanted join course_versions old on old.id = template
  ), version_rows as (
    insert into course_versions
    select made.* from wanted join course_versions old on old.id = template,
      jsonb_populate_record(old, jsonb_build_object('id', version, 'course_id', course, 'number', 1,
        'content_hash', old.content_hash || n, 'summary', old.summary || jsonb_build_object('slug', 'bench-' || n))) made
  )
  insert into offers
  select made.* from wanted join offers old on old.course_version_id = template and old.run_id is null,
    jsonb_populate_record(old, jsonb_build_object('id', uuidv7(), 'course_version_id', version)) made`;

/** An award for each of so many of those courses, a fortnight apart, to whoever has this enrollment. */
const record = `
  with chosen as (
    select distinct on (version.id) uuidv7() as enrollment, uuidv7() as verdict, version.id as version,
      version.course_id as course, version.summary, offer.id as offer, offer.body, offer.terms
    from course_versions version join offers offer on offer.course_version_id = version.id and offer.run_id is null
    where version.summary ->> 'slug' like 'bench-%' order by version.id, offer.id limit $2
  ), wanted as (
    select chosen.*, own.society_id as society, own.person_id as person,
      (now() - make_interval(weeks => 2 * row_number() over ()::int))::date as day
    from chosen, enrollments own where own.id = $1
  ), enrollment_rows as (
    insert into enrollments
    select made.* from wanted join enrollments own on own.id = $1, jsonb_populate_record(own,
      jsonb_build_object('id', enrollment, 'course_id', course, 'course_version_id', version)) made
  ), verdict_rows as (
    insert into verdicts
    select made.* from wanted, jsonb_populate_record(null::verdicts, jsonb_build_object('id', verdict,
      'society_id', society, 'person_id', person, 'enrollment_id', enrollment, 'complete', true,
      'reasons', '[]'::jsonb, 'rule_version', 'bench', 'created_at', day)) made
  )
  insert into awards
  select made.* from wanted, jsonb_populate_record(null::awards, jsonb_build_object('id', uuidv7(),
    'society_id', society, 'person_id', person, 'enrollment_id', enrollment, 'offer_id', offer, 'number', 1,
    'verdict_id', verdict, 'body', wanted.body, 'amount', (terms ->> 'amount')::numeric / 100, 'unit', 'hours',
    'attestation', '{}'::jsonb, 'derivation', '{}'::jsonb,
    'activity', jsonb_build_object('courseVersionId', version, 'title', summary ->> 'title', 'society', 'Bench',
      'sample', true, 'format', terms ->> 'format', 'categories', summary -> 'categories'),
    'rule_version', 'bench', 'completed_on', day, 'created_at', day)) made`;

const licenses = [
  { jurisdiction: 'GA', type: 'LPC', issuedOn: '2012-05-01' },
  { jurisdiction: 'GA', type: 'LCSW', issuedOn: '2014-02-01' },
  { jurisdiction: 'international', type: 'CGP', issuedOn: '2024-12-01' },
];

const facts = { byHand: null, number: null, birthMonth: null, periods: [], conditions: [] };

/**
 * @param {string} address
 * @param {Learner} learner
 */
async function addLicenses(address, { cookie }) {
  for (const license of licenses) await send(address, '/api/licenses', { ...license, ...facts }, cookie);
}

/**
 * A license whose cycle holds every award of hers: the address of its transcript. Added when first asked for, so that
 * what is asked before is asked with three.
 *
 * @param {string} address
 * @param {Learner} learner
 * @returns {Promise<string>}
 */
export async function transcriptOfAll(address, { cookie }) {
  const year = new Date().getUTCFullYear();
  const period = { start: `${year - 3}-01-01`, end: `${year}-12-31` };
  const known = await read(await fetch(`${address}/api/licenses`, { headers: { cookie } }));
  const { id } =
    known.licenses.find((/** @type {{ type: string }} */ { type }) => type === 'other') ??
    (await read(
      await send(
        address,
        '/api/licenses',
        {
          ...facts,
          jurisdiction: 'WY',
          type: 'other',
          issuedOn: period.start,
          byHand: { boardName: 'Bench board', hours: '40', categories: [{ topic: 'ethics', hours: '3' }] },
          periods: [period],
        },
        cookie,
      ),
    ));
  const path = `${address}/api/licenses/${id}/cycles/${period.start}/transcript`;
  const { rows } = await read(await fetch(`${path}.json`, { headers: { cookie } }));
  if (rows.length !== awards) throw new Error(`The transcript has ${rows.length} records, not ${awards}`);

  return `${path}.pdf`;
}
