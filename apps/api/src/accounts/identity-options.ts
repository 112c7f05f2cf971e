import { hash, verify } from '@node-rs/argon2';
import { maxPasswordLength, minPasswordLength } from '@cohesion/contracts';
import type { BetterAuthOptions } from 'better-auth';
import type { Pool } from 'pg';
import type { Config } from '../platform/config.js';
import type { RateRule } from './rate-limits.service.js';

/** OWASP's recommended argon2id: 19 MiB, two passes, one lane. argon2id is what this library does unasked. */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const hour = 3600;
const day = 24 * hour;

/** Tries per network address. Counted by better-auth for each of its endpoints, in our database. */
const perAddress: Record<string, RateRule | false> = {
  '/sign-in/email': { window: 60, max: 20 },
  '/sign-up/email': { window: hour, max: 20 },
  '/send-verification-email': { window: hour, max: 20 },
  '/request-password-reset': { window: hour, max: 20 },
  '/verify-email': { window: hour, max: 60 },
  '/reset-password': { window: hour, max: 60 },
  '/sign-out': false,
};

export const identityPath = '/api/auth';
/** Set by us on the requests we hand to better-auth; they never come from outside. */
export const clientHeader = 'x-cohesion-client';

/** Passwords that look the same are the same, however a keyboard composed them. */
const password = {
  hash: (plain: string) => hash(plain.normalize('NFKC'), argon2id),
  verify: ({ hash: hashed, password: plain }: { hash: string; password: string }) =>
    verify(hashed, plain.normalize('NFKC')),
};

/** How better-auth works here, apart from what happens around it (mails, people). */
export function identityOptions({ http, auth }: Config, pool: Pool) {
  return {
    appName: 'Cohesion',
    baseURL: http.publicUrl,
    basePath: identityPath,
    trustedOrigins: [new URL(http.publicUrl).origin],
    secret: auth.secret,
    database: pool,
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength,
      maxPasswordLength,
      password,
      resetPasswordTokenExpiresIn: hour,
      revokeSessionsOnPasswordReset: true,
    },
    emailVerification: { expiresIn: day, autoSignInAfterVerification: true },
    // No cookie cache: a session that ended has ended everywhere at once.
    session: { expiresIn: 30 * day, updateAge: day },
    user: {
      additionalFields: { bannedAt: { type: 'date', required: false, input: false, returned: false } },
    },
    rateLimit: { enabled: auth.rateLimits, window: 60, max: 60, customRules: perAddress },
    advanced: {
      cookiePrefix: 'cohesion',
      useSecureCookies: http.publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [clientHeader] },
      database: { generateId: 'uuid' },
    },
    telemetry: { enabled: false },
  } as const satisfies BetterAuthOptions;
}
