import { randomUUID } from 'node:crypto';
import { Certificate } from '../certificates/certificate.entity.js';
import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { SocietyImportService } from '../societies/society-import.service.js';
import { SocietyLog } from '../transparency/society-log.service.js';
import { aCertificate } from './a-certificate.js';
import { aCreditCourse } from './a-credit-course.js';
import { aLicense } from './a-license.js';
import { aRun } from './a-run.js';
import { aSociety } from './a-society.js';
import { importRuleSets } from './a-rule-set.js';
import { aProof } from './a-proof.js';
import { aPicture, aTemplate } from './a-template.js';
import type { Answer, Caller } from './caller.js';
import { aCorrection, aRevocation } from './keeping.js';
import { outsideHours } from './outside-hours.js';
import { anEntry, groupLed } from './practice.js';
import type { SocietyName, TestApi } from './start-test-api.js';
import { stored } from './stored.js';

/** Rows in every table, of both societies: a learner of each went all the way. Answers their certificates' codes. */
export async function populate(api: TestApi): Promise<Record<SocietyName, string>> {
  const codes = { acme: '', globex: '' };
  const certificates = { acme: '', globex: '' };
  await importRuleSets(api);
  const third = await aThirdSociety(api);
  for (const society of ['acme', 'globex'] as const) {
    await api.publish(aCreditCourse(), { society });
    const caller = await api.as({ society });
    const { code, enrollmentId, id, ids } = await aCertificate(caller);
    await doubtQuestion(caller, enrollmentId);
    await keepCertificates(api, caller, society, {
      asked: id,
      corrected: ids.find((each) => each !== id) ?? '',
    });
    await replaceKey(api, society);
    await runCertificates(api, society);
    await keepLicense(caller, enrollmentId);
    await keepOutsideHours(api, caller, society);
    // An offer that was taken back.
    await api.publish(aCreditCourse({ slug: 'withdrawn' }), { society, bodies: ['apa'] });
    await api.publish(aCreditCourse({ slug: 'withdrawn' }), { society, bodies: [] });
    await api.runJobs();
    await caller.get(`/certificates/${id}/file?paper=a4`);
    await api
      .visitor(society)
      .post('/accounts/password-reset-mails', { email: `one.learner.${society}@example.com` });
    await stored(
      api,
      `insert into evaluation_responses (society_id, course_version_id, answers, month)
       select society_id, course_version_id, answers, month from boxed_evaluations where society_id = $1`,
      [api.societies[society]],
    );
    await stored(
      api,
      `insert into audit_entries (society_id, actor, action, subject, facts) values ($1, '{}', 'test', 'test', '{}')`,
      [api.societies[society]],
    );
    await stored(
      api,
      `insert into approval_reminders (society_id, series_id, person_id, valid_to, days, created_at)
       select society_id, uuidv7(), person_id, '2027-12-31', 30, now() from memberships where society_id = $1 limit 1`,
      [api.societies[society]],
    );
    await stored(
      api,
      `insert into certificate_page_retries (society_id, person_id, certificate_id, file_number, recorded_by, created_at)
       select society_id, person_id, id, 1, person_id, now() from certificates where society_id = $1 limit 1`,
      [api.societies[society]],
    );
    await withdrawCosponsorship(api, society, third);
    codes[society] = code;
    certificates[society] = id;
  }
  // Last of all: any job would seal it.
  for (const society of ['acme', 'globex'] as const) await awaitSealing(api, society, certificates[society]);

  return codes;
}

/** Both may share something with this one: what they share with each other, either would see. */
async function aThirdSociety({ app }: TestApi): Promise<string> {
  const file = aSociety({ slug: 'initech', shortName: 'Initech', host: 'initech.localhost' });

  return (await app.get(SocietyImportService).importSociety(file, 'initech.yaml')).id;
}

/** The third society was asked to co-sponsor a course, and then was not any more. */
async function withdrawCosponsorship(api: TestApi, society: SocietyName, third: string): Promise<void> {
  await stored(
    api,
    `with keeper as (select person_id from memberships where society_id = $1 limit 1),
       asked as (
         insert into cosponsorships (id, society_id, course, title, cosponsor_id, recorded_by, created_at)
         select gen_random_uuid(), $1, 'a-small-course', 'A sample course', $2, person_id, now() from keeper
         returning id, recorded_by),
       ended as (
         insert into cosponsorship_turns (cosponsorship_id, number, change, society_id, why, recorded_by, created_at)
         select id, 1, 'ended', $1, 'No longer needed.', recorded_by, now() from asked)
     insert into cosponsorship_notices (society_id, cosponsorship_id, number, person_id, created_at)
     select $1, id, 1, recorded_by, now() from asked`,
    [api.societies[society], third],
  );
}

/** A question of the quiz that its learner thinks is wrong. */
async function doubtQuestion(caller: Caller, enrollmentId: string): Promise<void> {
  const { quiz } = (await caller.get(`/enrollments/${enrollmentId}`)).body;
  const attempt = `/attempts/${quiz.lastSubmittedAttemptId}`;
  const [{ itemId }] = (await caller.get(`${attempt}/results`)).body.items;
  const remark = { id: randomUUID(), itemId, text: 'Two of the answers are right.' };
  const { status, body } = await caller.post(`${attempt}/remarks`, remark);
  if (status !== 200) throw new Error(`The api answered ${status}: ${JSON.stringify(body)}`);
}

/** A roster with somebody who has the credit already, stopped and let go on, whose mails were held back. */
async function runCertificates(api: TestApi, society: SocietyName): Promise<void> {
  const keeper = await api.as({ role: 'ce-administrator', society });
  const email = `one.learner.${society}@example.com`;
  const run = aRun({ roster: `Ada Test,${email}` });
  await keeper.post(`/societies/${society}/certificate-runs`, run);
  for (const change of ['stopped', 'continued'])
    await keeper.post(`/societies/${society}/certificate-runs/${run.id}/turns`, { change });
  await keeper.post(`/societies/${society}/certificate-runs/${run.id}/mail-holds`, {});
  await stored(
    api,
    `insert into certificate_run_mails (society_id, run_id, line_id, not_before, created_at)
     select society_id, run_id, id, now(), now() from certificate_run_lines where run_id = $1`,
    [run.id],
  );
  await stored(
    api,
    `insert into person_addresses (email, person_id) select email, id from identity."user" where email = $1`,
    [email],
  );
}

/** An entry of the public log that nobody has sealed yet. */
async function awaitSealing(api: TestApi, society: SocietyName, certificateId: string): Promise<void> {
  const societyId = api.societies[society];
  await api.app.get(Database).as(systemOf(societyId), async (tx) => {
    const { code } = await tx.need(Certificate, { where: { id: certificateId } });
    const event = { societyId, certificateId, code, digest: '0'.repeat(64), time: api.clock.now() };
    await api.app.get(SocietyLog).append(tx, { ...event, kind: 'revocation' });
  });
}

/** A key of the society that another one followed, that turned out stolen, and that had signed nothing. */
async function replaceKey(api: TestApi, society: SocietyName): Promise<void> {
  const administrator = await api.as({ role: 'ce-administrator', society });
  const path = `/societies/${society}/keys`;
  const [key] = (await administrator.get(path)).body.keys;
  const stolen = { name: key.name, why: 'A laptop is gone.' };
  for (const { status, body } of [
    await administrator.post(`${path}/new`, { replaces: key.id }),
    await administrator.post(`${path}/${key.id}/theft`, stolen),
    await administrator.post(`/societies/${society}/reissues`, { keyId: key.id }),
  ])
    if (status !== 200) throw new Error(`The api answered ${status}: ${JSON.stringify(body)}`);
}

/** A license with a move, a one-time item, and a cycle that is written down. */
async function keepLicense(caller: Caller, recordId: string): Promise<void> {
  const id = await aLicense(caller);
  const answers = [
    await caller.post(`/licenses/${id}/moves`, { recordId, partId: 'all', category: 'general' }),
    await caller.put(`/licenses/${id}/one-time-items/telehealth`, { doneOn: '2020-05-01', note: '' }),
    await caller.get(`/licenses/${id}/cycles/2024-10-01`),
    await caller.post(`/licenses/${id}/rule-looks`),
    await caller.post(`/licenses/${id}/cycles/2026-10-01/reported-marks`, { recordId, reported: true }),
    ...(await shareTwice(caller, id)),
  ];
  for (const { status, body } of answers) {
    if (status >= 300) throw new Error(`The api answered ${status}: ${JSON.stringify(body)}`);
  }
}

/** A transcript that is shared by two links, one of which is revoked. */
async function shareTwice(caller: Caller, licenseId: string): Promise<Answer[]> {
  const [kept, revoked] = [randomUUID(), randomUUID()];
  const share = (id: string) =>
    caller.post('/transcript-shares', { id, licenseId, cycle: '2026-10-01', days: 30, showNumber: false });

  return [await share(kept), await share(revoked), await caller.delete(`/transcript-shares/${revoked}`)];
}

/** Hours from elsewhere with a proof, a practice log that is signed in part, and a reminder that was answered. */
async function keepOutsideHours(api: TestApi, caller: Caller, society: SocietyName): Promise<void> {
  await caller.post('/outside-hours', outsideHours({ proofIds: [await aProof(caller)] }));
  for (const path of ['withdrawal', 'links']) {
    const { versionId } = await anEntry(caller, groupLed({ on: '2026-09' }));
    const request = { id: randomUUID(), entryIds: [versionId] };
    await caller.post('/practice-log/signature-requests', request);
    const body = path === 'links' ? { id: randomUUID() } : {};
    await caller.post(`/practice-log/signature-requests/${request.id}/${path}`, body);
  }
  const societyId = api.societies[society];
  await stored(
    api,
    `insert into signatures (request_id, link_id, society_id, person_id, name, credentials, attestation, content_sha256, signed_at)
     select request_id, id, society_id, person_id, 'Sam Sample', 'LCSW', 'Right.', secret_sha256, now()
     from signature_links where society_id = $1 order by created_at desc limit 1`,
    [societyId],
  );
  for (const table of ['reminders', 'reminder_stops'])
    await stored(
      api,
      `insert into ${table} (society_id, person_id, license_id, cycle_end, created_at${table === 'reminders' ? ', license_name, step, secret_sha256' : ''})
       select $1, license.person_id, license.id, '2028-09-30', now()${table === 'reminders' ? ", 'Georgia LPC', 'one-week', encode(sha256($1::text::bytea), 'hex')" : ''}
       from licenses license join memberships m on m.person_id = license.person_id and m.society_id = $1 limit 1`,
      [societyId],
    );
}

/** A certificate whose name was asked for and refused, and one that was corrected, revoked, and its mail taken back. */
async function keepCertificates(
  api: TestApi,
  caller: Caller,
  society: SocietyName,
  { asked, corrected }: Readonly<{ asked: string; corrected: string }>,
): Promise<void> {
  const administrator = await api.as({ role: 'ce-administrator', society });
  const request = { id: randomUUID(), name: 'Ada Lovelace', why: null, everywhere: false };
  const one = `/societies/${society}/certificates/${corrected}`;
  await aPicture(administrator, undefined, society);
  const answers = [
    await administrator.put(`/societies/${society}/certificate-template`, {
      number: 0,
      template: aTemplate(),
    }),
    await caller.post(`/certificates/${asked}/name-changes`, request),
    await administrator.post(`/societies/${society}/name-changes/${request.id}/decision`, {
      decision: 'refused',
      reason: 'No.',
    }),
    await administrator.post(`${one}/corrections`, aCorrection()),
    await administrator.post(`${one}/revocations`, aRevocation({ version: 2 })),
  ];
  const [mail] = answers.at(-1)?.body.waitingMails ?? [];
  answers.push(await administrator.post(`${one}/mails/${mail?.id}/cancellation`));
  for (const { status, body } of answers) {
    if (status !== 200) throw new Error(`The api answered ${status}: ${JSON.stringify(body)}`);
  }
}
