import type { Message } from '../notifications/notifications.service.js';

/** `address` is where the society's pages are, without a slash at the end. */
type Place = Readonly<{ society: string; address: string }>;

const link = (address: string, path: string, token: string): string =>
  `${address}${path}?token=${encodeURIComponent(token)}`;

export const confirmAddress = (to: string, { society, address }: Place, token: string): Message => ({
  to,
  subject: `Confirm your email address for ${society}`,
  text: `Welcome. Someone, we hope you, made an account at ${society} with this address.

To confirm the address and sign in, open this link within 24 hours:

${link(address, '/verify-email', token)}

If it was not you, you can leave this message alone. Without the link the account stays closed.

${society}
`,
});

export const addressKnown = (to: string, { society, address }: Place): Message => ({
  to,
  subject: `You already have an account at ${society}`,
  text: `Someone, we hope you, tried to make an account at ${society} with this address. There is one already.

Sign in here:

${address}/sign-in

If you do not remember the password, choose a new one here:

${address}/recover

If it was not you, you can leave this message alone. Nothing has changed.

${society}
`,
});

export const choosePassword = (to: string, { society, address }: Place, token: string): Message => ({
  to,
  subject: `Choose a new password for ${society}`,
  text: `You asked for a new password at ${society}.

To choose one, open this link within the next hour:

${link(address, '/recover', token)}

You will be signed out on every device. Your courses and certificates stay as they are.

If you did not ask, you can leave this message alone. Your password has not changed.

${society}
`,
});

export const passwordChanged = (to: string, { society, address }: Place): Message => ({
  to,
  subject: `Your password for ${society} was changed`,
  text: `The password of your account at ${society} was changed a moment ago, and every device was signed out.

If that was you, there is nothing to do. If it was not, choose a new password now:

${address}/recover

${society}
`,
});
