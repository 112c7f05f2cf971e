import { makeCode, readTreeHead, verifyConsistency, type LogEntry } from '@cohesion/certificates';
import { SocietySigners } from '../issuers/society-signers.service.js';
import { Database } from '../platform/database.js';
import { TestLog } from '../testing/a-log.js';
import { someCertificates } from '../testing/some-certificates.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';

let api: TestApi;
/** Eleven entries: ten awards, and the revocation of the third. */
let codes: string[];
/** How many entries were there before them. */
let before: number;

beforeAll(async () => {
  api = await startTestApi();
  const log = new TestLog(api);
  await someCertificates(api, 1);
  await log.sealAll();
  before = (await stored(api, 'select from log_leaves where society_id = $1', [log.societyId])).length;
  const certificates = await log.appendSome(10);
  codes = certificates.map(({ code }) => code);
  await log.sealAll();
  const [, , third] = certificates;
  if (third) await log.append(third, 'revocation');
  await log.sealAll();
});
afterAll(() => api.close());

const get = (address: string) => api.visitor().get(`/issuers/acme/log/${address}`);

const addresses = ['head', 'consistency?from=1', 'inclusion?code=', 'entries?start=0&end=1'];

describe('the public log', () => {
  it.each(addresses)('is open to anyone, from any page: %s', async (address) => {
    const answer = await get(address === 'inclusion?code=' ? `${address}${codes[0]}` : address);
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=30' },
    });
  });

  it.each(addresses)('of a society that is not there is not found: %s', async (address) => {
    const full = address === 'inclusion?code=' ? `${address}${codes[0]}` : address;
    const answer = await api.visitor().get(`/issuers/nobody/log/${full}`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it.each(addresses)('has addresses of one shape: %s', async (address) => {
    const answer = await api.visitor().get(`/issuers/ACME/log/${address}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });

  it('of a society that issued nothing is not found', async () => {
    for (const address of ['head', 'consistency?from=1', `inclusion?code=${codes[0]}`]) {
      const answer = await api.visitor().get(`/issuers/globex/log/${address}`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
  });

  it('is refused to whoever asks too often', async () => {
    const limited = await startTestApi({ environment: { RATE_LIMITS: 'true' } });
    const answers = [];
    for (let asked = 0; asked < 121; asked += 1)
      answers.push((await limited.visitor().get('/issuers/acme/log/head')).status);
    await limited.close();
    expect(answers.slice(0, 120).every((status) => status === 404)).toBe(true);
    expect(answers[120]).toBe(429);
  });
});

describe('GET /issuers/:society/log/head', () => {
  it('answers the newest checkpoint as text', async () => {
    const { headers, body } = await get('head');
    const { log } = await api.app.get(SocietySigners).of(api.societies.acme);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(readTreeHead(body, [log.signer.publicKey])).toMatchObject({
      ok: true,
      head: { origin: log.origin, size: before + 11 },
    });
  });
});

describe('GET /issuers/:society/log/consistency', () => {
  it.each(['0', '-1', '1.5', 'all', '', '1e3', '99999999999'])(
    'refuses the size %j and names it',
    async (from) => {
      expect(await get(`consistency?from=${from}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid-request', details: [{ field: 'from' }] },
      });
    },
  );

  it('refuses a question without a size, and one with something else in it', async () => {
    expect(await get('consistency')).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(await get('consistency?from=1&to=2')).toMatchObject({ status: 400 });
  });

  it('has nothing to prove of a size that the log does not reach: the head shows that it is smaller', async () => {
    const { status, body } = await get('consistency?from=4000');
    const { log } = await api.app.get(SocietySigners).of(api.societies.acme);
    const reading = readTreeHead(body.head, [log.signer.publicKey]);
    expect({ status, proof: body.proof }).toEqual({ status: 200, proof: [] });
    const held = { size: 4000, root: new Uint8Array(32) };
    expect(reading.ok && verifyConsistency(held, reading.head, [])).toBe(false);
  });
});

describe('GET /issuers/:society/log/inclusion', () => {
  it('answers all that was sealed about a code, however it is typed, in its order', async () => {
    const code = codes[2] ?? '';
    const { body } = await get(`inclusion?code=${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`);
    expect(
      body.entries.map(({ index, entry }: { index: number; entry: LogEntry }) => [index, entry.kind]),
    ).toEqual([
      [before + 2, 'award'],
      [before + 10, 'revocation'],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Ada|Test|person|certificateId/);
  });

  it('says what is wrong with a code that cannot be one, and does not find one that is not there', async () => {
    expect(await get('inclusion?code=UUUU-UUUU')).toMatchObject({
      status: 400,
      body: { code: 'code-unreadable' },
    });
    expect(await get(`inclusion?code=${makeCode(Buffer.from('other'))}`)).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    expect(await get('inclusion')).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });

  it('does not show another society’s certificates', async () => {
    expect(await api.visitor().get(`/issuers/globex/log/inclusion?code=${codes[0]}`)).toMatchObject({
      status: 404,
    });
  });
});

describe('GET /issuers/:society/log/entries', () => {
  it.each([
    ['start=5&end=5', 'end'],
    ['start=5&end=4', 'end'],
    ['start=0&end=501', 'end'],
    ['start=-1&end=4', 'start'],
    ['start=a&end=4', 'start'],
    ['start=0', 'end'],
  ])('refuses %s and names %s', async (question, field) => {
    expect(await get(`entries?${question}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', details: [{ field }] },
    });
  });

  it('answers entries in their order, and ends where the log does', async () => {
    const { body } = await get(`entries?start=${before + 8}&end=${before + 400}`);
    expect(
      body.entries.map(({ index, entry }: { index: number; entry: LogEntry }) => [
        index,
        entry.kind,
        entry.code,
      ]),
    ).toEqual([
      [before + 8, 'award', codes[8]],
      [before + 9, 'award', codes[9]],
      [before + 10, 'revocation', codes[2]],
    ]);
    expect((await get('entries?start=9000&end=9010')).body).toEqual({ entries: [] });
  });
});

describe('the exception for readers', () => {
  it('sees one society’s log and lists, and nothing else', async () => {
    const database = api.app.get(Database);
    const seen = (table: string, society = api.societies.acme) =>
      database.asReaderOf(society, (tx) => tx.query(`select from ${table}`));
    expect(await seen('log_leaves')).toHaveLength(before + 11);
    expect(await seen('log_leaves', api.societies.globex)).toEqual([]);
    for (const table of ['certificates', 'awards', 'people', 'outbox', 'log_pending', 'courses'])
      expect({ table, rows: await seen(table) }).toEqual({ table, rows: [] });
    await expect(
      database.asReaderOf(api.societies.acme, (tx) =>
        tx.query(
          `insert into log_heads (society_id, size, checkpoint, created_at) values ($1, 9999, 'x', now())`,
          [api.societies.acme],
        ),
      ),
    ).rejects.toThrow('row-level security');
  });
});
