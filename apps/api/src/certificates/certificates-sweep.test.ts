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
