import { screen, waitFor, within } from '@testing-library/react';
import { aCatalogue, aPerson, aSession } from '../testing/answers.js';
import { refusal } from '../testing/network.js';
import { visit } from '../testing/render-route.js';

const fill = async (user: Awaited<ReturnType<typeof visit>>['user'], email = 'ruth@example.com') => {
  await user.type(screen.getByLabelText('Email address'), email);
  await user.type(screen.getByLabelText('Password'), 'a quiet room with chairs');
};
const send = () => screen.getByRole('button', { name: 'Sign in' });

describe('sign-in page', () => {
  it('lets password managers fill it', async () => {
    await visit('/sign-in');

    expect(screen.getByLabelText('Email address').getAttribute('autocomplete')).toBe('username');
    expect(screen.getByLabelText('Password').getAttribute('autocomplete')).toBe('current-password');
  });

  it('lists what is missing, with a link to each field and the same words beside it', async () => {
    const { user, sent } = await visit('/sign-in');

    await user.click(send());

    const summary = screen.getByRole('alert', { name: 'There is a problem' });
    expect(document.activeElement).toBe(summary);
    expect(within(summary).getByRole('link', { name: 'Enter your password' }).getAttribute('href')).toBe(
      '#field-password',
    );
    const field = screen.getByLabelText('Password');
    expect(field.id).toBe('field-password');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const description = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect(description?.textContent).toBe('Error: Enter your password');
    expect(document.title).toBe('Error: Sign in | SGPS');
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('gives the list focus again when it is sent in vain again', async () => {
    const { user } = await visit('/sign-in');

    await user.click(send());
    await user.click(send());

    expect(document.activeElement).toBe(screen.getByRole('alert'));
  });

  it('says what the api refuses, in its words', async () => {
    const { user } = await visit('/sign-in', {
      'POST /accounts/sign-in': refusal(401, 'wrong-credentials', {
        message: 'The email address or the password is not right.',
      }),
    });

    await fill(user);
    await user.click(send());

    expect(await screen.findByText('The email address or the password is not right.')).toBeTruthy();
  });

  it('puts what the api says of a field beside that field', async () => {
    const details = [{ field: 'email', message: 'This address cannot be used' }];
    const { user } = await visit('/sign-in', {
      'POST /accounts/sign-in': refusal(400, 'invalid-request', { details }),
    });

    await fill(user);
    await user.click(send());

    expect(
      (await screen.findByRole('link', { name: 'This address cannot be used' })).getAttribute('href'),
    ).toBe('#field-email');
    expect(screen.getByLabelText('Email address').getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps what was typed when the server cannot be reached', async () => {
    const { user } = await visit('/sign-in', { 'POST /accounts/sign-in': new Response('nonsense') });

    await fill(user);
    await user.click(send());

    expect(await screen.findByText(/We could not reach the server/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Email address').value).toBe('ruth@example.com');
  });

  it('sends the message again to an address that is not confirmed', async () => {
    const { user, sent } = await visit('/sign-in', {
      'POST /accounts/sign-in': refusal(403, 'email-not-verified'),
      'POST /accounts/verification-mails': { sent: true },
    });

    await fill(user);
    await user.click(send());
    await user.click(
      await screen.findByRole('button', { name: 'Send the message to ruth@example.com again' }),
    );

    expect(await screen.findByText('We sent another message to ruth@example.com.')).toBeTruthy();
    expect(sent.at(-1)).toEqual({
      method: 'POST',
      path: '/accounts/verification-mails',
      body: { email: 'ruth@example.com' },
    });
  });

  it('goes on to where the person was going, as that person', async () => {
    const { user, router } = await visit('/sign-in?next=%2Fcourses', {
      'POST /accounts/sign-in': aSession({ person: aPerson() }),
      '/courses': aCatalogue(),
    });

    await fill(user);
    await user.click(send());

    await waitFor(() => expect(router.state.location.pathname).toBe('/courses'));
    const heading = await screen.findByRole('heading', { level: 1, name: 'Courses' });
    expect(document.activeElement).toBe(heading);
    expect(screen.getAllByRole('link', { name: 'My CE' }).length).toBeGreaterThan(0);
    expect(screen.queryByRole('link', { name: 'Sign in' })).toBeNull();
  });

  it('shows the password on request', async () => {
    const { user } = await visit('/sign-in');

    await user.click(screen.getByRole('button', { name: 'Show password' }));

    expect(screen.getByLabelText('Password').getAttribute('type')).toBe('text');
    expect(screen.getByRole('button', { name: 'Hide password' }).getAttribute('aria-pressed')).toBe('true');
  });
});
