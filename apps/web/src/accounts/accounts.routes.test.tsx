import { screen, waitFor, within } from '@testing-library/react';
import { aCatalogue, aPerson, aSession } from '../testing/answers.js';
import { refusal } from '../testing/network.js';
import { visit } from '../testing/render-route.js';

const device = (id: string, current: boolean) => ({
  id,
  current,
  device: `Firefox ${id}`,
  signedInAt: '2026-11-20T12:00:00.000Z',
  expiresAt: '2026-12-20T12:00:00.000Z',
});

const account = {
  '/session': aSession({ person: aPerson() }),
  '/accounts/profile': { name: 'Ruth Okafor', email: 'ruth@example.com' },
  '/accounts/devices': { devices: [device('a', true), device('b', false)] },
};

describe('sign-up page', () => {
  it('says where to look once the message is sent', async () => {
    const { user, sent } = await visit('/sign-up', { 'POST /accounts/sign-up': { sent: true } });

    await user.type(screen.getByLabelText('Your name'), '  Zoë   Łukasiewicz ');
    await user.type(screen.getByLabelText('Email address'), 'zoe@example.com');
    await user.type(screen.getByLabelText('Password'), 'a quiet room with chairs');
    await user.click(screen.getByRole('button', { name: 'Make an account' }));

    const heading = await screen.findByRole('heading', { level: 1, name: 'Check your mail' });
    expect(document.activeElement).toBe(heading);
    expect(sent.at(-1)?.body).toEqual({
      name: 'Zoë Łukasiewicz',
      email: 'zoe@example.com',
      password: 'a quiet room with chairs',
    });
  });

  it('asks for a longer password before sending anything', async () => {
    const { user, sent } = await visit('/sign-up');

    await user.type(screen.getByLabelText('Password'), 'short');
    await user.click(screen.getByRole('button', { name: 'Make an account' }));

    expect(screen.getByRole('link', { name: 'Use at least 12 characters' })).toBeTruthy();
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});

describe('page of the verification link', () => {
  it('confirms nothing until somebody presses the button', async () => {
    const { sent } = await visit('/verify-email?token=token-of-a-mail');

    expect(screen.getByRole('button', { name: 'Confirm my address' })).toBeTruthy();
    expect(sent.map(({ method }) => method)).toEqual(['GET']);
  });

  it('says that a link has expired', async () => {
    const { user } = await visit('/verify-email?token=token-of-a-mail', {
      'POST /accounts/verification': refusal(410, 'link-expired', { message: 'This link has expired.' }),
    });

    await user.click(screen.getByRole('button', { name: 'Confirm my address' }));

    expect((await screen.findByRole('alert')).textContent).toMatch(/^This link has expired\./);
  });
});

describe('account page', () => {
  it('lists the devices and signs one of them out', async () => {
    let devices = account['/accounts/devices'];
    const { user, sent } = await visit('/account', {
      ...account,
      '/accounts/devices': () => devices,
      'DELETE /accounts/devices/b': {},
    });

    const [here] = screen.getAllByRole('listitem').filter((item) => within(item).queryByText('(this one)'));
    expect(here && within(here).queryByRole('button')).toBeNull();
    devices = { devices: [device('a', true)] };
    await user.click(screen.getByRole('button', { name: 'Sign out Firefox b' }));

    await waitFor(() => expect(screen.queryByText('Firefox b')).toBeNull());
    expect(sent.some(({ method, path }) => method === 'DELETE' && path === '/accounts/devices/b')).toBe(true);
  });

  it('takes an error away once the name is saved', async () => {
    const { user } = await visit('/account', {
      ...account,
      'PUT /accounts/profile': { name: 'Ruth A. Okafor', email: 'ruth@example.com' },
    });
    const name = screen.getByLabelText('Name on certificates');

    await user.clear(name);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByRole('alert')).toBeTruthy();
    await user.type(name, 'Ruth A. Okafor');
    await user.click(screen.getByRole('button', { name: 'Save' }));

    await screen.findByText('Saved');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(document.title).toBe('Account | SGPS');
  });

  it('leaves nothing of the person behind after signing out', async () => {
    const { user, router, queries } = await visit('/account', {
      ...account,
      'POST /accounts/sign-out': {},
      '/courses': aCatalogue(),
    });

    await user.click(screen.getByRole('button', { name: 'Sign out on this device' }));

    await waitFor(() => expect(router.state.location.pathname).toBe('/'));
    expect(await screen.findByRole('link', { name: 'Sign in' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'My CE' })).toBeNull();
    expect(
      JSON.stringify(
        queries
          .getQueryCache()
          .findAll()
          .map(({ state }) => state.data),
      ),
    ).not.toContain('Ruth');
  });

  it('says so when signing out did not work', async () => {
    const { user, router } = await visit('/account', {
      ...account,
      'POST /accounts/sign-out': new Response('nonsense'),
    });

    await user.click(screen.getByRole('button', { name: 'Sign out on this device' }));

    expect((await screen.findByRole('alert')).textContent).toMatch(/We could not reach the server/);
    expect(router.state.location.pathname).toBe('/account');
  });
});
