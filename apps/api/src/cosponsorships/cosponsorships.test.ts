import { randomUUID } from 'node:crypto';
import { aCourse } from '@cohesion/curriculum/testing';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import {
  aQuestion,
  anAcceptedCosponsorship,
  cosponsoring,
  globexName,
  importOthers,
  thirdAdministrator,
} from '../testing/a-cosponsorship.js';
import { aCreditCourse } from '../testing/a-credit-course.js';
import type { Caller } from '../testing/caller.js';
import { describeBadBodies } from '../testing/ladder.js';
import { ownKey } from '../testing/own-key.js';
import { describeStaffRefusals } from '../testing/staff-ladder.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { CosponsorshipMailing } from './cosponsorship-mailing.worker.js';

let api: TestApi;
let acme: ReturnType<typeof cosponsoring>;
let globex: ReturnType<typeof cosponsoring>;
let third: ReturnType<typeof cosponsoring>;
let globexKeeper: Caller;

/** Each test has a course of its own: one course has one co-sponsor at a time. */
const courses = [
  'asked',
  'raced',
  'declined',
  'accepted',
  'withdrawn',
  'ended',
  'mailed',
  'keys',
  'brought',
  'hidden',
];

beforeAll(async () => {
  api = await startTestApi();
  await importOthers(api);
  await api.publish(aCreditCourse());
  for (const slug of courses) await api.publish(aCourse({ slug }), { bodies: [] });
  await api.publish(aCourse({ slug: 'theirs' }), { society: 'globex', bodies: [] });
  globexKeeper = await api.as({ role: 'ce-administrator', society: 'globex' });
  acme = cosponsoring(await api.as({ role: 'ce-administrator' }), 'acme');
  globex = cosponsoring(globexKeeper, 'globex');
  third = cosponsoring(await thirdAdministrator(api), 'initech');
});
afterAll(() => api.close());

const nobodys = '01a20000-0000-7000-8000-000000000000';
const asked = async (course: string, changes: Record<string, unknown> = {}): Promise<string> => {
  const question = aQuestion(changes);
  expect((await acme.ask(question, course)).status).toBe(200);

  return question.id;
};
const rowOf = (answer: { body: { askedByUs: Row[]; askedOfUs: Row[] } }, id: string) =>
  [...answer.body.askedByUs, ...answer.body.askedOfUs].find((row) => row.id === id);
type Row = Readonly<{ id: string }>;

describeStaffRefusals({ verb: 'get', path: () => '/cosponsorships', instructors: true }, () => api);
describeStaffRefusals(
  {
    verb: 'post',
    path: () => '/programs/a-small-course/cosponsorships',
    body: () => aQuestion(),
    instructors: false,
  },
  () => api,
);
describeStaffRefusals(
  {
    verb: 'post',
    path: () => `/cosponsorships/${nobodys}/turns`,
    body: () => ({ change: 'accepted' }),
    instructors: false,
  },
  () => api,
);

describe('GET /societies/:org/cosponsorships', () => {
  it('names every other society of the installation, and nothing else of them', async () => {
    const { body } = await acme.list();

    expect(body.mayKeep).toBe(true);
    expect(body.societies).toEqual([
      { slug: 'globex', name: globexName },
      { slug: 'initech', name: 'Initech Society' },
    ]);
  });

  it('shows both sides what was asked, and a third society nothing', async () => {
    const id = await asked('hidden', { note: 'Shall we?' });
    const expected = {
      id,
      course: 'hidden',
      page: 'http://acme.localhost:4400/courses/hidden',
      host: { slug: 'acme', name: 'Acme Group Psychotherapy Society' },
      cosponsor: { slug: 'globex', name: globexName },
      state: 'asked',
      note: 'Shall we?',
      turned: null,
    };
    expect(rowOf(await acme.list(), id)).toMatchObject({ ...expected, waits: false });
    expect(rowOf(await globex.list(), id)).toMatchObject({ ...expected, waits: true });
    expect((await third.list()).body).toMatchObject({ askedByUs: [], askedOfUs: [] });
    expect(await third.turn(id, 'accepted')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await third.turn(id, 'ended')).toMatchObject({ status: 404 });
  });
});

describe('POST /societies/:org/programs/:course/cosponsorships', () => {
  describeBadBodies(
    'post',
    async () => '/societies/acme/programs/asked/cosponsorships',
    () => api.as({ role: 'ce-administrator' }),
    [
      { what: 'no id', field: 'id', body: { cosponsor: 'globex', note: null } },
      { what: 'no society', field: 'cosponsor', body: { id: randomUUID(), note: null } },
      { what: 'one that is not here', field: 'cosponsor', body: aQuestion({ cosponsor: 'umbrella' }) },
      { what: 'itself', field: 'cosponsor', body: aQuestion({ cosponsor: 'acme' }) },
      { what: 'an empty note', field: 'note', body: aQuestion({ note: ' ' }) },
      { what: 'a note as long as a letter', field: 'note', body: aQuestion({ note: 'x'.repeat(501) }) },
    ],
  );

  it('does not know a course that is not the society’s', async () => {
    for (const course of ['no-such-course', 'theirs'])
      expect(await acme.ask(aQuestion(), course)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('asks once, however often it is sent, and refuses another question under its id', async () => {
    const question = aQuestion();
    for (let times = 0; times < 2; times += 1) expect((await acme.ask(question, 'asked')).status).toBe(200);

    for (const [changed, course] of [
      [{ ...question, note: 'Another one' }, 'asked'],
      [{ ...question, cosponsor: 'initech' }, 'asked'],
      [question, 'a-small-course'],
    ] as const)
      expect(await acme.ask(changed, course)).toMatchObject({ status: 409, body: { code: 'sent-before' } });
    expect(await stored(api, 'select id from cosponsorships where course = $1', ['asked'])).toHaveLength(1);
    expect(
      await stored(api, `select action, facts from audit_entries where subject_id = $1`, [question.id]),
    ).toEqual([{ action: 'cosponsorship.asked', facts: { course: 'asked', cosponsor: 'globex' } }]);
  });

  it('lets one of two at once through, and nobody while somebody is asked or has accepted', async () => {
    const answers = await Promise.all([
      acme.ask(aQuestion(), 'raced'),
      acme.ask(aQuestion({ cosponsor: 'initech' }), 'raced'),
    ]);

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('cosponsor-known');
    const [row] = await stored<{ id: string }>(api, `select id from cosponsorships where course = 'raced'`);
    const id = row?.id ?? '';
    const side = (await globex.list()).body.askedOfUs.some((one: Row) => one.id === id) ? globex : third;
    expect((await side.turn(id, 'accepted')).status).toBe(200);
    expect(await acme.ask(aQuestion(), 'raced')).toMatchObject({ body: { code: 'cosponsor-known' } });
  });
});

describe('POST /societies/:org/cosponsorships/:id/turns', () => {
  describeBadBodies(
    'post',
    async () => `/societies/acme/cosponsorships/${nobodys}/turns`,
    () => api.as({ role: 'ce-administrator' }),
    [
      { what: 'another change', field: 'change', body: { change: 'considered' } },
      { what: 'declining without a reason', field: 'why', body: { change: 'declined' } },
      { what: 'ending with an empty one', field: 'why', body: { change: 'ended', why: ' ' } },
    ],
  );

  it('names an id of the wrong shape', async () => {
    expect(await acme.turn('not-an-id', 'accepted')).toMatchObject({ status: 400 });
  });

  it('lets the society that was asked decline, and the host ask again', async () => {
    const id = await asked('declined');
    const why = 'We do not know the author.';
    expect(rowOf(await globex.turn(id, 'declined', why), id)).toMatchObject({
      state: 'declined',
      turned: { by: globexName, why },
      waits: false,
    });
    expect(rowOf(await acme.list(), id)).toMatchObject({ waits: true });
    expect((await globex.turn(id, 'declined', why)).status).toBe(200);
    for (const change of ['accepted', 'ended'])
      expect(await globex.turn(id, change)).toMatchObject({ status: 409, body: { code: 'record-changed' } });
    expect(await acme.turn(id, 'ended')).toMatchObject({ status: 409, body: { code: 'record-changed' } });

    api.clock.advance(1000);
    const again = await asked('declined', { cosponsor: 'initech' });
    expect(rowOf(await acme.list(), id)).toMatchObject({ state: 'declined', waits: false });
    expect(rowOf(await acme.list(), again)).toMatchObject({ state: 'asked' });
  });

  it('accepts once, however often and at once, and not in the name of the host', async () => {
    const id = await asked('accepted');
    expect(await acme.turn(id, 'accepted')).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect(await acme.turn(id, 'declined')).toMatchObject({ status: 403 });
    expect(await globex.turn(id, 'ended')).toMatchObject({ status: 409 });

    const answers = await Promise.all(Array.from({ length: 4 }, () => globex.turn(id, 'accepted')));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(rowOf(answer, id)).toMatchObject({ state: 'accepted', waits: false, turned: { why: null } });
    }
    expect(
      await stored(api, 'select number, change from cosponsorship_turns where cosponsorship_id = $1', [id]),
    ).toEqual([{ number: 1, change: 'accepted' }]);
    expect(await globex.turn(id, 'declined')).toMatchObject({ status: 409 });
    expect((await api.visitor().get('/courses/accepted')).body.cosponsor).toBe(globexName);
    expect((await api.visitor().get('/courses/asked')).body.cosponsor).toBeNull();
  });

  it('takes back a question before it is answered', async () => {
    const id = await asked('withdrawn');
    const answers = await Promise.all([acme.turn(id, 'ended'), globex.turn(id, 'accepted')]);

    expect(answers.map(({ status }) => status)).toContain(200);
    const { state } = rowOf(await globex.list(), id) as unknown as { state: string };
    // Whichever was first; an acceptance that came first was ended after it.
    expect(state).toBe('ended');
    expect((await api.visitor().get('/courses/withdrawn')).body.cosponsor).toBeNull();
  });

  it.each(['host', 'co-sponsor'])('is ended by the %s, once', async (who) => {
    const id = await anAcceptedCosponsorship(api, 'ended');
    const [one, other] = who === 'host' ? [acme, globex] : [globex, acme];
    for (let times = 0; times < 2; times += 1) expect((await one.turn(id, 'ended')).status).toBe(200);
    expect(await other.turn(id, 'ended')).toMatchObject({ status: 409 });
    expect((await api.visitor().get('/courses/ended')).body.cosponsor).toBeNull();
  });
});

describe('the mails about it', () => {
  const mails = () =>
    stored<{ recipient: string; subject: string; body: string }>(
      api,
      `select recipient, subject, body from mails where subject like '%co-sponsor%' or subject like '%no longer asked%'
       order by created_at, id`,
    );
  const newest = async () => (await mails()).at(-1);

  it('go to the administrators of the other society alone, each once', async () => {
    await api.runJobs();
    const id = await asked('mailed', { note: 'Shall we?' });
    await api.runJobs();
    expect(await newest()).toMatchObject({
      recipient: 'one.ce-administrator.globex@example.com',
      subject: expect.stringMatching(/^Acme Group Psychotherapy Society asks you to co-sponsor “/),
      body: expect.stringMatching(
        /They write: Shall we\?[^]*http:\/\/globex\.localhost:4400\/s\/globex\/co-sponsored/,
      ),
    });
    const before = (await mails()).length;
    await api.app
      .get(CosponsorshipMailing, { strict: false })
      .run({ cosponsorshipId: id, societyId: api.societies.globex, number: 0 });
    expect(await mails()).toHaveLength(before);

    await globex.turn(id, 'accepted');
    await api.runJobs();
    expect(await newest()).toMatchObject({
      recipient: 'one.ce-administrator.acme@example.com',
      subject: expect.stringMatching(/^Globex Institute for Groups co-sponsors “/),
      body: expect.stringContaining('/s/acme/programs/mailed'),
    });
    await acme.turn(id, 'ended', 'The course is over.');
    await api.runJobs();
    expect(await newest()).toMatchObject({
      recipient: 'one.ce-administrator.globex@example.com',
      subject: expect.stringContaining('no longer co-sponsored'),
      body: expect.stringContaining('They write: The course is over.'),
    });
  });
});

describe('a co-sponsor’s own certificate', () => {
  const keys = '/societies/globex/keys';
  const did = 'did:web:localhost%3A4400:issuers:globex';
  const bring = async (own: Awaited<ReturnType<typeof ownKey>>) => {
    const { body } = await globexKeeper.get(keys);
    const { id } = body.keys.find(
      (key: { purpose: string; state: string }) => key.purpose === 'document' && key.state === 'in-use',
    );

    return globexKeeper.post(`${keys}/brought`, { replaces: id, ...own });
  };

  // The tests before made Globex a co-sponsor: this one has a database of its own to begin without.
  it('must name the society before it can accept, and as long as it signs for others', async () => {
    const fresh = await startTestApi();
    const shared = api;
    api = fresh;
    const [host, other] = [acme, globex];
    const keeper = globexKeeper;
    try {
      await importOthers(fresh);
      await fresh.publish(aCourse({ slug: 'keys' }), { bodies: [] });
      globexKeeper = await fresh.as({ role: 'ce-administrator', society: 'globex' });
      acme = cosponsoring(await fresh.as({ role: 'ce-administrator' }), 'acme');
      globex = cosponsoring(globexKeeper, 'globex');

      expect((await bring(await ownKey('nameless', { did: 'https://globex.example' }))).status).toBe(200);
      const id = await asked('keys');
      expect(await globex.turn(id, 'accepted')).toMatchObject({
        status: 409,
        body: { code: 'signer-not-named' },
      });
      expect(await stored(fresh, 'select id from cosponsorship_turns')).toEqual([]);
      expect((await bring(await ownKey('named', { did }))).status).toBe(200);
      expect((await globex.turn(id, 'accepted')).status).toBe(200);

      for (const wrong of ['https://globex.example', 'did:web:localhost%3A4400:issuers:acme']) {
        expect(await bring(await ownKey('another', { did: wrong }))).toMatchObject({
          status: 400,
          body: {
            code: 'invalid-request',
            details: [
              {
                field: 'certificates',
                message: expect.stringMatching(new RegExp(`alternative name ${did}$`)),
              },
            ],
          },
        });
      }
      expect((await bring(await ownKey('a third', { did }))).status).toBe(200);
      // What was issued may be corrected, and is signed by both again.
      await globex.turn(id, 'ended');
      expect((await bring(await ownKey('nameless'))).status).toBe(400);
    } finally {
      await fresh.close();
      api = shared;
      [acme, globex, globexKeeper] = [host, other, keeper];
    }
  });
});

describe('rows about it', () => {
  const person = async (society: 'acme' | 'globex', role: 'ce-administrator' | 'instructor' | 'learner') => {
    await api.as({ role, society });
    const [row] = await stored<{ id: string }>(
      api,
      'select person_id as id from memberships where society_id = $1 and role = $2 limit 1',
      [api.societies[society], role],
    );

    return {
      kind: 'person',
      societyId: api.societies[society],
      personId: row?.id ?? '',
      sessionId: nobodys,
      roles: [role],
    } as const;
  };
  const as = (actor: Actor, sql: string, given: readonly unknown[] = []) =>
    api.app.get(Database).as(actor, (tx) => tx.query<Row>(sql, given));
  const insertTurn = `insert into cosponsorship_turns (cosponsorship_id, number, change, society_id, why, recorded_by, created_at)
    values ($1, $2, $3, app_society(), $4, app_user(), now())`;

  it('are seen by staff and jobs of both societies, and by nobody else', async () => {
    const sees = async (actor: Actor) =>
      (await as(actor, `select c.id from cosponsorships c where course = 'asked'`)).length;

    for (const society of ['acme', 'globex'] as const) {
      expect(await sees({ kind: 'system', societyId: api.societies[society] })).toBe(1);
      expect(await sees(await person(society, 'ce-administrator'))).toBe(1);
      expect(await sees(await person(society, 'instructor'))).toBe(1);
      expect(await sees(await person(society, 'learner'))).toBe(0);
      expect(await sees({ kind: 'visitor', societyId: api.societies[society] })).toBe(0);
    }
    const [other] = await stored<{ id: string }>(api, `select id from societies where slug = 'initech'`);
    expect(await sees({ kind: 'system', societyId: other?.id ?? '' })).toBe(0);
    expect(
      await as({ kind: 'system', societyId: other?.id ?? '' }, 'select id from cosponsorship_turns'),
    ).toHaveLength(
      (
        await stored(
          api,
          `select from cosponsorships c join cosponsorship_turns t on t.cosponsorship_id = c.id
      where cosponsor_id = $1`,
          [other?.id],
        )
      ).length,
    );
  });

  it('are written by whose turn it is, whatever the code does', async () => {
    const [row] = await stored<Row>(api, `select id from cosponsorships where course = 'asked'`);
    const host = await person('acme', 'ce-administrator');
    const other = await person('globex', 'ce-administrator');
    const attempts: readonly (readonly [Actor, number, string])[] = [
      [host, 1, 'accepted'],
      [host, 1, 'declined'],
      [other, 1, 'ended'],
      [other, 2, 'ended'],
      [host, 2, 'ended'],
      [await person('globex', 'instructor'), 1, 'accepted'],
      [{ kind: 'system', societyId: api.societies.globex }, 1, 'accepted'],
      [await person('globex', 'learner'), 1, 'accepted'],
    ];

    for (const [actor, number, change] of attempts)
      await expect(
        as(actor, insertTurn, [row?.id, number, change, change === 'accepted' ? null : 'why']),
      ).rejects.toThrow(/row-level security|null value/);
  });

  it('cannot be asked in another society’s name', async () => {
    const ask = `insert into cosponsorships (id, society_id, course, title, cosponsor_id, recorded_by, created_at)
      values (gen_random_uuid(), $1, 'x', 'X', $2, app_user(), now())`;
    const other = await person('globex', 'ce-administrator');

    await expect(as(other, ask, [api.societies.acme, api.societies.globex])).rejects.toThrow(
      'row-level security',
    );
  });
});
