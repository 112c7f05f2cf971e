import { mkdtemp, mkdir, writeFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aCertificate } from '../testing/a-certificate.js';
import { aCreditCourse } from '../testing/a-credit-course.js';
import { aSociety } from '../testing/a-society.js';
import { anEnrollment } from '../testing/learner.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { stored } from '../testing/stored.js';
import { SocietyImportService } from './society-import.service.js';
import { StatementsService } from './statements.service.js';

let api: TestApi;

const approval = (changes: Record<string, unknown>) => ({
  providerNumber: 'SAMPLE-0000',
  approvalNumber: null,
  formats: ['self-study'],
  validFrom: '2026-01-01',
  validTo: '2029-12-31',
  statement: null,
  ...changes,
});
const nbcc = approval({ body: 'nbcc', bodyName: 'National Board for Certified Counselors' });
const florida = approval({
  body: 'fl-psychology',
  bodyName: 'Florida Board of Psychology',
  statement: 'Sample: approved by the Board.',
});
const sentence =
  'Sample statement, not a real approval: The Board of Psychology will not revoke the continuing psychological education credit given to any psychologist';

beforeAll(async () => {
  api = await startTestApi();
  const text = aSociety({ slug: 'acme', host: 'acme.localhost', approvals: [nbcc, florida] });
  await api.app.get(SocietyImportService).importSociety(text, 'acme.yaml');
  await api.publish(aCreditCourse(), { bodies: ['nbcc', 'fl-psychology'] });
});
afterAll(() => api.close());

describe('the words a body prescribes', () => {
  it('are on the course page, letter by letter, with the society’s name and number, marked as a sample', async () => {
    const { offers } = (await api.visitor().get('/courses/a-small-course')).body;

    expect(offers.find(({ body }: { body: string }) => body === 'nbcc').statement).toBe(
      'Sample statement, not a real approval: Acme Group Psychotherapy Society has been approved by NBCC as an Approved Continuing Education Provider, ACEP No. SAMPLE-0000. Programs that do not qualify for NBCC credit are clearly identified. Acme Group Psychotherapy Society is solely responsible for all aspects of the programs.',
    );
  });

  it('are kept with the enrollment as they were shown', async () => {
    await anEnrollment(await api.as({ name: 'reader' }));
    const [row] = await stored<{ snapshot: { offers: { statement: string }[] } }>(
      api,
      'select page_snapshot as snapshot from enrollments order by created_at desc limit 1',
    );

    expect(row?.snapshot.offers.map(({ statement }) => statement)).toContainEqual(
      expect.stringContaining('ACEP No. SAMPLE-0000'),
    );
  });

  it('are on the evaluation form where a body wants a sentence there, and kept with the receipt', async () => {
    const caller = await api.as({ name: 'evaluator' });
    const { enrollmentId, complete } = await anEnrollment(caller);
    const form = (await caller.get(`/enrollments/${enrollmentId}/evaluation`)).body;
    expect(form.statements).toEqual([expect.stringContaining(sentence)]);
    await complete();

    expect(
      await stored(api, 'select statements from evaluation_receipts where enrollment_id = $1', [
        enrollmentId,
      ]),
    ).toEqual([{ statements: form.statements }]);
    // The form keeps saying what it said, also when nobody asks for the sentence any more.
    await api.publish(aCreditCourse(), { bodies: ['nbcc'] });
    const given = (await caller.get(`/enrollments/${enrollmentId}/evaluation`)).body;
    expect(given).toMatchObject({ given: true, statements: form.statements });
    const other = await anEnrollment(await api.as({ name: 'later' }));
    const later = await (
      await api.as({ name: 'later' })
    ).get(`/enrollments/${other.enrollmentId}/evaluation`);
    expect(later.body.statements).toEqual([]);
  });

  it('are on the certificate', async () => {
    const caller = await api.as({ name: 'claimer' });
    const { id } = await aCertificate(caller);
    const { lines } = (await caller.get(`/certificates/${id}`)).body;

    expect(JSON.stringify(lines)).toContain('ACEP No. SAMPLE-0000. Programs that do not qualify');
  });
});

describe('a statement file with a mistake', () => {
  it('stops the start and names file, line and field', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'cohesion-statements-'));
    await mkdir(path.join(folder, 'statements'));
    await writeFile(path.join(folder, 'statements', 'apa.yaml'), 'format: 1\nbody: apaa\n');
    const config = { ...api.config, files: { ...api.config.files, content: folder } };

    expect(() => new StatementsService(config)).toThrow(
      /content\/statements\/apa\.yaml:2: body: must be one of/,
    );
    await rm(folder, { recursive: true });
  });
});
