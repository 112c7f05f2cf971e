import { isDeepStrictEqual } from 'node:util';
import { readStatusList, statusAt, verifyProof, type StatusPurpose } from '@cohesion/certificates';
import { SocietySigners } from '../issuers/society-signers.service.js';
import { systemOf } from '../platform/actor.js';
import { Database } from '../platform/database.js';
import { someCertificates, type SomeCertificate } from '../testing/some-certificates.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { StatusPlaces, type CertificatePlaces } from './status-places.service.js';

let api: TestApi;
let places: StatusPlaces;
let society: string;

beforeAll(async () => {
  api = await startTestApi();
  places = api.app.get(StatusPlaces);
  society = api.societies.acme;
});
afterAll(() => api.close());

const take = (id: string): Promise<CertificatePlaces> =>
  api.app.get(Database).as(systemOf(society), (tx) => places.take(tx, society, id));

const set = (certificateId: string, purpose: StatusPurpose, value: boolean): Promise<void> =>
  api.app
    .get(Database)
    .as(systemOf(society), (tx) => places.set(tx, { societyId: society, certificateId, purpose, value }));

async function aTakenPlace(): Promise<SomeCertificate & CertificatePlaces> {
  const [certificate] = await someCertificates(api, 1);
  if (!certificate) throw new Error('no certificate');

  return { ...certificate, ...(await take(certificate.id)) };
}

/** The published list as whoever verifies reads it. */
async function published({ list }: { list: string }) {
  const { status, raw, headers } = await api.visitor().get(new URL(list).pathname);

  return { status, headers, credential: status === 200 ? JSON.parse(raw.toString()) : null };
}

async function bitOf(place: { list: string; index: number }, purpose: StatusPurpose) {
  const bits = readStatusList((await published(place)).credential, purpose);

  return bits && statusAt(bits, place.index);
}

describe('a place', () => {
  it('is the same in the lists of both purposes, and the same each time it is asked for', async () => {
    const { id, revocation, supersession } = await aTakenPlace();
    expect(revocation.list).toMatch(/^http:\/\/localhost:\d+\/issuers\/acme\/status\/revocation\/1$/);
    expect(supersession).toEqual({
      list: revocation.list.replace('revocation', 'refresh'),
      index: revocation.index,
    });
    expect(await take(id)).toEqual({ revocation, supersession });
  });

  it('is one when it is taken many times at once', async () => {
    const [certificate] = await someCertificates(api, 1);
    const taken = await Promise.all(Array.from({ length: 8 }, () => take(certificate?.id ?? '')));
    expect(taken.every((each) => isDeepStrictEqual(each, taken[0]))).toBe(true);
  });

  it('belongs to a certificate of the society', async () => {
    const [foreign] = await someCertificates(api, 1, 'globex');
    for (const id of ['01a20000-0000-7000-8000-000000000000', foreign?.id ?? ''])
      await expect(take(id)).rejects.toThrow('row-level security');
  });
});

describe('a published list', () => {
  it('is signed by the society, names itself and its purpose, and may be kept for minutes', async () => {
    const { revocation, supersession } = await aTakenPlace();
    const { credential: signer, issuer } = await api.app.get(SocietySigners).of(society);
    for (const [place, purpose] of [
      [revocation, 'revocation'],
      [supersession, 'refresh'],
    ] as const) {
      const { headers, credential } = await published(place);
      expect(headers).toMatchObject({
        'content-type': expect.stringMatching(/^application\/vc/),
        'cache-control': 'public, max-age=300',
        'access-control-allow-origin': '*',
      });
      expect(credential).toMatchObject({
        id: place.list,
        issuer: issuer.did,
        credentialSubject: { statusPurpose: purpose },
      });
      expect(await verifyProof(credential, signer.publicKey)).toBe(true);
    }
  });

  it('says of a certificate what was said last, in one purpose and not in the other', async () => {
    const { id, revocation, supersession } = await aTakenPlace();
    expect(await bitOf(revocation, 'revocation')).toBe(false);
    await set(id, 'revocation', true);
    await set(id, 'revocation', true);
    expect([await bitOf(revocation, 'revocation'), await bitOf(supersession, 'refresh')]).toEqual([
      true,
      false,
    ]);
    await set(id, 'revocation', false);
    await set(id, 'refresh', true);
    expect([await bitOf(revocation, 'revocation'), await bitOf(supersession, 'refresh')]).toEqual([
      false,
      true,
    ]);
    const changes = await stored(
      api,
      `select purpose, number, value from status_changes change
       join status_places place on place.id = change.place_id where certificate_id = $1 order by change.id`,
      [id],
    );
    expect(changes).toEqual([
      { purpose: 'revocation', number: 1, value: true },
      { purpose: 'revocation', number: 2, value: false },
      { purpose: 'refresh', number: 1, value: true },
    ]);
  });

  it('gives a certificate that has no place one, to say something about it', async () => {
    const [certificate] = await someCertificates(api, 1);
    await set(certificate?.id ?? '', 'revocation', true);
    expect(await bitOf((await take(certificate?.id ?? '')).revocation, 'revocation')).toBe(true);
  });

  it('is set where something was said and nowhere else', async () => {
    const { id, revocation } = await aTakenPlace();
    await set(id, 'revocation', true);
    const said = await stored<{ index: number }>(
      api,
      `select index from status_places place where list = 1 and society_id = $1 and (
         select value from status_changes where place_id = place.id and purpose = 'revocation'
         order by number desc limit 1)
       order by index`,
      [society],
    );
    const bits = readStatusList((await published(revocation)).credential, 'revocation');
    const found = Array.from({ length: 131_072 }, (_, index) => index).filter(
      (index) => bits && statusAt(bits, index),
    );
    expect(found).toEqual(said.map(({ index }) => index));
    expect(found).toContain(revocation.index);
  });

  it('is the same bytes until a bit of it changes', async () => {
    const { id, revocation } = await aTakenPlace();
    const first = await published(revocation);
    api.clock.advance(60_000);
    expect((await published(revocation)).credential).toEqual(first.credential);
    await set(id, 'revocation', true);
    expect((await published(revocation)).credential.proof).not.toEqual(first.credential.proof);
  });

  it.each([
    ['a society that is not there', '/issuers/nobody/status/revocation/1', 404],
    ['a list in which nothing is taken', '/issuers/acme/status/revocation/9', 404],
    ['a purpose that nobody knows', '/issuers/acme/status/suspension/1', 400],
    ['a list that is no number', '/issuers/acme/status/revocation/0', 400],
    ['an address of the wrong shape', '/issuers/ACME/status/revocation/1', 400],
  ])('is refused for %s', async (_, address, status) => {
    const answer = await api.visitor().get(address);
    expect(answer).toMatchObject({
      status,
      body: { code: status === 404 ? 'not-found' : 'invalid-request' },
    });
  });

  it('is set by staff alone', async () => {
    const { id } = await aTakenPlace();
    const learner = {
      kind: 'person',
      societyId: society,
      personId: id,
      sessionId: id,
      roles: ['learner'],
    } as const;
    const work = api.app
      .get(Database)
      .as(learner, (tx) =>
        places.set(tx, { societyId: society, certificateId: id, purpose: 'revocation', value: true }),
      );
    await expect(work).rejects.toThrow('row-level security');
  });
});

describe('a list that is nearly half full', () => {
  it('gives its last places to whoever draws again, and then the next list is begun', async () => {
    const [filler] = await someCertificates(api, 1);
    // All but five of the half, in the name of one certificate: so a draw hits a taken place every second time.
    await stored(
      api,
      `alter table status_places drop constraint uq_status_places_certificate_id;
       insert into status_places (society_id, certificate_id, list, index)
       select '${society}', '${filler?.id}', 2, index from generate_series(0, ${131_072 / 2 - 6}) index;`,
    );
    const fresh = new StatusPlaces(api.app.get(SocietySigners), api.clock);
    const drawn: string[] = [];
    for (const { id } of await someCertificates(api, 8)) {
      const { revocation } = await api.app
        .get(Database)
        .as(systemOf(society), (tx) => fresh.take(tx, society, id));
      drawn.push(revocation.list.split('/').at(-1) ?? '');
    }
    expect(drawn).toEqual(['2', '2', '2', '2', '2', '3', '3', '3']);
  });
});
