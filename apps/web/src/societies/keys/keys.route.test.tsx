import type { Reissue, SocietyKey, SocietyKeysPage } from '@cohesion/contracts';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { anIssuer, anIssuerKey, aPerson, aSession } from '../../testing/answers.js';
import { type Answers, refusal } from '../../testing/network.js';
import { visitLearner } from '../../testing/visit-learner.js';

const path = '/societies/sample/keys';
const ids = {
  credential: '01890a5d-ac96-774b-bcce-b302099a8001',
  log: '01890a5d-ac96-774b-bcce-b302099a8002',
  document: '01890a5d-ac96-774b-bcce-b302099a8003',
} as const;

const aKey = (key: SocietyKeysPage['keys'][number] | ReturnType<typeof anIssuerKey>): SocietyKey => ({
  id: ids[key.purpose],
  recordedBy: null,
  endings: [],
  ...key,
});
const aPage = (parts: Partial<SocietyKeysPage> = {}): SocietyKeysPage => ({
  ...anIssuer(),
  pageUrl: 'https://learn.example.org/issuers/sample',
  keys: anIssuer().keys.map(aKey),
  timeStamps: null,
  ...parts,
});
const replaced = aPage({
  keys: [
    aKey({
      ...anIssuerKey({ name: 'credential-2', number: 2 }),
      recordedBy: 'Ruth Okafor',
      endings: [],
      id: '01890a5d-ac96-774b-bcce-b302099a8009',
    }),
    aKey({
      ...anIssuerKey({ state: 'retired', usedUntil: '2027-03-04T15:00:00.000Z' }),
      id: ids.credential,
      recordedBy: null,
      endings: [
        {
          kind: 'retired',
          at: '2027-03-04T15:00:00.000Z',
          why: 'Replaced by a new key.',
          recordedBy: 'Ruth Okafor',
        },
      ],
    }),
    ...anIssuer().keys.slice(1).map(aKey),
  ],
});

const visit = (answers: Answers) =>
  visitLearner('/s/sample/keys', {
    '/session': aSession({ person: { ...aPerson(), roles: ['ce-administrator'] } }),
    '/societies/sample/reissues': { reissues: [] },
    ...answers,
  });
const section = (name: string) => within(screen.getByRole('region', { name }));

describe('the keys of a society', () => {
  it('are shown in plain words, each with its fingerprint', async () => {
    await visit({ [path]: aPage() });

    expect(await screen.findByRole('heading', { level: 1, name: 'Keys' })).toBeTruthy();
    const files = section('Signs PDF files');
    expect(files.getByText('document-1, ECDSA P-256')).toBeTruthy();
    expect(files.getByText(/^0123 4567 89ab cdef/)).toBeTruthy();
    expect(files.getByText(/Until November 22, 2046/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'the page of the issuer' }).getAttribute('href')).toBe(
      'https://learn.example.org/issuers/sample',
    );
    expect(screen.getByText(/no third party vouches for it/)).toBeTruthy();
  });

  it('can be replaced, and say that nothing that was issued changes', async () => {
    const { sent } = await visit({ [path]: aPage(), [`POST ${path}/new`]: replaced });
    const credentials = section('Signs what certificates say');
    expect(credentials.getByText(/credential-1 stays listed as retired/)).toBeTruthy();
    await act(async () =>
      fireEvent.click(credentials.getByRole('button', { name: 'Use a new key', hidden: true })),
    );

    expect(sent).toContainEqual({ method: 'POST', path: `${path}/new`, body: { replaces: ids.credential } });
    expect(await screen.findByText('A new key signs from now on. credential-1 is retired.')).toBeTruthy();
    expect(
      section('Signs what certificates say').getByText(/Retired March 4, 2027 by Ruth Okafor: Replaced/),
    ).toBeTruthy();
  });

  it('are reported stolen with what was typed, and the field that is off is named', async () => {
    const { sent } = await visit({
      [path]: aPage(),
      [`POST ${path}/${ids.document}/theft`]: refusal(400, 'invalid-request', {
        details: [{ field: 'name', message: 'Type document-1, the name of the key' }],
      }),
    });
    const files = section('Signs PDF files');
    expect(files.getByText('It cannot be undone.')).toBeTruthy();
    await act(async () => {
      fireEvent.change(files.getByLabelText('What happened'), { target: { value: 'A laptop is gone.' } });
      fireEvent.change(files.getByLabelText('Type document-1 to confirm'), { target: { value: 'document' } });
    });
    await act(async () =>
      fireEvent.click(files.getByRole('button', { name: 'Publish that it was stolen', hidden: true })),
    );

    expect(sent).toContainEqual({
      method: 'POST',
      path: `${path}/${ids.document}/theft`,
      body: { name: 'document', why: 'A laptop is gone.' },
    });
    expect(files.getByLabelText('Type document-1 to confirm').getAttribute('aria-invalid')).toBe('true');
    expect(
      files.getByRole('link', { name: 'Type document-1, the name of the key' }).getAttribute('href'),
    ).toBe('#field-name-document-1');
  });

  it('can be the society’s own, and what was pasted is gone from the page when it was taken', async () => {
    const brought = aPage({
      keys: aPage().keys.map((key) =>
        key.purpose === 'document'
          ? { ...key, id: '01890a5d-ac96-774b-bcce-b302099a8010', name: 'document-2' }
          : key,
      ),
    });
    const { sent } = await visit({ [path]: aPage(), [`POST ${path}/brought`]: brought });
    const files = section('Signs PDF files');
    await act(async () => {
      fireEvent.change(files.getByLabelText('Certificate'), { target: { value: 'a certificate' } });
      fireEvent.change(files.getByLabelText('Key'), { target: { value: 'a secret key' } });
    });
    await act(async () => fireEvent.click(files.getByRole('button', { name: 'Use this key', hidden: true })));

    expect(sent).toContainEqual({
      method: 'POST',
      path: `${path}/brought`,
      body: { replaces: ids.document, certificates: 'a certificate', key: 'a secret key' },
    });
    expect(await screen.findByText(/Your own key signs PDF files from now on/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>('Key').value).toBe('');
  });

  it('can be opened from a file with its password, and a wrong one is said at its field', async () => {
    const { sent } = await visit({
      [path]: aPage(),
      [`POST ${path}/brought-file`]: refusal(400, 'invalid-request', {
        details: [{ field: 'password', message: 'This password does not open the file' }],
      }),
    });
    // jsdom's files cannot be read.
    const bytes = Uint8Array.of(0x30, 0x82, 0xff);
    const file = Object.assign(new File([bytes], 'own.p12'), {
      arrayBuffer: () => Promise.resolve(bytes.buffer),
    });
    const files = section('Signs PDF files');
    const press = () =>
      act(async () =>
        fireEvent.click(files.getByRole('button', { name: 'Use the key in this file', hidden: true })),
      );
    await press();
    expect(files.getByRole('link', { name: 'Choose the .p12 or .pfx file', hidden: true })).toBeTruthy();
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);

    await act(async () => {
      fireEvent.change(files.getByLabelText('File (.p12 or .pfx)'), {
        target: { files: [file] },
      });
      fireEvent.change(files.getByLabelText('Password of the file'), { target: { value: ' word ' } });
    });
    await press();
    await waitFor(() => expect(sent.some(({ method }) => method === 'POST')).toBe(true));

    expect(sent.find(({ method }) => method === 'POST')).toEqual({
      method: 'POST',
      path: `${path}/brought-file`,
      body: { replaces: ids.document, file: 'MIL/', password: ' word ' },
    });
    const field = await screen.findByLabelText('Password of the file');
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('tell an instructor who may see them', async () => {
    const message = 'This needs the role of CE administrator.';
    await visit({ [path]: refusal(403, 'not-allowed', { message }) });

    expect(await screen.findByText(message)).toBeTruthy();
  });
});

const anew = (parts: Partial<Reissue> = {}): Reissue => ({
  keyId: ids.document,
  key: 'document-1',
  purpose: 'document',
  cosponsor: null,
  state: 'needed',
  waiting: 12,
  done: 0,
  failed: 0,
  startedAt: null,
  startedBy: null,
  failures: [],
  ...parts,
});
const begun = { startedAt: '2027-03-04T15:00:00.000Z', startedBy: 'Ruth Okafor' };
const reissues = '/societies/sample/reissues';

describe('what a stolen key signed', () => {
  it('is issued anew by one press, and the page shows how far it is', async () => {
    const { sent } = await visit({
      [path]: aPage(),
      [reissues]: { reissues: [anew()] },
      [`POST ${reissues}`]: { reissues: [anew({ ...begun, state: 'working', waiting: 8, done: 4 })] },
    });
    const stolen = section('What stolen keys signed');
    expect(stolen.getByText(/12 files were signed with document-1. Whoever checks them/)).toBeTruthy();
    await act(async () => fireEvent.click(stolen.getByRole('button', { name: 'Issue them anew' })));

    expect(sent).toContainEqual({ method: 'POST', path: reissues, body: { keyId: ids.document } });
    expect(await stolen.findByRole('progressbar', { name: 'Issued anew: 4 of 12.' })).toBeTruthy();
    expect(stolen.getByText('Begun March 4, 2027 by Ruth Okafor.')).toBeTruthy();
    expect(stolen.queryByRole('button')).toBeNull();
  });

  it('names the pages that could not be made, and tries them again', async () => {
    const failures = [
      { certificateId: ids.log, code: '7K4M-92QX', name: 'Ruth Okafor', problem: 'It does not fit.' },
    ];
    const { sent } = await visit({
      [path]: aPage(),
      [reissues]: {
        reissues: [anew({ ...begun, state: 'failed', waiting: 0, done: 11, failed: 1, failures })],
      },
      [`POST ${reissues}`]: { reissues: [anew({ ...begun, state: 'done', waiting: 0, done: 12 })] },
    });
    const stolen = section('What stolen keys signed');
    expect(stolen.getByText(/Issued anew: 11 of 12. 1 page could not be made/)).toBeTruthy();
    expect(stolen.getByRole('link', { name: 'Ruth Okafor, 7K4M-92QX' }).getAttribute('href')).toBe(
      `/s/sample/certificates/${ids.log}`,
    );
    await act(async () => fireEvent.click(stolen.getByRole('button', { name: 'Try again' })));

    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(await stolen.findByText(/12 certificates are issued anew. Nothing is left to do/)).toBeTruthy();
  });

  it('says whose key it was when it was a co-sponsor’s, and nothing where there is nothing', async () => {
    await visit({
      [path]: aPage(),
      [reissues]: {
        reissues: [
          anew({ state: 'none', waiting: 0, key: 'log-1', purpose: 'log', keyId: ids.log }),
          anew({ cosponsor: 'Globex', state: 'done', waiting: 0, done: 1, startedAt: begun.startedAt }),
        ],
      },
    });
    const stolen = section('What stolen keys signed');

    expect(stolen.getByRole('heading', { name: 'document-1 of Globex' })).toBeTruthy();
    expect(stolen.getByText('Begun March 4, 2027 by itself.')).toBeTruthy();
    expect(stolen.queryByText(/log-1/)).toBeNull();
  });
});
