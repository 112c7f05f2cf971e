import { formatCode, makeCode } from '@cohesion/certificates';
import { CertificatesSweep } from './certificates-sweep.worker.js';
import { aCertificate } from '../testing/a-certificate.js';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

const minute = 60_000;
let api: TestApi;
let ids: string[];

/** Two certificates whose jobs got lost, one of each society. */
beforeAll(async () => {
  api = await startTestApi();
  await api.publish(aCreditCourse(), { bodies: ['apa'] });
  await api.publish(aCreditCourse({ slug: 'of-globex' }), { society: 'globex', bodies: ['apa'] });
  const here = await aCertificate(await api.as());
  const there = await aCertificate(await api.as({ society: 'globex' }), { slug: 'of-globex' });
  ids = [here.id, there.id].toSorted();
  await stored(api, 'delete from outbox');
});
afterAll(() => api.close());

const sweep = () => api.app.get(CertificatesSweep, { strict: false }).run();
const asked = async () =>
  (await api.enqueued())
    .map(({ payload }) => (payload as { certificateId: string }).certificateId)
    .toSorted();

describe('a certificate older than the log', () => {
  /** As a version of Cohesion without a log wrote them: two versions under one code, revoked, without claims. */
  async function anOlderCertificate(): Promise<string[]> {
    const rows = await stored<{ id: string }>(
      api,
      `with award as (
         insert into awards (society_id, person_id, enrollment_id, offer_id, verdict_id, body, amount, unit, activity,
           attestation, derivation, rule_version, completed_on, created_at, number, corrects_id)
         select society_id, person_id, enrollment_id, offer_id, verdict_id, body, amount, unit, activity, attestation,
           derivation, rule_version, completed_on, created_at, 2, id
         from awards where society_id = $1 and number = 1 limit 1
         returning *
       ), written as (
         insert into certificates (society_id, person_id, award_id, code, version, facts, name_key, family_key, title_key,
           created_at)
         select $1, award.person_id, award.id, $2::text, given.version,
           known.facts || jsonb_build_object('code', $2::text, 'version', given.version), '', '', '', award.created_at
         from award, (values (1), (2)) given (version),
           lateral (select facts from certificates where society_id = $1 and version = 1 limit 1) known
         returning *
       ), revoked as (
         insert into certificate_revocations (id, society_id, person_id, code, certificate_id, number, change, category,
           effective_on, recorded_by, created_at)
         select uuidv7(), $1, person_id, code, id, 1, 'revoked', 'other', created_at::date, person_id, created_at
         from written where version = 2
       )
       select id from written order by version`,
      [api.societies.acme, makeCode(Uint8Array.of(9, 8, 7, 6, 5))],
    );

    return rows.map(({ id }) => id);
  }

  it('is entered with what became of it, once, and its credential is served from then on', async () => {
    const older = await anOlderCertificate();
    const code = formatCode(makeCode(Uint8Array.of(9, 8, 7, 6, 5)));
    expect(older).toHaveLength(2);
    await sweep();
    await sweep();
    await api.runJobs();

    const kinds = await stored<{ kind: string }>(
      api,
      'select kind from log_entries where certificate_id = any($1) order by number',
      [older],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['award', 'supersession', 'revocation']);
    const set = await stored(
      api,
      `select place.certificate_id as id, change.purpose from status_changes change
       join status_places place on place.id = change.place_id
       where place.certificate_id = any($1) and change.value order by change.created_at, change.id`,
      [older],
    );
    expect(set).toEqual([
      { id: older[0], purpose: 'refresh' },
      { id: older[0], purpose: 'revocation' },
      { id: older[1], purpose: 'revocation' },
    ]);
    for (const version of [1, 2])
      expect(
        (await api.app.inject({ method: 'GET', url: `/v/${code}.json?version=${version}` })).statusCode,
      ).toBe(200);
  });
});

describe('the sweep for lost certificates', () => {
  it('leaves young ones on their way', async () => {
    api.clock.advance(14 * minute);
    await sweep();
    expect(await asked()).toEqual([]);
  });

  it('asks again for those of every society after 15 minutes', async () => {
    api.clock.advance(2 * minute);
    await sweep();
    expect(await asked()).toEqual(ids);
  });

  it('finds nothing once they are rendered', async () => {
    await api.runJobs();
    await sweep();
    expect(await asked()).toEqual([]);
  });

  it('gives up after a week: then a person has to look', async () => {
    const { id } = await aCertificate(await api.as({ name: 'unlucky' }));
    await stored(api, 'delete from outbox');
    api.clock.advance(7 * 24 * 60 * minute - minute);
    await sweep();
    expect(await asked()).toEqual([id]);
    await stored(api, 'delete from outbox');
    api.clock.advance(2 * minute);
    await sweep();
    expect(await asked()).toEqual([]);
  });
});
