import path from 'node:path';
import { z } from 'zod';

const flag = z.stringbool().optional();

const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** The role that owns nothing and cannot bypass row-level security. */
  DATABASE_URL: z.url(),
  /** The owner: used to migrate and import, never by http or worker. */
  DATABASE_OWNER_URL: z.url().optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(12),
  /** The role that owns the queue's schema and sees nothing else; needed unless REDIS_URL is set. */
  QUEUE_DATABASE_URL: z.url().optional(),
  /** Set: BullMQ on Redis or Valkey. Unset: BullMQ on PostgreSQL. */
  REDIS_URL: z.url().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4400),
  /** The address people type; links in mails and codes on certificates start with it. */
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().default('.data'),
  CONTENT_DIR: z.string().default('content'),
  WEB_DIST: z.string().default('apps/web/dist'),
  /** Society shown when the host name names none. */
  DEFAULT_SOCIETY: z.string().default('agps'),
  /** Unset: mails stay in the database and, outside production, can be read at /dev/mail. */
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().default('Cohesion <no-reply@localhost>'),
  /** Signs session cookies; made once by the launcher, given by the operator in production. */
  AUTH_SECRET: z.string().min(32),
  /**
   * Keys that seal personal data such as license numbers, and the keys that societies sign with, as "id:key,id:key", each
   * key 32 bytes in base64url. The first one seals, every one opens: to rotate, put a new one in front and keep the old one
   * behind it for good.
   */
  PERSONAL_DATA_KEYS: z
    .string()
    .regex(
      /^[\w-]{1,20}:[\w-]{43}(?:,[\w-]{1,20}:[\w-]{43})*$/,
      'must be like "1:" and 43 characters of base64url',
    ),
  /**
   * A time-stamp service (RFC 3161), such as http://timestamp.example.com. Set: every certificate carries a token that
   * proves when it was signed, and none is issued while the service does not answer. Unset: signed without.
   */
  TIME_STAMP_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Proxies in front that may set X-Forwarded-For. */
  TRUST_PROXY: flag,
  /** Off only in tests that sign in hundreds of times. */
  RATE_LIMITS: flag,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** How long a dead worker's job stays locked before another takes it, in milliseconds. */
  JOB_LOCK_MS: z.coerce.number().int().min(500).default(10_000),
  COHESION_PARENT_PID: z.coerce.number().int().optional(),
});

export type Config = Readonly<{
  mode: 'development' | 'test' | 'production';
  database: { url: string; ownerUrl: string | undefined; pool: number };
  queue: Readonly<{ backend: 'redis' | 'postgres'; url: string }>;
  http: { host: string; port: number; publicUrl: string; trustProxy: boolean };
  files: { data: string; content: string; web: string };
  defaultSociety: string;
  mail: { smtpUrl: string | undefined; from: string };
  auth: { secret: string; rateLimits: boolean };
  timeStampUrl: string | undefined;
  personalDataKeys: readonly Readonly<{ id: string; key: Buffer }>[];
  logLevel: string;
  jobLockMs: number;
  parentPid: number | undefined;
}>;

function queueOf(env: z.output<typeof environment>): Config['queue'] {
  if (env.REDIS_URL) return { backend: 'redis', url: env.REDIS_URL };
  if (env.QUEUE_DATABASE_URL) return { backend: 'postgres', url: env.QUEUE_DATABASE_URL };
  throw new Error('The environment is not complete:\n  QUEUE_DATABASE_URL: needed unless REDIS_URL is set');
}

function keysFrom(text: string): Config['personalDataKeys'] {
  return text.split(',').map((entry) => {
    const [id = '', key = ''] = entry.split(':');

    return { id, key: Buffer.from(key, 'base64url') };
  });
}

/** Reads the environment once. Stops the process's start with the list of everything that is off. */
export function readConfig(source: Record<string, string | undefined> = process.env): Config {
  const parsed = environment.safeParse(source);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path: where, message }) => `  ${where.join('.')}: ${message}`);
    throw new Error(`The environment is not complete:\n${lines.join('\n')}`);
  }
  const env = parsed.data;

  return {
    mode: env.NODE_ENV,
    database: { url: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL, pool: env.DATABASE_POOL },
    queue: queueOf(env),
    http: {
      host: env.HOST,
      port: env.PORT,
      publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
      trustProxy: env.TRUST_PROXY ?? false,
    },
    files: {
      data: path.resolve(env.DATA_DIR),
      content: path.resolve(env.CONTENT_DIR),
      web: path.resolve(env.WEB_DIST),
    },
    defaultSociety: env.DEFAULT_SOCIETY,
    mail: { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM },
    auth: { secret: env.AUTH_SECRET, rateLimits: env.RATE_LIMITS ?? true },
    timeStampUrl: env.TIME_STAMP_URL,
    personalDataKeys: keysFrom(env.PERSONAL_DATA_KEYS),
    logLevel: env.LOG_LEVEL,
    jobLockMs: env.JOB_LOCK_MS,
    parentPid: env.COHESION_PARENT_PID,
  };
}
