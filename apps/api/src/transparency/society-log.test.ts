import { digestOf, entryHash, verifyProofBundle, type LogEntry } from '@cohesion/certificates';
import { Database } from '../platform/database.js';
import { systemOf } from '../platform/actor.js';
import { noFlaws, TestLog } from '../testing/a-log.js';
import { someCertificates } from '../testing/some-certificates.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { LogSealer } from './log-sealing.worker.js';

let api: TestApi;
let log: TestLog;
let society: string;
let key: Uint8Array;

beforeAll(async () => {
  api = await startTestApi();
  log = new TestLog(api);
  society = log.societyId;
  await someCertificates(api, 1);
  await log.sealAll();
  key = await log.key();
});
afterAll(() => api.close());

async function sealingJobs(): Promise<number> {
  return (await api.enqueued()).filter(({ job }) => job === 'certificates.seal-log').length;
}

describe('an entry', () => {
  it('follows the one before it under its code, and an award follows nothing', async () => {
    const [certificate, corrected] = await someCertificates(api, 2);
    if (!certificate || !corrected) throw new Error('no certificates');
    await log.append(certificate);
    await log.append(certificate, 'revocation');
    await log.append(certificate, 'reinstatement');
    const entries = (
      await stored<{ entry: string }>(api, 'select entry from log_entries where code = $1 order by number', [
        certificate.code,
      ])
    ).map(({ entry }): LogEntry => JSON.parse(entry));
    const hashes = entries.map((entry) => Buffer.from(entryHash(entry)).toString('hex'));
    expect(entries.map(({ kind }) => kind)).toEqual(['award', 'revocation', 'reinstatement']);
    expect(entries.map(({ previous }) => previous)).toEqual([null, hashes[0], hashes[1]]);
  });

  it('is refused a second time, and of two at once about one code one is written', async () => {
    const [certificate] = await log.appendSome(1);
    if (!certificate) throw new Error('no certificate');
    await expect(log.append(certificate)).rejects.toThrow('uq_log_entries');
    const both = await Promise.allSettled([
      log.append(certificate, 'revocation'),
      log.append(certificate, 'revocation'),
    ]);
    const numbers = await stored(api, 'select number from log_entries where code = $1 order by 1', [
      certificate.code,
    ]);
    expect(numbers.length).toBe(1 + both.filter(({ status }) => status === 'fulfilled').length);
    expect(numbers).toEqual(numbers.map((_, place) => ({ number: place + 1 })));
  });

  it('of a revocation is sealed by a job, and an award by whoever asks for its proof', async () => {
    const [certificate] = await log.appendSome(1);
    if (!certificate) throw new Error('no certificate');
    const before = await sealingJobs();
    await log.log.proofOf(society, certificate.id);
    expect(await sealingJobs()).toBe(before);
    await log.append(certificate, 'revocation');
    expect(await sealingJobs()).toBe(before + 1);
    await api.app.get(LogSealer).run({ societyId: society });
    expect(await log.flaws()).toEqual(noFlaws);
  });

  it('that commits late gets a later place, and nothing that is sealed moves', async () => {
    const [late, early] = await someCertificates(api, 2);
    if (!late || !early) throw new Error('no certificates');
    const event = { societyId: society, kind: 'award' as const, digest: digestOf({}), time: api.clock.now() };
    await api.app.get(Database).as(systemOf(society), async (tx) => {
      await log.log.append(tx, { ...event, certificateId: late.id, code: late.code });
      await log.append(early);
      await log.sealAll();
    });
    const before = await log.newestHead();
    await log.sealAll();
    const [first, second] = [
      await log.log.proofOf(society, early.id),
      await log.log.proofOf(society, late.id),
    ];
    expect([first.index, second.index]).toEqual([before.size - 1, before.size]);
    expect(await log.flaws()).toEqual(noFlaws);
  });

  it('needs a certificate that the writer may read, and staff for more than an award', async () => {
    const [certificate] = await someCertificates(api, 1);
    if (!certificate) throw new Error('no certificate');
    const [owner] = await stored<{ person_id: string }>(
      api,
      'select person_id from certificates where id = $1',
      [certificate.id],
    );
    const event = {
      certificateId: certificate.id,
      code: certificate.code,
      digest: digestOf({}),
      time: api.clock.now(),
    };
    const as = (personId: string, kind: LogEntry['kind'], societyId = society) =>
      api.app
        .get(Database)
        .as({ kind: 'person', societyId, personId, sessionId: personId, roles: ['learner'] }, (tx) =>
          log.log.append(tx, { ...event, societyId, kind }),
        );
    const owned = owner?.person_id ?? '';
    await expect(as('01a20000-0000-7000-8000-000000000001', 'award')).rejects.toThrow('row-level security');
    await expect(as(owned, 'award', api.societies.globex)).rejects.toThrow('row-level security');
    await expect(as(owned, 'revocation')).rejects.toThrow('row-level security');
    await expect(as(owned, 'award')).resolves.toBeUndefined();
  });
});

describe('a proof', () => {
  it('is the same each time, also after the log has grown', async () => {
    const [certificate] = await log.appendSome(3);
    const first = await log.log.proofOf(society, certificate?.id ?? '');
    await log.appendSome(2);
    await log.sealAll();
    expect(await log.log.proofOf(society, certificate?.id ?? '')).toEqual(first);
    expect(verifyProofBundle({ version: 1, ...first }, [key])).toMatchObject({ ok: true });
  });

  it('fails for a certificate without an entry', async () => {
    const [certificate] = await someCertificates(api, 1);
    await expect(log.log.proofOf(society, certificate?.id ?? '')).rejects.toThrow('is missing');
  });

  it('is for the same log when many ask at once and nothing is sealed yet', async () => {
    const certificates = await log.appendSome(12);
    const proofs = await Promise.all(certificates.map(({ id }) => log.log.proofOf(society, id)));
    expect(new Set(proofs.map(({ index }) => index)).size).toBe(12);
    expect(new Set(proofs.map(({ head }) => head)).size).toBe(1);
    expect(await log.flaws()).toEqual(noFlaws);
  });
});
