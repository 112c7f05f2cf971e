import { z } from 'zod/mini';
import { maxNameLength, maxPasswordLength, minPasswordLength } from './limits.js';

export const role = z.enum(['learner', 'instructor', 'ce-administrator']);
export type Role = z.infer<typeof role>;

/** Trimmed and composed (NFC), so that the same name is the same characters everywhere. */
export const personName = z.string('Enter your name').check(
  z.overwrite((name) => name.normalize('NFC').replace(/\s+/gu, ' ').trim()),
  z.minLength(1, 'Enter your name'),
  z.maxLength(maxNameLength, `Use at most ${maxNameLength} characters`),
  z.regex(/^[^\p{Cc}\p{Cf}]*$/u, 'This name has a character that cannot be seen'),
);

const email = z
  .email('Enter an email address like name@example.com')
  .check(z.maxLength(254, 'Use at most 254 characters'));
const newPassword = z
  .string('Choose a password')
  .check(
    z.minLength(minPasswordLength, `Use at least ${minPasswordLength} characters`),
    z.maxLength(maxPasswordLength, `Use at most ${maxPasswordLength} characters`),
  );
const brokenLink = 'This link is not complete. Open it again from the message';
const token = z.string(brokenLink).check(z.minLength(8, brokenLink), z.maxLength(2048, brokenLink));

export const signUp = z.strictObject({ name: personName, email, password: newPassword });
export type SignUp = z.infer<typeof signUp>;

export const signIn = z.strictObject({
  email,
  password: z
    .string('Enter your password')
    .check(
      z.minLength(1, 'Enter your password'),
      z.maxLength(maxPasswordLength, `Use at most ${maxPasswordLength} characters`),
    ),
});
export type SignIn = z.infer<typeof signIn>;

export const verifyEmail = z.strictObject({ token });
export type VerifyEmail = z.infer<typeof verifyEmail>;

export const requestMail = z.strictObject({ email });
export type RequestMail = z.infer<typeof requestMail>;

export const resetPassword = z.strictObject({ token, password: newPassword });
export type ResetPassword = z.infer<typeof resetPassword>;

/** The same answer whether or not the address is known, so that nobody learns who has an account. */
export const mailSent = z.object({ sent: z.literal(true) });
export type MailSent = z.infer<typeof mailSent>;

export const societyBrief = z.object({
  slug: z.string(),
  name: z.string(),
  shortName: z.string(),
  /** Sample societies exist to try the software; their credit is not valid anywhere. */
  sample: z.boolean(),
});
export type SocietyBrief = z.infer<typeof societyBrief>;

/** Who is asking, and in which society. `person` is null for a visitor. */
export const session = z.object({
  society: societyBrief,
  person: z.nullable(z.object({ id: z.uuid(), name: z.string(), email: z.string(), roles: z.array(role) })),
});
export type Session = z.infer<typeof session>;

/** A device that is signed in. */
export const signedInDevice = z.object({
  id: z.string(),
  current: z.boolean(),
  device: z.string(),
  signedInAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export const signedInDevices = z.object({ devices: z.array(signedInDevice) });
export type SignedInDevices = z.infer<typeof signedInDevices>;

export const updateProfile = z.strictObject({ name: personName });
export type UpdateProfile = z.infer<typeof updateProfile>;

export const profile = z.object({ name: z.string(), email: z.string() });
export type Profile = z.infer<typeof profile>;
