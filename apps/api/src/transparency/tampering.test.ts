import path from 'node:path';
import {
  digestOf,
  ed25519Signer,
  entryHash,
  signTreeHead,
  verifyInclusion,
  writeEntry,
  type LogEntry,
} from '@cohesion/certificates';
import type { LogInclusion } from '@cohesion/contracts';
import { SocietySigners } from '../issuers/society-signers.service.js';
import { TestLog } from '../testing/a-log.js';
import { aCertificate } from '../testing/a-certificate.js';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { allOk, findings, freePort, inspected } from '../testing/verifying.js';

let api: TestApi;
/** The file of the second of four certificates, rendered when the log had two entries. */
let pdf: Buffer;
let codes: string[];
let entries: { id: string; entry: LogEntry }[];

beforeAll(async () => {
  const port = await freePort();
  api = await startTestApi({ environment: { PORT: String(port), PUBLIC_URL: `http://localhost:${port}` } });
  await api.publish(aCreditCourse(), { bodies: ['apa'] });
  const files = [];
  codes = [];
  for (const name of ['one', 'two', 'three', 'four']) {
    const learner = await api.as({ name });
    const { id, code } = await aCertificate(learner);
    await api.runJobs();
    files.push((await learner.get(`/certificates/${id}/file`)).raw);
    codes.push(code.replace('-', ''));
  }
  pdf = files[1] ?? Buffer.of();
  entries = (
    await stored<{ id: string; entry: string }>(
      api,
      'select entry.id, entry.entry from log_entries entry join log_leaves leaf on leaf.entry_id = entry.id order by index',
    )
  ).map(({ id, entry }) => ({ id, entry: JSON.parse(entry) as LogEntry }));
  // The owner of the tables can do what nobody else can.
  for (const table of ['log_entries', 'log_leaves', 'log_nodes', 'log_heads'])
    await stored(api, `alter table ${table} disable trigger append_only`);
  await api.app.listen(port, '127.0.0.1');
});
afterAll(() => api.close());
afterEach(() => rewrite(entries));

/** Makes the log anew with these entries, signed with the society's own key: all that somebody with every key can do. */
async function rewrite(now: typeof entries): Promise<void> {
  for (const table of ['log_pending', 'log_heads', 'log_nodes', 'log_leaves'])
    await stored(api, `delete from ${table}`);
  for (const { id, entry } of now) {
    await stored(api, 'update log_entries set entry = $2, hash = $3, kind = $4 where id = $1', [
      id,
      writeEntry(entry),
      Buffer.from(entryHash(entry)),
      entry.kind,
    ]);
    await stored(
      api,
      'insert into log_pending (entry_id, society_id) select id, society_id from log_entries where id = $1',
      [id],
    );
  }
  await new TestLog(api).sealAll();
}

const without = (place: number) => entries.filter((_, index) => index !== place);

const rewritten = {
  ...allOk,
  outcome: 'not-ok',
  'log-history': 'not-ok: The public log was rewritten: entries that it had were changed or removed.',
};

describe('a log that is as it was', () => {
  it('verifies, also when it was made anew from the same entries', async () => {
    expect(entries).toHaveLength(4);
    expect(await findings(api, pdf)).toEqual(allOk);
    await rewrite(entries);
    expect(await findings(api, pdf)).toEqual(allOk);
  });
});

describe('what somebody did to the tables is found:', () => {
  it('an entry that was removed, the certificate’s own or a neighbor, though the society signed it', async () => {
    for (const place of [1, 0]) {
      await rewrite(without(place));
      expect(await findings(api, pdf)).toEqual(rewritten);
    }
  });

  it('a removed entry, by npx cohesion verify over the network, which ends with 1', async () => {
    await rewrite(without(0));
    const tool = path.resolve(__dirname, '../../../../node_modules/.bin/cohesion');
    const { exit, said } = await inspected(pdf, tool, 'verify', '{}');
    expect(said).toMatch(/NOT OK +The public log was rewritten/);
    expect(exit).toBe(1);
  });

  it('a log that was cut to less than the certificate has seen', async () => {
    await rewrite(entries.slice(0, 1));
    expect(await findings(api, pdf)).toEqual(rewritten);
  });

  it('an entry that was changed, though the society signed it', async () => {
    const forged = { digest: digestOf({ another: 'person' }) };
    await rewrite(
      entries.map(({ id, entry }, place) => ({ id, entry: place === 0 ? { ...entry, ...forged } : entry })),
    );
    expect(await findings(api, pdf)).toEqual(rewritten);
  });

  it('entries in another order', async () => {
    const [first, second, ...rest] = entries;
    if (!first || !second) throw new Error('no entries');
    await stored(api, 'alter table log_entries drop constraint ck_log_entries_entry');
    await rewrite([{ ...first, entry: second.entry }, { ...second, entry: first.entry }, ...rest]);
    expect(await findings(api, pdf)).toEqual(rewritten);
  });

  it('a leaf that was forged in its row alone: no path leads from it to the head', async () => {
    const [{ id, entry } = { id: '', entry: null }] = entries;
    if (!entry) throw new Error('no entry');
    const forged: LogEntry = { ...entry, digest: digestOf({ another: 'person' }) };
    await stored(api, 'update log_entries set entry = $2, hash = $3 where id = $1', [
      id,
      writeEntry(forged),
      Buffer.from(entryHash(forged)),
    ]);
    const { body }: { body: LogInclusion } = await api
      .visitor()
      .get(`/issuers/acme/log/inclusion?code=${codes[0]}`);
    const [found] = body.entries;
    const path = (found?.path ?? []).map((hash) => Uint8Array.from(Buffer.from(hash, 'base64')));
    const head = await new TestLog(api).newestHead();
    expect(found?.entry).toEqual(forged);
    expect(verifyInclusion({ index: 0, hash: entryHash(forged) }, head, path)).toBe(false);
    expect(verifyInclusion({ index: 0, hash: entryHash(entry) }, head, path)).toBe(true);
  });

  it('a head with another root, by the society’s key and by somebody else’s', async () => {
    const { log } = await api.app.get(SocietySigners).of(api.societies.acme);
    const stranger = ed25519Signer(log.signer.id, new Uint8Array(32).fill(9));
    const head = { ...(await new TestLog(api).newestHead()), root: new Uint8Array(32).fill(1) };
    for (const [signer, expected] of [
      [log.signer, rewritten],
      [
        stranger,
        {
          ...rewritten,
          'log-history': 'not-ok: The newest state of the public log is not signed by the society.',
        },
      ],
    ] as const) {
      await stored(api, 'update log_heads set checkpoint = $1 where size = $2', [
        await signTreeHead(head, signer),
        head.size,
      ]);
      expect(await findings(api, pdf)).toEqual(expected);
    }
  });

  it('a subtree that was changed', async () => {
    await stored(api, `update log_nodes set hash = sha256('changed') where level = 1 and index = 1`);
    expect(await findings(api, pdf)).toEqual(rewritten);
  });
});
