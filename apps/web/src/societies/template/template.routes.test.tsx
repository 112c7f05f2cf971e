import type { CertificateTemplateData, CertificateTemplatePage } from '@cohesion/contracts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { aPerson, aSession } from '../../testing/answers.js';
import { type Answers, refusal } from '../../testing/network.js';
import { visitLearner } from '../../testing/visit-learner.js';

const address = '/s/sample/certificates/template';
const home = '/societies/sample/certificate-template';
const place = 'cohesion.certificate-template.sample';

const aTemplate = (changes: Partial<CertificateTemplateData> = {}): CertificateTemplateData => ({
  brandColor: '#1f5a52',
  logo: null,
  heading: 'Certificate of completion',
  verb: 'completed',
  line: null,
  signers: [{ name: 'Sample President', role: 'President', signature: null }],
  order: ['statement', 'results', 'line'],
  ...changes,
});

const aPage = (changes: Partial<CertificateTemplatePage> = {}): CertificateTemplatePage => ({
  number: 2,
  template: aTemplate(),
  history: [
    {
      number: 2,
      by: 'Sam Sample',
      at: '2026-11-20T15:00:00Z',
      restoredFrom: null,
      changed: ['brandColor', 'line'],
    },
    { number: 1, by: 'Sam Sample', at: '2026-11-19T15:00:00Z', restoredFrom: null, changed: ['logo'] },
  ],
  societyName: 'Sample Society',
  ...changes,
});

const visit = async (answers: Answers = {}) => {
  const page = await visitLearner(address, {
    '/session': aSession({ person: { ...aPerson(), roles: ['ce-administrator'] } }),
    [home]: aPage(),
    ...answers,
  });
  await screen.findByRole('heading', { level: 1, name: 'How certificates look' });

  return page;
};

const heading = () => screen.getByRole<HTMLInputElement>('combobox', { name: /^Heading/ });
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });

beforeEach(() => localStorage.clear());

describe('how certificates look', () => {
  it('saves what was changed, with the version it started from', async () => {
    const saved = aPage({ number: 3, template: aTemplate({ heading: 'Certificate of attendance' }) });
    const { user, sent } = await visit({ [`PUT ${home}`]: saved });
    expect(screen.getByText('Everything is saved.')).toBeTruthy();
    await user.clear(heading());
    await user.type(heading(), 'Certificate of attendance');
    expect(screen.getByText(/Not saved yet/)).toBeTruthy();
    await user.click(button('Save'));

    expect(await screen.findByText(/Saved as version 3/)).toBeTruthy();
    expect(sent.find(({ method }) => method === 'PUT')?.body).toEqual({
      number: 2,
      template: aTemplate({ heading: 'Certificate of attendance' }),
    });
    expect(button('Save').disabled).toBe(true);
    expect(localStorage.getItem(place)).toBeNull();
  });

  it('takes changes back step by step', async () => {
    const { user } = await visit();
    await user.type(heading(), '!!');
    await user.click(screen.getByRole('radio', { name: /attended/ }));
    await user.click(button('Undo'));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /completed/ }).checked).toBe(true);
    expect(heading().value).toBe('Certificate of completion!!');
    await user.click(button('Undo'));

    expect(heading().value).toBe('Certificate of completion');
    expect(button('Undo').disabled).toBe(true);
  });

  it('keeps unsaved changes on the device, says so when they are back, and throws them away', async () => {
    localStorage.setItem(
      place,
      JSON.stringify({ number: 2, template: aTemplate({ heading: 'Half a hea' }) }),
    );
    const { user } = await visit();
    expect(await screen.findByText(/Your unsaved changes from before are here again/)).toBeTruthy();
    expect(heading().value).toBe('Half a hea');
    await user.click(button('Throw changes away'));

    expect(heading().value).toBe('Certificate of completion');
    expect(localStorage.getItem(place)).toBeNull();
  });

  it('forgets a draft that is none', async () => {
    localStorage.setItem(place, '{"number": 2, "template": {"heading": 7}}');
    await visit();
    expect(heading().value).toBe('Certificate of completion');
  });

  it('names each field that is off, before and after asking the server', async () => {
    const details = [{ field: 'brandColor', message: 'This must be darker.' }];
    const { user, sent } = await visit({ [`PUT ${home}`]: refusal(400, 'template-off', { details }) });
    await user.clear(heading());
    await user.click(button('Save'));
    const summary = await screen.findByRole('alert');
    expect(within(summary).getByRole('link', { name: 'Enter a heading' }).getAttribute('href')).toBe(
      '#field-heading',
    );
    expect(sent.filter(({ method }) => method === 'PUT')).toEqual([]);

    await user.type(heading(), 'Something');
    await user.click(button('Save'));
    expect(await screen.findByRole('link', { name: 'This must be darker.' })).toBeTruthy();
  });

  it('asks whose changes hold when somebody saved in the meantime', async () => {
    let saves = 0;
    const theirs = aPage({
      number: 3,
      template: aTemplate({ line: 'Theirs' }),
      history: [
        { number: 3, by: 'Robin', at: '2026-11-21T15:00:00Z', restoredFrom: null, changed: ['line'] },
      ],
    });
    const { user, sent } = await visit({
      [home]: () => (saves === 0 ? aPage() : theirs),
      [`PUT ${home}`]: () => {
        saves += 1;

        return saves === 1 ? refusal(409, 'record-changed') : aPage({ number: 4 });
      },
    });
    await user.type(heading(), '!');
    await user.click(button('Save'));
    expect(await screen.findByText('Robin saved version 3 while you were editing.')).toBeTruthy();
    await user.click(button('Keep mine, to save it next'));
    await user.click(button('Save'));

    expect(await screen.findByText(/Saved as version 4/)).toBeTruthy();
    expect(
      sent.filter(({ method }) => method === 'PUT').map(({ body }) => (body as { number: number }).number),
    ).toEqual([2, 3]);
  });

  it('adds and removes who signs, one to three', async () => {
    const { user } = await visit();
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
    await user.click(button('Add somebody who signs'));
    await user.click(button('Add somebody who signs'));
    expect(screen.queryByRole('button', { name: 'Add somebody who signs' })).toBeNull();
    await user.click(button('Remove Sample President'));

    expect(screen.getAllByRole('group', { name: /^Signer/ })).toHaveLength(2);
  });

  it('moves what may be moved', async () => {
    const { user } = await visit();
    await user.click(button('Move up Your own line'));
    const parts = screen.getAllByRole('listitem').map(({ textContent }) => textContent);

    expect(parts.find((words) => words?.startsWith('2.'))).toContain('2. Your own line');
  });

  it('goes back to an earlier version', async () => {
    const restored = aPage({ number: 3, template: aTemplate({ line: 'As it was' }) });
    const { user, sent } = await visit({ [`POST ${home}/restorations`]: restored });
    await user.click(screen.getByText('Earlier versions'));
    expect(screen.getByText(/Changed: color, own line\./)).toBeTruthy();
    await user.click(button('Go back to version 1'));

    expect(await screen.findByText(/look as in version 1 again/)).toBeTruthy();
    expect(sent.find(({ path }) => path.endsWith('/restorations'))?.body).toEqual({ number: 2, version: 1 });
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^A line of your own/ }).value).toBe(
      'As it was',
    );
  });

  it('refuses a picture that is too large before it is sent', async () => {
    await visit();
    const file = new File([new Uint8Array(1024 * 1024 + 1)], 'logo.png', { type: 'image/png' });
    fireEvent.change(screen.getByLabelText('Choose a picture: Logo'), { target: { files: [file] } });

    expect(await screen.findByText(/larger than 1 MB/)).toBeTruthy();
  });

  it('asks for a drawing of what is not saved, a moment after the last change', async () => {
    const { user, delivered } = await visit();
    await user.type(heading(), '!');
    await waitFor(() => expect(delivered.at(-1)?.path).toBe(`/api${home}/previews`), { timeout: 3000 });

    expect(screen.getByRole('img', { name: /^Preview: Certificate of completion!, US Letter/ })).toBeTruthy();
  });
});
