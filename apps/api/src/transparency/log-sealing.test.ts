import { randomInt } from 'node:crypto';
import { entryHash, verifyConsistency, verifyInclusion, verifyProofBundle } from '@cohesion/certificates';
import type { LogGrowth, LogInclusion } from '@cohesion/contracts';
import { SocietySigners } from '../issuers/society-signers.service.js';
import { noFlaws, TestLog } from '../testing/a-log.js';
import { someCertificates, type SomeCertificate } from '../testing/some-certificates.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { LogSweep } from './log-sealing.worker.js';

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

describe('sealing', () => {
  it('loses and doubles nothing when many seal while others write', async () => {
    const certificates = await someCertificates(api, 40);
    await Promise.all(
      certificates.map(async (certificate, place) => {
        await log.append(certificate);
        if (place % 3 === 0) await log.sealAll();
      }),
    );
    await Promise.all([log.sealAll(), log.sealAll()]);
    expect(await log.flaws()).toEqual(noFlaws);
  });

  it('is done by the sweep for whatever nobody asked for', async () => {
    await log.appendSome(2);
    await api.app.get(LogSweep).run();
    expect(await log.flaws()).toEqual(noFlaws);
  });

  it('is done by the sweep for the other societies when one cannot', async () => {
    const [certificate] = await log.appendSome(1);
    const theirs = new TestLog(api, 'globex');
    const [foreign] = await someCertificates(api, 1, 'globex');
    if (!certificate || !foreign) throw new Error('no certificates');
    await theirs.append(foreign);
    const signers = api.app.get(SocietySigners);
    const of = signers.of.bind(signers);
    const broken = jest
      .spyOn(signers, 'of')
      .mockImplementation((id) => (id === society ? Promise.reject(new Error('no key')) : of(id)));
    await expect(api.app.get(LogSweep).run()).rejects.toThrow('1 logs could not be sealed');
    broken.mockRestore();
    expect((await theirs.log.proofOf(theirs.societyId, foreign.id)).entry.code).toBe(foreign.code);
    expect((await log.log.proofOf(society, certificate.id)).entry.code).toBe(certificate.code);
  });

  it('does nothing when nothing waits', async () => {
    await log.sealAll();
    const before = await log.newestHead();
    expect(await log.sealAll()).toBe(0);
    expect(await log.newestHead()).toEqual(before);
  });

  it.each([
    ['before its first row', 'before insert on log_leaves for each statement', 'raise'],
    ['between leaves and subtrees', 'before insert on log_nodes for each statement', 'raise'],
    ['before the head', 'before insert on log_heads for each statement', 'raise'],
    ['after everything was written', 'after delete on log_pending for each statement', 'raise'],
    [
      'by its connection, after everything was written',
      'after delete on log_pending for each statement',
      'kill',
    ],
  ])('that is stopped %s has done nothing, and the next one does it', async (_, when, how) => {
    const certificates = await log.appendSome(5);
    const before = await log.newestHead();
    const stop =
      how === 'raise' ? `raise exception 'stopped here'` : `perform pg_terminate_backend(pg_backend_pid())`;
    await stored(
      api,
      `create function stop_here() returns trigger language plpgsql as $$ begin ${stop}; return null; end $$;
       create trigger stop_here ${when} execute function stop_here();`,
    );
    await expect(log.sealAll()).rejects.toThrow(/stopped here|terminat/);
    await stored(api, 'drop function stop_here cascade');
    expect(await log.newestHead()).toEqual(before);
    expect(await log.sealAll()).toBe(5);
    for (const { id } of certificates) await log.log.proofOf(society, id);
    expect(await log.flaws()).toEqual(noFlaws);
  });

  it('shows every entry in every head that follows, and every head to continue those before it', async () => {
    const heads = [await log.newestHead()];
    const waiting: SomeCertificate[] = [];
    const known: SomeCertificate[] = [];
    for (let round = 0; round < 12; round += 1) {
      const certificates = await log.appendSome(randomInt(1, 9));
      waiting.push(...certificates);
      const [again] = known.filter(() => randomInt(4) === 0);
      if (again) await log.append(again, 'supersession').catch(() => log.append(again, 'revocation'));
      if (randomInt(3) === 0) continue;
      await log.sealAll();
      const newest = await log.newestHead();
      for (const head of heads) {
        const { status, body } = await api.visitor().get(`/issuers/acme/log/consistency?from=${head.size}`);
        const { head: note, proof }: LogGrowth = body;
        expect({ from: head.size, status, head: await log.headOf(note) }).toEqual({
          from: head.size,
          status: 200,
          head: newest,
        });
        expect({ from: head.size, shown: verifyConsistency(head, newest, proof.map(bytes)) }).toEqual({
          from: head.size,
          shown: true,
        });
      }
      heads.push(newest);
      known.push(...waiting.splice(0));
      for (const { id, code } of known) {
        expect(
          verifyProofBundle({ version: 1, ...(await log.log.proofOf(society, id)) }, [key]),
        ).toMatchObject({
          ok: true,
        });
        const { head, entries }: LogInclusion = (
          await api.visitor().get(`/issuers/acme/log/inclusion?code=${code}`)
        ).body;
        expect(await log.headOf(head)).toEqual(newest);
        for (const { index, entry, path } of entries) {
          const leaf = { index, hash: entryHash(entry) };
          expect({ code, index, shown: verifyInclusion(leaf, newest, path.map(bytes)) }).toEqual({
            code,
            index,
            shown: true,
          });
        }
      }
    }
    expect(heads.length).toBeGreaterThan(2);
    await log.sealAll();
    expect(await log.flaws()).toEqual(noFlaws);
  });
});

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'));
