import { z } from 'zod';
import { maxNameLength, maxPasswordLength, minPasswordLength } from './limits.js';

export const role = z.enum(['learner', 'instructor', 'ce-administrator']);
export type Role = z.infer<typeof role>;

/** Trimmed and composed (NFC), so that the same name is the same characters everywhere. */
export const personName = z
  .string()
  .transform((name) => name.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'Enter your name')
      .max(maxNameLength, `Use at most ${maxNameLength} characters`)
      .regex(/^[^\p{Cc}\p{Cf}]*$/u, 'This name has a character that cannot be seen'),
  );

const email = z.email('Enter an email address like name@example.com').max(254);
const newPassword = z
  .string()
  .min(minPasswordLength, `Use at least ${minPasswordLength} characters`)
  .max(maxPasswordLength, `Use at most ${maxPasswordLength} characters`);
const token = z.string().min(8).max(2048);

export const signUp = z
  .strictObject({ name: personName, email, password: newPassword })
  .meta({ id: 'SignUp' });
export type SignUp = z.infer<typeof signUp>;

export const signIn = z
  .strictObject({ email, password: z.string().min(1, 'Enter your password').max(maxPasswordLength) })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof signIn>;

export const verifyEmail = z.strictObject({ token }).meta({ id: 'VerifyEmail' });
export type VerifyEmail = z.infer<typeof verifyEmail>;

export const requestMail = z.strictObject({ email }).meta({ id: 'RequestMail' });
export type RequestMail = z.infer<typeof requestMail>;

export const resetPassword = z.strictObject({ token, password: newPassword }).meta({ id: 'ResetPassword' });
export type ResetPassword = z.infer<typeof resetPassword>;

/** The same answer whether or not the address is known, so that nobody learns who has an account. */
export const mailSent = z.object({ sent: z.literal(true) }).meta({ id: 'MailSent' });
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
export const session = z
  .object({
    society: societyBrief,
    person: z.object({ id: z.uuid(), name: z.string(), email: z.string(), roles: z.array(role) }).nullable(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof session>;

/** A device that is signed in. */
export const signedInDevice = z.object({
  id: z.string(),
  current: z.boolean(),
  device: z.string(),
  signedInAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export const signedInDevices = z.object({ devices: z.array(signedInDevice) }).meta({ id: 'SignedInDevices' });
export type SignedInDevices = z.infer<typeof signedInDevices>;

export const updateProfile = z.strictObject({ name: personName }).meta({ id: 'UpdateProfile' });
export type UpdateProfile = z.infer<typeof updateProfile>;

export const profile = z.object({ name: z.string(), email: z.string() }).meta({ id: 'Profile' });
export type Profile = z.infer<typeof profile>;
